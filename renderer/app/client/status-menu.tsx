import type { ClientStatus } from '#shared/model/index.ts';
import { clientStatuses } from '#shared/model/index.ts';
import { Menu, StatusGlyph } from '../../components/index.ts';
import { clientPlace, go, toast, undoClient, updateClient, useClient, useClientReadOnly } from '../../state/index.ts';
import { statusWords } from '../status-words.ts';
import styles from './client.module.css';

/** Changes the status, with Undo. Leaving offers the Exit tab and does not force it. */
const change = (clientId: string, status: ClientStatus): void => {
  updateClient((document) => (document.status === status ? document : { ...document, status }));
  toast(`Status is now ${statusWords[status].word}.`, [
    ...(status === 'leaving' ? [{ label: 'Open Exit', onPress: () => go(clientPlace(clientId, 'exit')) }] : []),
    { label: 'Undo', onPress: undoClient },
  ]);
};

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
        if (next !== status) change(clientId, next);
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
