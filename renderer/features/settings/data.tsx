import { Button } from '../../components/index.ts';
import { choosePath, updateSettings, useAppState, useLockStore } from '../../state/index.ts';
import { CopiesPart } from './copies-part.tsx';
import { ExportPart } from './export-part.tsx';
import { ImportPart } from './import-part.tsx';
import styles from './settings.module.css';

/** Packs lie in a folder for each client below this one; those made before stay where they are. */
const PackFolder = () => {
  const { packFolder, can, readOnly } = useAppState((state) => state);
  const change = async (): Promise<void> => {
    const chosen = await choosePath('pack-folder');
    if (chosen !== null) updateSettings({ packFolder: chosen });
  };
  return (
    <div className={styles.row}>
      <b>Exit packs</b>
      <span className={styles.path}>
        {packFolder}
        <span className="meta"> In it, a folder for each client.</span>
      </span>
      {can.chooseFolder ? (
        <Button size="sm" disabled={readOnly !== null} onClick={() => void change()}>
          Change…
        </Button>
      ) : null}
    </div>
  );
};

/** Where everything lies, and how it comes in and goes out. */
export const DataSection = () => {
  const { workspacePath, version } = useAppState((state) => state);
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
        <PackFolder />
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
