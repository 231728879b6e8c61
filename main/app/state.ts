import { isDeepStrictEqual } from 'node:util';
import type { AppState, ClientSummary, OpenClient, Problem } from '#shared/contract.ts';
import type { EntryDraft, JournalEntry } from '#shared/model/index.ts';
import { isTrashOver } from '#shared/rules/trash.ts';
import type { Client } from '../workspace/index.ts';
import type { BackupState } from './backups.ts';
import type { FileState } from './file-state.ts';
import type { Host } from './host.ts';
import { backupFolderOf, type Session, sampleBackups } from './session.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The civil date on the user's own clock. */
export const localDate = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;

/** The day the app counts from: the sample's own, or today on the user's clock. */
export const todayOf = (host: Host, session: Session): string =>
  session.current().document().fixedToday ?? localDate(host.clock());

const clientSummary = (client: Client, today: string): ClientSummary => {
  const { id, name, status } = client.document();
  return { id, name, status, ...client.journal.summary(today) };
};

/** What the whole window shows. */
export const appState = (
  host: Host,
  session: Session,
  backups: BackupState,
  files: FileState,
  journals: readonly Problem[],
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
    problems: [...workspace.problems, ...journals, ...files.problems],
    damagedFiles: files.damaged,
    lastBackup: backups.last,
    backupProblem: backups.problem,
    backupPlaces: backups.places,
    backupProof: backups.proof,
    backupReminder: backups.reminder,
    backupFolder: session.isSample() ? sampleBackups(host) : backupFolderOf(host, document),
    packFolder: document.settings.packFolder ?? host.paths.packs,
  };
};

/** Whether what a draft says stands in the journal already: the app ended after the entry was saved and before its draft was let go. */
const isSaved = ({ entryId, facts, private: mine }: EntryDraft, client: Client): boolean => {
  const own = mine.text === '' && mine.mood === null && mine.energy === null ? null : mine;
  const says = (entry: JournalEntry): boolean =>
    entry.facts.text === facts.text && isDeepStrictEqual(entry.facts, facts) && isDeepStrictEqual(entry.private, own);
  const { entries } = client.journal;
  if (entryId === null) return [...entries.values()].some(says);
  const entry = entries.get(entryId);
  return entry === undefined || says(entry);
};

/** A client as the window opens it. What has been in the trash for too long is not shown while it waits to be forgotten. */
export const openClientOf = (client: Client, now: Date): OpenClient => ({
  document: client.document(),
  version: client.version(),
  journal: [...client.journal.entries.values()].filter(
    ({ removedAt }) => removedAt === null || !isTrashOver(removedAt, now.toISOString()),
  ),
  drafts: Object.fromEntries(Object.entries(client.drafts.all()).filter(([, draft]) => !isSaved(draft, client))),
  readOnly: client.readOnly,
  journalReadOnly: client.journal.readOnly,
});
