import type { AppState, ClientSummary, Input, Output, RequestName, Result } from '#shared/contract.ts';
import type { App } from '../app/create-app.ts';
import { createLockingApp, type LockingApp } from '../app/locking-app.ts';
import { isWorkspace } from '../backup/index.ts';
import { failed, type Given, type Outcome } from './command.ts';
import { createHeadlessHost } from './headless-host.ts';
import { secretFrom } from './secrets.ts';
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

/** What a locked workspace was opened with. */
type OpenedBy = { readonly by: 'passphrase' | 'code'; readonly secret: string };

/** Opens a locked workspace; null when it has no passphrase. */
const unlocked = async (app: LockingApp, { option }: Given): Promise<OpenedBy | null | Outcome> => {
  const lock = await ask(app, 'lock.state', null);
  if (!lock.ok) return failed(lock.error);
  if (!lock.value.locked) return null;
  const byCode = option('code-fd') !== '' || lock.value.keyring !== 'there';
  const [name, question] = byCode
    ? (['code-fd', 'Recovery code: '] as const)
    : (['passphrase-fd', 'Passphrase: '] as const);
  const read = await secretFrom(option(name), name, question);
  if ('why' in read) return failed({ code: 'locked', message: `This workspace is locked. ${read.why}`, field: name });
  const { secret } = read;
  const opened = await ask(
    app,
    'lock.unlock',
    byCode ? { by: 'code', code: secret } : { by: 'passphrase', passphrase: secret },
  );
  return opened.ok ? { by: byCode ? 'code' : 'passphrase', secret } : failed(opened.error);
};

/** Opens the workspace named as the app does, lets `work` ask it, and closes it again. */
export const withWorkspace = async (
  given: Given,
  work: (app: LockingApp, opened: OpenedBy | null) => Promise<Outcome>,
  folders: { readonly packs?: string; readonly exports?: string } = {},
): Promise<Outcome> => {
  const workspace = placeNamed(given.option('workspace'));
  if (!(await isWorkspace(workspace))) {
    return failed({ code: 'not-found', message: `There is no Good Terms workspace in ${workspace}.` });
  }
  const { packs = `${workspace}-packs`, exports = `${workspace}-exports` } = folders;
  const app = createLockingApp(createHeadlessHost({ workspace, packs, exports, backups: `${workspace}-backups` }));
  const started = await app.start();
  if (!started.ok) return failed(started.error);
  try {
    const opened = await unlocked(app, given);
    return opened !== null && 'lines' in opened ? opened : await work(app, opened);
  } finally {
    await app.stop();
  }
};
