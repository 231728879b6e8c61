import type { DamagedFile, Problem } from '#shared/contract.ts';
import type { Attachment } from '#shared/model/index.ts';
import { type Locale, longDate } from '#shared/rules/dates.ts';
import { type Client, cleanUnused, type Workspace } from '../workspace/index.ts';
import type { Host } from './host.ts';
import type { Session } from './session.ts';

/** What is known of the attachments of the workspace that is shown. */
export type FileState = { readonly damaged: readonly DamagedFile[]; readonly problems: readonly Problem[] };

export type FileKeeper = {
  readonly state: () => FileState;
  /** Looks once at every attached file of the workspace that is shown: is it there, has it its length? */
  readonly look: () => Promise<void>;
  /** A file turned out to be damaged, or whole again. */
  readonly note: (sha256: string, state: DamagedFile['state'] | 'whole') => void;
  /** Removes files that nothing has referred to for 30 days. Never rejects. */
  readonly clean: () => Promise<void>;
  /** Settles when cleaning is done: until then no file comes in. */
  readonly cleaned: () => Promise<unknown>;
};

type Use = {
  readonly client: Client;
  readonly attachment: Attachment;
  /** "attached to an entry of 19 June 2026"; null in the trash. */
  readonly where: ((locale: Locale) => string) | null;
};

function* usesOf(workspace: Workspace): Generator<Use> {
  for (const client of workspace.clients()) {
    for (const { facts, removedAt } of client.journal.entries.values()) {
      const where = (locale: Locale): string => `attached to an entry of ${longDate(facts.at.slice(0, 10), locale)}`;
      for (const attachment of facts.attachments) {
        yield { client, attachment, where: removedAt === null ? where : null };
      }
    }
    const { agreements, invoices } = client.document();
    for (const { title, files = [] } of agreements) {
      for (const attachment of files) yield { client, attachment, where: () => `kept with the agreement “${title}”` };
    }
    for (const { kind, number, files = [] } of invoices) {
      const name = kind === 'credit-note' ? 'credit note' : 'invoice';
      for (const attachment of files) yield { client, attachment, where: () => `kept with ${name} ${number}` };
    }
  }
}

const what = {
  missing:
    'is missing from this computer. Everything written is here. To get the file back, restore a backup or attach it again',
  altered:
    'was changed or damaged by something other than Good Terms, so it is not shown as the file that was attached. Everything written is here. To get it back, restore a backup or attach it again',
};

const lostLogo =
  'The picture of your logo is missing or was changed by something other than Good Terms. Packs are made without it. Choose it again in Settings, My details.';

/** Sentences per client at most; what is beyond them is counted. */
const named = 3;

const problemsOf = (workspace: Workspace, damaged: ReadonlyMap<string, DamagedFile['state']>): readonly Problem[] => {
  if (damaged.size === 0) return [];
  const { settings, profile } = workspace.document();
  const { locale } = settings;
  const ofLogo = profile.logo === undefined ? undefined : damaged.get(profile.logo.sha256);
  const logo: readonly Problem[] =
    ofLogo === undefined ? [] : [{ clientId: null, clientName: null, message: lostLogo }];
  const perClient = new Map<Client, string[]>();
  for (const { client, attachment, where } of usesOf(workspace)) {
    const state = damaged.get(attachment.sha256);
    if (state === undefined || where === null) continue;
    const sentence = `The file “${attachment.name}”, ${where(locale)} with ${client.document().name}, ${what[state]}.`;
    perClient.set(client, [...(perClient.get(client) ?? []), sentence]);
  }
  const files = [...perClient].flatMap(([client, sentences]) => {
    const clientName = client.document().name;
    const more = sentences.length - named;
    const shown = more > 1 ? sentences.slice(0, named) : sentences;
    const rest = `${more} more files attached to entries with ${clientName} are missing or were changed. The entries themselves say which.`;
    return [...shown, ...(more > 1 ? [rest] : [])].map((message) => ({ clientId: client.id, clientName, message }));
  });
  return [...logo, ...files];
};

export const createFileKeeper = (
  host: Host,
  session: Session,
  tell: () => void,
  /** Told of the files that were removed. */
  removed: (digests: readonly string[]) => Promise<void>,
): FileKeeper => {
  // By the workspace as it was opened: after a restore or beside the sample, everything is looked at anew.
  const known = new WeakMap<Workspace, Map<string, DamagedFile['state']>>();
  let cleaning: Promise<unknown> = Promise.resolve();

  const damagedIn = (workspace: Workspace): Map<string, DamagedFile['state']> | undefined => known.get(workspace);

  const look = async (): Promise<void> => {
    const workspace = session.current();
    const sizes = new Map((await workspace.files.list()).map(({ sha256, size }) => [sha256, size]));
    const damaged = new Map<string, DamagedFile['state']>();
    const { logo } = workspace.document().profile;
    const kept = [...usesOf(workspace)].map(({ attachment }) => attachment);
    for (const attachment of logo === undefined ? kept : [...kept, logo]) {
      const size = sizes.get(attachment.sha256);
      if (size === undefined) damaged.set(attachment.sha256, 'missing');
      else if (size !== attachment.size) damaged.set(attachment.sha256, 'altered');
    }
    known.set(workspace, damaged);
  };

  const clean = async (): Promise<void> => {
    const workspace = session.current();
    if (workspace.readOnly !== null) return;
    const inUse = new Set([...usesOf(workspace)].map(({ attachment }) => attachment.sha256));
    const { logo } = workspace.document().profile;
    if (logo !== undefined) inUse.add(logo.sha256);
    // What cannot be cleaned today takes room and is looked at again at the next start.
    const gone = await cleanUnused(workspace.folder, workspace.files, inUse, host.clock(), workspace.form).catch(
      () => [],
    );
    await removed(gone);
  };

  return {
    state: () => {
      const workspace = session.current();
      const damaged = damagedIn(workspace);
      if (damaged === undefined) {
        known.set(workspace, new Map());
        void look().then(tell, () => undefined);
        return { damaged: [], problems: [] };
      }
      return {
        damaged: [...damaged].map(([sha256, state]) => ({ sha256, state })),
        problems: problemsOf(workspace, damaged),
      };
    },
    look,
    note: (sha256, state) => {
      const damaged = damagedIn(session.current());
      if (damaged === undefined || (damaged.get(sha256) ?? 'whole') === state) return;
      if (state === 'whole') damaged.delete(sha256);
      else damaged.set(sha256, state);
      tell();
    },
    clean: async () => {
      const work = clean();
      cleaning = work;
      await work;
    },
    cleaned: () => cleaning,
  };
};
