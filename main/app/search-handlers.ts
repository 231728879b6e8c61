import type { JournalEntry } from '#shared/model/index.ts';
import { calendarDays } from '#shared/rules/calendar-days.ts';
import { entryHits, recordHits, type SearchHit } from '#shared/rules/search-hits.ts';
import { suggestion } from '#shared/rules/suggest.ts';
import type { Client } from '../workspace/index.ts';
import { ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';
import { todayOf } from './state.ts';

/** Hits of each side and client; the window shows fewer. */
const perClient = 8;

type Listed = { readonly head: string; readonly entries: readonly JournalEntry[] };
const listed = new WeakMap<Client, Listed>();

/** A client's entries newest first without removed ones; sorted again only after a new line. */
const newestFirst = (client: Client): readonly JournalEntry[] => {
  const head = client.journal.head().hash;
  const known = listed.get(client);
  if (known?.head === head) return known.entries;
  const entries = [...client.journal.entries.values()]
    .filter(({ removedAt }) => removedAt === null)
    .sort((a, b) => (a.facts.at === b.facts.at ? b.number - a.number : a.facts.at < b.facts.at ? 1 : -1));
  listed.set(client, { head, entries });
  return entries;
};

const sides = ['facts', 'record', 'private'] as const;

/** By side, and newest first within one. */
const ordered = (hits: readonly SearchHit[]): readonly SearchHit[] =>
  sides.flatMap((side) =>
    hits
      .filter((hit) => hit.side === side)
      .sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : (a.on ?? '') > (b.on ?? '') ? -1 : 0)),
  );

function* wordsOf(clients: readonly Client[]): Iterable<string> {
  for (const client of clients) {
    const { name, contacts } = client.document();
    yield name;
    for (const contact of contacts) yield contact.name;
    for (const { facts, private: mine } of newestFirst(client)) {
      yield facts.title;
      yield facts.text;
      yield mine?.text ?? '';
    }
  }
}

/** What looks over all clients at once. Nothing of a query is kept or logged. */
export const searchHandlers = (host: Host, session: Session) =>
  ({
    'search.all': async ({ query }) => {
      const clients = session.current().clients();
      const hits = ordered(
        clients.flatMap((client) => [
          ...entryHits(client.document(), newestFirst(client), query, perClient),
          ...recordHits(client.document(), query, perClient),
        ]),
      );
      return ok({ hits, suggestion: hits.length === 0 ? suggestion(query, wordsOf(clients)) : null });
    },

    'calendar.days': async () => {
      const workspace = session.current();
      const today = todayOf(host, session);
      return ok(workspace.clients().flatMap((client) => calendarDays(client.document(), workspace.document(), today)));
    },
  }) satisfies Partial<Handlers>;
