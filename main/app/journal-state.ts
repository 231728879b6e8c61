import type { Problem } from '#shared/contract.ts';
import type { EntryFacts, EntryPrivate } from '#shared/model/index.ts';
import { type Locale, longDate } from '#shared/rules/dates.ts';
import { type AlteredLine, type Client, checkJournal } from '../workspace/index.ts';
import type { Session } from './session.ts';

/** Opening a journal follows its chain; whether the words match their digests is looked at afterwards, beside other work. */
export type JournalKeeper = {
  /** Sentences about the lines that do not match, for the workspace that is shown. */
  readonly problems: () => readonly Problem[];
  /** Checks the journal of a client that was opened, unless that was done; `tell` is called when something is wrong. */
  readonly look: (client: Client) => void;
  /** Ends what is being checked. Never rejects. */
  readonly stop: () => Promise<void>;
};

type Found = AlteredLine & {
  readonly line: number;
  /** The words as they were shown then; others have been written since when these are not the entry's any more. */
  readonly facts: EntryFacts | null;
  readonly own: EntryPrivate | null;
};

/** Sentences per client at most; what is beyond them is counted. */
const named = 3;

const kept =
  'What is shown is what the file says now, and nothing was changed. A backup from before may hold it as it was written.';

const halfOf = (what: AlteredLine['what']): string =>
  what === 'private' ? 'the private half of ' : what === 'facts' ? 'what happened in ' : '';

/** Null where the entry was forgotten in the meantime: nothing is left of the line. */
const problemOf = (
  client: Client,
  { line, what, entry: id, superseded, ...then }: Found,
  locale: Locale,
): Problem | null => {
  const clientName = client.document().name;
  const of = { clientId: client.id, clientName };
  const where = `Line ${line} of the journal of ${clientName}`;
  const changed = `${where} no longer matches the digest it was saved with: something other than Good Terms changed`;
  if (what === 'gone') {
    const message = `${where} has lost its words, though its entry was not in the trash: something other than Good Terms took them out. Everything else is shown. A backup from before holds them.`;
    return { ...of, message };
  }
  const entry = id === null ? undefined : client.journal.entries.get(id);
  if (entry === undefined) {
    const message = `${changed} it. ${kept}`;
    return then.facts === null ? { ...of, message } : null;
  }
  const day = `the entry of ${longDate(entry.facts.at.slice(0, 10), locale)}`;
  const inTrash = entry.removedAt !== null;
  const earlier = superseded || entry.facts !== then.facts || entry.private !== then.own;
  const whose = `${earlier ? 'an earlier version of ' : ''}${day}${inTrash ? ', which is in the trash' : ''}`;
  return {
    ...of,
    message: `${changed} ${halfOf(what)}${whose}. ${kept}`,
    place: inTrash ? 'journal/trash' : `journal/entry/${entry.id}`,
    ...(earlier ? {} : { entryId: entry.id }),
  };
};

const problemsOf = (client: Client, found: readonly Found[], locale: Locale): readonly Problem[] => {
  const all = found.flatMap((one) => problemOf(client, one, locale) ?? []);
  const more = all.length - named;
  if (more < 2) return all;
  const clientName = client.document().name;
  const message = `${more} more lines of the journal of ${clientName} no longer match their digests. A check of the workspace (gt verify) names them.`;
  return [...all.slice(0, named), { clientId: client.id, clientName, message }];
};

export const createJournalKeeper = (session: Session, tell: () => void): JournalKeeper => {
  // By the client as it was opened: after a restore everything is looked at anew.
  const known = new WeakMap<Client, readonly Found[]>();
  let last: Promise<void> = Promise.resolve();
  let stopped = false;

  const isShown = (client: Client): boolean => !stopped && session.current().clients().includes(client);

  const check = async (client: Client): Promise<void> => {
    const { journal } = client;
    const { form } = session.current();
    const result = isShown(client) ? await checkJournal(journal.path, () => !isShown(client), form) : null;
    if (result === null) {
      known.delete(client);
      return;
    }
    const found = result.problems.flatMap(({ line, altered }): readonly Found[] => {
      if (altered === null || journal.saidLines.has(line)) return [];
      const entry = altered.entry === null ? undefined : journal.entries.get(altered.entry);
      return [{ ...altered, line, facts: entry?.facts ?? null, own: entry?.private ?? null }];
    });
    known.set(client, found);
    if (found.length > 0) tell();
  };

  return {
    problems: () => {
      const workspace = session.current();
      const { locale } = workspace.document().settings;
      return workspace.clients().flatMap((client) => problemsOf(client, known.get(client) ?? [], locale));
    },
    look: (client) => {
      if (stopped || known.has(client)) return;
      known.set(client, []);
      last = last.then(() => check(client)).catch(() => undefined);
    },
    stop: async () => {
      stopped = true;
      await last;
    },
  };
};
