import { useAppState, useLockStore } from '../../state/index.ts';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import styles from './settings.module.css';

/** Where everything lies, and how it comes in and goes out. */
export const DataSection = () => {
  const { workspacePath, packFolder, version } = useAppState((state) => state);
  const encrypted = useLockStore((store) => store.lock?.protected === true);
  return (
    <>
      <p className={styles.lead}>
        {encrypted
          ? 'Everything you write is kept in files on this computer, and nowhere else. They are encrypted with your passphrase. An export is plain.'
          : 'Everything you write is kept in plain files on this computer, and nowhere else. You can read them without this app. There is no passphrase yet: whoever can read your files can read them too.'}
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
    </>
  );
};
