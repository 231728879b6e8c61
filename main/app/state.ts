import type { AppState, BackupSummary, ClientSummary, OpenClient } from '#shared/contract.ts';
import { type JournalSummary, summariseJournal } from '#shared/rules/journal.ts';
import type { Client } from '../workspace/index.ts';
import type { FileState } from './file-state.ts';
import type { Host } from './host.ts';
import { backupFolderOf, type Session, sampleBackups } from './session.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The civil date on the user's own clock. */
const localDate = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** The day the app counts from: the sample's own, or today on the user's clock. */
export const todayOf = (host: Host, session: Session): string =>
  session.current().document().fixedToday ?? localDate(host.clock());

type Remembered = { readonly head: string; readonly today: string; readonly summary: JournalSummary };
const remembered = new WeakMap<Client, Remembered>();

/** The journal's summary, computed again only after a new line or on a new day. */
const summaryOf = (client: Client, today: string): JournalSummary => {
  const head = client.journal.head().hash;
  const before = remembered.get(client);
  if (before !== undefined && before.head === head && before.today === today) return before.summary;
  const summary = summariseJournal(client.journal.entries.values(), today);
  remembered.set(client, { head, today, summary });
  return summary;
};

const clientSummary = (client: Client, today: string): ClientSummary => {
  const { id, name, status } = client.document();
  return { id, name, status, ...summaryOf(client, today) };
};

/** What the whole window shows. */
export const appState = (
  host: Host,
  session: Session,
  backups: { readonly last: BackupSummary | null; readonly problem: string | null },
  files: FileState,
): AppState => {
  const workspace = session.current();
  const document = workspace.document();
  const today = todayOf(host, session);
  const clients = workspace.clients().map((client) => clientSummary(client, today));
  return {
    version: host.version,
    host: host.kind,
    can: host.can,
    workspacePath: workspace.folder,
    sample: session.isSample(),
    readOnly: workspace.readOnly,
    empty: clients.length === 0 && workspace.unreadable.length === 0,
    today,
    workspace: document,
    clients,
    problems: [...workspace.problems, ...files.problems],
    damagedFiles: files.damaged,
    lastBackup: backups.last,
    backupProblem: backups.problem,
    backupFolder: session.isSample() ? sampleBackups(host) : backupFolderOf(host, document),
    packFolder: document.settings.packFolder ?? host.paths.packs,
  };
};

/** A client as the window opens it. */
export const openClientOf = (client: Client): OpenClient => ({
  document: client.document(),
  version: client.version(),
  journal: [...client.journal.entries.values()],
  readOnly: client.readOnly,
  journalReadOnly: client.journal.readOnly,
});
