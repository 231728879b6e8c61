import { useAppState } from '../../state/index.ts';
import { CopiesPart } from './copies-part.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import styles from './settings.module.css';

/** Where everything lies, and how it comes in and goes out. */
export const DataSection = () => {
  const { workspacePath, packFolder, version } = useAppState((state) => state);
  return (
    <>
      <p className={styles.lead}>
        Everything you write is kept in plain files on this computer, and nowhere else. You can read them without this
        app. There is no passphrase yet: whoever can read your files can read them too.
      </p>
      <div className={styles.group}>
        <div className={styles.row}>
          <b>Your workspace</b>
          <span className={styles.path}>{workspacePath}</span>
        </div>
        <div className={styles.row}>
          <b>Exit packs</b>
          <span className={styles.path}>{packFolder}</span>
        </div>
        <div className={styles.row}>
          <b>Good Terms</b>
          <span className={styles.path}>Version {version}</span>
        </div>
      </div>
      <ImportPart />
      <ExportPart />
      <CopiesPart />
    </>
  );
};
