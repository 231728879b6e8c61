import { Segmented } from '../../components/index.ts';
import { updateSettings, useAppState } from '../../state/index.ts';
import styles from './settings.module.css';

export const Appearance = () => {
  const theme = useAppState((state) => state.workspace.settings.theme);
  return (
    <div className={styles.fields}>
      <Segmented
        legend="Theme"
        hideLegend={false}
        value={theme}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={(chosen) => updateSettings({ theme: chosen })}
      />
      <p className="muted">Packs and letters are always printed dark on white.</p>
    </div>
  );
};
