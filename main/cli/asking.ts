import type { AppState, ClientSummary, Input, Output, RequestName, Result } from '#shared/contract.ts';
import { type App, createApp } from '../app/create-app.ts';
import { isWorkspace } from '../backup/index.ts';
import { failed, type Outcome } from './command.ts';
import { createHeadlessHost } from './headless-host.ts';
import { placeNamed } from './words.ts';

/** The contract binds each name to its output; `handle` answers them all and can promise only the sum. */
export const ask = async <N extends RequestName>(app: App, name: N, input: Input<N>): Promise<Result<Output<N>>> =>
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

/** The client a command names, or how the command ends without one. */
export const clientNamed = async (
  app: App,
  wanted: string,
): Promise<{ readonly client: ClientSummary; readonly state: AppState } | Outcome> => {
  const state = await ask(app, 'app.state', null);
  if (!state.ok) return failed(state.error);
  const client = findClient(state.value.clients, wanted);
  if (typeof client !== 'string') return { client, state: state.value };
  const names = state.value.clients.map(({ id, name }) => ({ id, name }));
  // A client whose file cannot be read is not among the names: then this says why.
  const problems = state.value.problems.map(({ message }) => message);
  return failed({ code: 'not-found', message: client, field: 'client' }, { clients: names, problems }, problems);
};

/** Opens the workspace named as the app does, lets `work` ask it, and closes it again. */
export const withWorkspace = async (
  named: string,
  work: (app: App) => Promise<Outcome>,
  folders: { readonly packs?: string; readonly exports?: string } = {},
): Promise<Outcome> => {
  const workspace = placeNamed(named);
  if (!(await isWorkspace(workspace))) {
    return failed({ code: 'not-found', message: `There is no Good Terms workspace in ${workspace}.` });
  }
  const { packs = `${workspace}-packs`, exports = `${workspace}-exports` } = folders;
  const app = createApp(createHeadlessHost({ workspace, packs, exports, backups: `${workspace}-backups` }));
  const started = await app.start();
  if (!started.ok) return failed(started.error);
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
};
