/** Data in and out: imports with their one undo, and exports. */
import type { Input, Output, Result } from '#shared/contract.ts';
import { countOf, listed } from '#shared/rules/words.ts';
import { send } from './bridge.ts';
import { flushClients, openClient, reloadClient, useClientStore } from './client.ts';
import { pushStep } from './history.ts';
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

const undoImport = async (clientId: string, actionId: string): Promise<boolean> => {
  await flushClients();
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
  return true;
};

const broughtIn = ({ entries, invoices }: ImportPreview['counts']): string =>
  listed([
    ...(invoices.fresh > 0 ? [countOf(invoices.fresh, 'invoice')] : []),
    ...(entries.fresh > 0 ? [countOf(entries.fresh, 'entry', 'entries')] : []),
  ]);

/**
 * Imports what the preview showed, as the newest step of the history; says so with one Undo for all of it. Taking it back
 * reads the client anew, so there is nothing to do again: the file can be imported once more.
 */
export const applyImport = async (request: Input<'import.apply'>): Promise<Result<Output<'import.apply'>>> => {
  await flushClients();
  const result = await send('import.apply', request);
  if (result.ok) {
    await reloadIfOpen(request.clientId);
    await openClient(request.clientId);
    const { actionId, counts, sentence, problems } = result.value;
    const label = `import of ${broughtIn(counts)}`;
    pushStep({
      kind: 'journal',
      label,
      touches: [],
      undo: () => undoImport(request.clientId, actionId),
      redo: () => false,
    });
    toast([sentence, ...problems.slice(0, 2)].join(' '), [
      { label: 'Undo', onPress: () => void undoImport(request.clientId, actionId) },
    ]);
  }
  return result;
};

/** Writes an open copy. The private side is in it only when the request says so. */
export const makeExport = async (request: Input<'export.make'>): Promise<Result<Output<'export.make'>>> => {
  await flushClients();
  return send('export.make', request);
};

export const showExport = (folder: string): Promise<Result<null>> => send('export.show', { folder });
