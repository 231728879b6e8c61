/** Data in and out: imports with their one undo, and exports. */
import type { Input, Output, Result } from '#shared/contract.ts';
import { capitalised, countOf, listed } from '#shared/rules/words.ts';
import { send } from './bridge.ts';
import { flushClients, openClient, reloadClient, useClientStore } from './client.ts';
import { pushStep, undoStep } from './history.ts';
import { useJournalStore } from './journal.ts';
import { toast } from './ui.ts';

export type ImportPreview = Output<'import.preview'>;

/** What an import would do. Nothing is written. */
export const previewImport = async (request: Input<'import.preview'>): Promise<Result<ImportPreview>> => {
  await flushClients();
  return send('import.preview', request);
};

const reloadIfOpen = async (clientId: string): Promise<void> => {
  if (useClientStore.getState().id === clientId) await reloadClient();
};

/** Entries of a client that the window shows; none when it shows another. */
const shownEntries = (clientId: string): readonly string[] => {
  const { clientId: shown, entries } = useJournalStore.getState();
  return shown === clientId ? entries.map(({ id }) => id) : [];
};

const undoImport = async (
  clientId: string,
  actionId: string,
): Promise<false | { readonly took: readonly string[] }> => {
  await flushClients();
  const before = shownEntries(clientId);
  const result = await send('import.undo', { actionId });
  if (!result.ok) {
    toast(result.error.message);
    return false;
  }
  await reloadIfOpen(clientId);
  const { kept } = result.value;
  toast(
    kept === 0
      ? 'The import was taken back.'
      : `The import was taken back. ${countOf(kept, 'invoice')} changed since ${kept === 1 ? 'stays' : 'stay'}.`,
  );
  const after = new Set(shownEntries(clientId));
  return { took: before.filter((id) => !after.has(id)) };
};

const redoImport = async (clientId: string, actionId: string): Promise<boolean> => {
  await flushClients();
  const result = await send('import.redo', { actionId });
  if (!result.ok) {
    toast(result.error.message);
    return false;
  }
  await reloadIfOpen(clientId);
  const { forgotten } = result.value;
  toast(
    forgotten === 0
      ? 'The import is there again.'
      : `The import is there again. ${capitalised(countOf(forgotten, 'entry', 'entries'))} forgotten since ${forgotten === 1 ? 'stays' : 'stay'} away.`,
  );
  return true;
};

const broughtIn = ({ entries, invoices }: ImportPreview['counts']): string =>
  listed([
    ...(invoices.fresh > 0 ? [countOf(invoices.fresh, 'invoice')] : []),
    ...(entries.fresh > 0 ? [countOf(entries.fresh, 'entry', 'entries')] : []),
  ]);

/** Imports what the preview showed, as the newest step of the history; says so with one Undo for all of it. */
export const applyImport = async (request: Input<'import.apply'>): Promise<Result<Output<'import.apply'>>> => {
  await flushClients();
  const result = await send('import.apply', request);
  if (result.ok) {
    const { clientId } = request;
    await reloadIfOpen(clientId);
    await openClient(clientId);
    const { actionId, counts, sentence, problems } = result.value;
    const said = [sentence, ...problems.slice(0, 2)].join(' ');
    if (counts.entries.fresh + counts.invoices.fresh === 0) {
      toast(said);
      return result;
    }
    const undo = () => undoImport(clientId, actionId);
    const step = pushStep({
      kind: 'journal',
      label: `import of ${broughtIn(counts)}`,
      touches: [],
      undo,
      redo: () => redoImport(clientId, actionId),
    });
    toast(said, [{ label: 'Undo', onPress: () => void undoStep(step, undo) }]);
  }
  return result;
};

/** Writes an open copy. The private side is in it only when the request says so. */
export const makeExport = async (request: Input<'export.make'>): Promise<Result<Output<'export.make'>>> => {
  await flushClients();
  return send('export.make', request);
};

export const showExport = (folder: string): Promise<Result<null>> => send('export.show', { folder });
