import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClientSummary, Edition, Input, Output, RequestName, Result } from '#shared/contract.ts';
import { type App, createApp } from '../app/create-app.ts';
import { isWithin, placeOf } from '../backup/folders.ts';
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

/** Where the pack is in `out`: a workspace with a pack folder of its own choice keeps the pack there, and `out` gets a copy. */
const keepIn = async (out: string, made: string): Promise<string> => {
  if (isWithin(await placeOf(made), await placeOf(out))) return made;
  const copy = join(out, basename(made));
  await mkdir(out, { recursive: true });
  await copyFile(made, copy);
  return copy;
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
  const made = await ask(app, 'pack.make', { clientId: client.id, edition, asOf });
  if (!made.ok) return failed(made.error);
  const { pages, bytes, sha256, sections, missing } = made.value;
  const path = await keepIn(placeNamed(option('out')), made.value.path);
  const whose = edition === 'client' ? 'for the client' : 'for your records';
  return done({ path, pages, bytes, sha256, edition, asOf, client: client.name, sections, missing }, [
    `Exit pack ${whose}, ${client.name}, as of ${asOf}: ${pagesOf(pages)}`,
    path,
    `SHA-256 ${sha256}`,
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
