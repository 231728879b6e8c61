import { clientStatuses } from '#shared/model/index.ts';
import { Menu, StatusGlyph } from '../../components/index.ts';
import { useClient, useClientReadOnly } from '../../state/index.ts';
import { statusWords } from '../status-words.ts';
import { changeStatus } from './change-status.ts';
import styles from './client.module.css';

export const StatusMenu = ({ clientId }: { readonly clientId: string }) => {
  const status = useClient((client) => client.status);
  const readOnly = useClientReadOnly() !== null;
  const { word } = statusWords[status];
  if (readOnly) {
    return (
      <span className={styles.fixedStatus}>
        <StatusGlyph of={status} />
        {word}
      </span>
    );
  }
  return (
    <Menu
      label={`Status: ${word}`}
      className={styles.status}
      selected={status}
      onAction={(next) => {
        if (next !== status) changeStatus(clientId, next);
      }}
      options={clientStatuses.map((id) => ({
        id,
        label: statusWords[id].word,
        description: statusWords[id].means,
        mark: <StatusGlyph of={id} />,
      }))}
    >
      <StatusGlyph of={status} />
      {word}
    </Menu>
  );
};
