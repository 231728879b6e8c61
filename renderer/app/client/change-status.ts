import type { ClientStatus } from '#shared/model/index.ts';
import { clientPlace, go, toast, undoClient, updateClient } from '../../state/index.ts';
import { statusWords } from '../status-words.ts';

/** Changes the status, with Undo. Leaving offers the Exit tab and does not force it. */
export const changeStatus = (clientId: string, status: ClientStatus): void => {
  updateClient(
    (document) => (document.status === status ? document : { ...document, status }),
    `status ${statusWords[status].word}`,
  );
  toast(`Status is now ${statusWords[status].word}.`, [
    ...(status === 'leaving' ? [{ label: 'Open Exit', onPress: () => go(clientPlace(clientId, 'exit')) }] : []),
    { label: 'Undo', onPress: undoClient },
  ]);
};
