import type { ClientSummary, Edition, Input, Output, RequestName, Result } from '#shared/contract.ts';
import { type App, createApp } from '../app/create-app.ts';
import { isWorkspace } from '../backup/index.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { createHeadlessHost } from './headless-host.ts';
import { pagesOf, placeNamed } from './words.ts';

/** The contract binds each name to its output; `handle` answers them all and can promise only the sum. */
const ask = async <N extends RequestName>(app: App, name: N, input: Input<N>): Promise<Result<Output<N>>> =>
  (await app.handle(name, input)) as Result<Output<N>>;

const folded = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** The client with this id, or else with this name; names are compared without regard to case. */
const findClient = (clients: readonly ClientSummary[], wanted: string): ClientSummary | string => {
  const byId = clients.find(({ id }) => id === wanted);
  if (byId !== undefined) return byId;
  const [first, second] = clients.filter(({ name }) => folded(name) === folded(wanted));
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    return `There is more than one client named "${first.name}". Name the one you mean by its id: ${clients
      .filter(({ name }) => folded(name) === folded(wanted))
      .map(({ id }) => id)
      .join(', ')}.`;
  }
  if (clients.length === 0) return 'There are no clients in this workspace yet.';
  return `There is no client "${wanted}" in this workspace. There are: ${clients.map(({ name }) => name).join(', ')}.`;
};

const editionOf = (text: string): Edition => (text === 'records' ? 'records' : 'client');

const make = async (app: App, { option }: Given): Promise<Outcome> => {
  const state = await ask(app, 'app.state', null);
  if (!state.ok) return failed(state.error);
  const client = findClient(state.value.clients, option('client'));
  if (typeof client === 'string') {
    const names = state.value.clients.map(({ id, name }) => ({ id, name }));
    // A client whose file cannot be read is not among the names: then this says why.
    const problems = state.value.problems.map(({ message }) => message);
    return failed({ code: 'not-found', message: client, field: 'client' }, { clients: names, problems }, problems);
  }
  const asOf = option('as-of') === '' ? state.value.today : option('as-of');
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
  const { pages, bytes, sha256, seal, sections, missing, path, folder } = made.value;
  const whose = edition === 'client' ? 'for the client' : 'for your records';
  return done({ path, folder, pages, bytes, sha256, seal, edition, asOf, client: client.name, sections, missing }, [
    `Exit pack ${whose}, ${client.name}, as of ${asOf}: ${pagesOf(pages)}`,
    folder ?? path,
    `SHA-256 ${sha256}${edition === 'records' ? '  pack.pdf' : ''}`,
    ...(seal === null ? [] : [`Seal    ${seal}  (SHA-256 of the manifest; note it, or send it to yourself)`]),
    ...missing.map(({ message }) => `Not there yet: ${message}`),
  ]);
};

/** Opens the workspace as the app does, makes one pack, and closes it again. */
export const runPack = async (given: Given): Promise<Outcome> => {
  const workspace = placeNamed(given.option('workspace'));
  if (!(await isWorkspace(workspace))) {
    return failed({ code: 'not-found', message: `There is no Good Terms workspace in ${workspace}.` });
  }
  const packs = placeNamed(given.option('out'));
  const app = createApp(createHeadlessHost({ workspace, packs, backups: `${workspace}-backups` }));
  const started = await app.start();
  if (!started.ok) return failed(started.error);
  try {
    return await make(app, given);
  } finally {
    await app.stop();
  }
};
