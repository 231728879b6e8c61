import type { ClientSummary } from '#shared/contract.ts';

const rank = { leaving: 0, watching: 1, active: 2, ended: 3 } as const;

/** Text of the last entry's day, or the earliest text there is. */
const last = (client: ClientSummary): string => client.lastEntryAt ?? '';

const byStatusThenLastEntry = (a: ClientSummary, b: ClientSummary): number =>
  rank[a.status] - rank[b.status] || (last(a) === last(b) ? (a.name < b.name ? -1 : 1) : last(a) < last(b) ? 1 : -1);

export type OrderedClients = { readonly current: readonly ClientSummary[]; readonly ended: readonly ClientSummary[] };

/** Leaving, watching, active, each by the last entry, newest first; the ended ones apart. */
export const orderedClients = (clients: readonly ClientSummary[]): OrderedClients => {
  const all = clients.toSorted(byStatusThenLastEntry);
  return {
    current: all.filter((client) => client.status !== 'ended'),
    ended: all.filter((client) => client.status === 'ended'),
  };
};

/** "Tidewell Interiors" is "TI", "Korsgaard" is "KO". */
export const initialsOf = (name: string): string => {
  const words = name.split(/[\s\p{P}\p{S}]+/u).filter((word) => word !== '');
  const [first = '', second] = words;
  const letters = second === undefined ? [...first].slice(0, 2) : [[...first][0] ?? '', [...second][0] ?? ''];
  return letters.join('').toUpperCase();
};
