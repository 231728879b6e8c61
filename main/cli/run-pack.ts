import type { Edition } from '#shared/contract.ts';
import type { App } from '../app/create-app.ts';
import { ask, clientNamed, withWorkspace } from './asking.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { pagesOf, placeNamed } from './words.ts';

const editionOf = (text: string): Edition => (text === 'records' ? 'records' : 'client');

const make = async (app: App, { option }: Given): Promise<Outcome> => {
  const found = await clientNamed(app, option('client'));
  if ('error' in found) return found;
  const { client, state } = found;
  const asOf = option('as-of') === '' ? state.today : option('as-of');
  const edition = editionOf(option('edition'));
  const form = option('form') === 'zip' ? 'zip' : 'folder';
  if (edition === 'client' && option('form') !== '') {
    return failed({
      code: 'invalid',
      message: 'The client edition is one PDF; --form is for the records edition.',
      field: 'form',
    });
  }
  const made = await ask(app, 'pack.make', { clientId: client.id, edition, asOf, form });
  if (!made.ok) return failed(made.error);
  const { pages, bytes, sha256, seal, sections, missing, uncovered, path, folder } = made.value;
  const whose = edition === 'client' ? 'for the client' : 'for your records';
  const facts = { path, folder, pages, bytes, sha256, seal, edition, asOf, client: client.name, sections, missing };
  return done({ ...facts, uncovered }, [
    `Exit pack ${whose}, ${client.name}, as of ${asOf}: ${pagesOf(pages)}`,
    folder ?? path,
    `SHA-256 ${sha256}${edition === 'records' ? '  pack.pdf' : ''}`,
    ...(seal === null ? [] : [`Seal    ${seal}  (SHA-256 of the manifest; note it, or send it to yourself)`]),
    ...missing.map(({ message }) => `Not there yet: ${message}`),
    ...uncovered.map(({ message }) => `To know: ${message}`),
  ]);
};

/** Opens the workspace as the app does, makes one pack, and closes it again. */
export const runPack = (given: Given): Promise<Outcome> =>
  withWorkspace(given, (app) => make(app, given), { packs: placeNamed(given.option('out')) });
