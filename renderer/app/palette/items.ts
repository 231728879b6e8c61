/** What the palette offers for what was typed, in its order: do, what happened, records, how it was for me. */
import type { ClientSummary } from '#shared/contract.ts';
import type { Excerpt, Span } from '#shared/rules/search.ts';
import { findAll, fold } from '#shared/rules/search.ts';
import type { SearchHit } from '#shared/rules/search-hits.ts';
import type { Action, ActionId } from '../actions.ts';

export type Target =
  | { readonly at: 'action'; readonly id: ActionId }
  | { readonly at: 'place'; readonly place: string };

export type Item = {
  readonly id: string;
  readonly title: Excerpt;
  readonly meta: string;
  readonly keys: string | null;
  readonly target: Target;
};

export type GroupId = 'recent' | 'do' | 'facts' | 'record' | 'private';
export type Group = { readonly id: GroupId; readonly items: readonly Item[] };

/** An action as it is named here and now. */
export type Offered = Pick<Action, 'id' | 'where' | 'also'> & { readonly label: string; readonly keys: string | null };

/** An action with what the record says: "Write a reminder for 2026-034". */
export type Suggested = {
  readonly id: string;
  readonly label: string;
  readonly meta: string;
  readonly place: string;
};

const plain = (text: string): Excerpt => ({ text, spans: [] });

const wordsOf = (query: string): readonly string[] => fold(query).split(/\s+/).filter(Boolean);

const merged = (spans: readonly Span[]): readonly Span[] => {
  const result: Span[] = [];
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([start, end]);
  }
  return result;
};

const marked = (text: string, words: readonly string[]): Excerpt => ({
  text,
  spans: merged(words.flatMap((word) => findAll(text, word))),
});

/** Lower is nearer; null when a word is missing. */
const rank = (label: string, also: string, words: readonly string[]): number | null => {
  const [name, all] = [fold(label), fold(`${label} ${also}`)];
  if (!words.every((word) => all.includes(word))) return null;
  const [first = ''] = words;
  if (name.startsWith(first)) return 0;
  if (name.includes(` ${first}`)) return 1;
  return name.includes(first) ? 2 : 3;
};

type Ranked = { readonly item: Item; readonly rank: number };

const best = (ranked: readonly (Ranked | null)[], limit: number): readonly Item[] =>
  ranked
    .filter((each) => each !== null)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => item);

const actionItem = (action: Offered, words: readonly string[]): Ranked | null => {
  const at = rank(action.label, `${action.also ?? ''} ${action.where}`, words);
  if (at === null) return null;
  const { id, label, where, keys } = action;
  return {
    rank: at,
    item: { id: `do-${id}`, title: marked(label, words), meta: where, keys, target: { at: 'action', id } },
  };
};

const clientItem = (client: Pick<ClientSummary, 'id' | 'name'>, words: readonly string[]): Ranked | null => {
  const at = rank(client.name, 'go to client', words);
  if (at === null) return null;
  const target = { at: 'place', place: `#/clients/${client.id}/overview` } as const;
  return {
    rank: at,
    item: { id: `client-${client.id}`, title: marked(client.name, words), meta: 'Client', keys: null, target },
  };
};

const suggestedItem = ({ id, label, meta, place }: Suggested, words: readonly string[]): Ranked | null => {
  const at = rank(label, meta, words);
  if (at === null) return null;
  return {
    // What the record says comes before what can always be done.
    rank: at - 2,
    item: { id, title: marked(label, words), meta, keys: null, target: { at: 'place', place } },
  };
};

const shownActions = 6;
const shownHits: Readonly<Record<SearchHit['side'], number>> = { facts: 4, record: 3, private: 3 };

/** Actions only, all of them where nothing is typed. */
export const commandGroups = (query: string, actions: readonly Offered[]): readonly Group[] => {
  const words = wordsOf(query);
  return filled([
    {
      id: 'do',
      items: best(
        actions.map((action) => actionItem(action, words)),
        actions.length,
      ),
    },
  ]);
};

export const searchGroups = (
  query: string,
  {
    actions,
    suggested,
    clients,
    hits,
    hidePrivate,
    meta,
  }: {
    readonly actions: readonly Offered[];
    readonly suggested: readonly Suggested[];
    readonly clients: readonly Pick<ClientSummary, 'id' | 'name'>[];
    readonly hits: readonly SearchHit[];
    readonly hidePrivate: boolean;
    /** The line under a hit: what, whose, when. */
    readonly meta: (hit: SearchHit) => string;
  },
): readonly Group[] => {
  const words = wordsOf(query);
  const side = (wanted: SearchHit['side']): readonly Item[] =>
    hits
      .filter((hit) => hit.side === wanted)
      .slice(0, shownHits[wanted])
      .map((hit, index) => ({
        id: `${wanted}-${index}`,
        title: hit.excerpt,
        meta: meta(hit),
        keys: null,
        target: { at: 'place', place: `#/clients/${hit.clientId}/${hit.place}` },
      }));
  return filled([
    {
      id: 'do',
      items: best(
        [
          ...suggested.map((each) => suggestedItem(each, words)),
          ...clients.map((client) => clientItem(client, words)),
          ...actions.map((action) => actionItem(action, words)),
        ],
        shownActions,
      ),
    },
    { id: 'facts', items: side('facts') },
    { id: 'record', items: side('record') },
    { id: 'private', items: hidePrivate ? [] : side('private') },
  ]);
};

/** Before anything is typed: where one was, then the clients and what is done most. */
export const emptyGroups = (
  recent: readonly { readonly place: string; readonly label: string; readonly where: string }[],
  clients: readonly Pick<ClientSummary, 'id' | 'name'>[],
  actions: readonly Offered[],
): readonly Group[] => {
  const first: readonly ActionId[] = ['new-entry', 'undo', 'redo', 'check-ins', 'add-client', 'shortcuts'];
  const known = new Set(recent.map(({ place }) => place));
  return filled([
    {
      id: 'recent',
      items: [
        ...recent.map(({ place, label, where }) => ({
          id: `recent-${place}`,
          title: plain(label),
          meta: where,
          keys: null,
          target: { at: 'place', place } as const,
        })),
        ...clients
          .map((client) => clientItem(client, []))
          .flatMap((each) => each?.item ?? [])
          .filter(({ target }) => target.at !== 'place' || !known.has(target.place)),
      ].slice(0, shownActions),
    },
    {
      id: 'do',
      items: first.flatMap((id) => {
        const action = actions.find((each) => each.id === id);
        return (action && actionItem(action, [])?.item) ?? [];
      }),
    },
  ]);
};

const filled = (groups: readonly Group[]): readonly Group[] => groups.filter(({ items }) => items.length > 0);
