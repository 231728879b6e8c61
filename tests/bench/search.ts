/** Search as you type over a journal of years. */
import { resolve } from 'node:path';
import MiniSearch, { type SearchOptions } from 'minisearch';
import { readSample } from '#main/workspace/index.ts';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterJournal, noFilter } from '#shared/rules/journal-filter.ts';
import { fold } from '#shared/rules/search.ts';
import { timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { percentile } from './measure.ts';

const count = 50_000;
const limit = 25;
const faster = 5;

/** Words as they are typed: parts of words, single letters, accents, other scripts, words that are nowhere. */
const queries = [
  'late',
  'e',
  'th',
  'zq',
  'invoice',
  'invoi',
  'called at',
  'cafe',
  'さくら',
  'פגישה',
  'nr49',
  'nowhere in there',
  'ired',
  'scope',
  'angst',
  'xyz',
  'end',
  'a b',
];

const entriesLike = async (): Promise<readonly JournalEntry[]> => {
  const sample = await readSample(resolve(import.meta.dirname, '..', '..', 'assets'));
  const texts = sample.clients.flatMap((client) => client.entries);
  const words = texts.flatMap(({ facts, private: mine }) => `${facts.text} ${mine?.text ?? ''}`.split(/\s+/));
  let seed = 7;
  const some = (length: number): string =>
    Array.from({ length }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return words[seed % words.length] ?? '';
    }).join(' ');
  const other = ' Café Ångström 株式会社さくら פגישה ';
  return Array.from({ length: count }, (_, number) => {
    const facts = texts[number % texts.length]?.facts;
    if (facts === undefined) throw new Error('The sample has no entries.');
    return {
      id: `entry-${number}`,
      number,
      facts: { ...facts, text: `${some(45)}${number % 500 === 3 ? other : ''} nr${number}` },
      private: { text: some(20), mood: 3, energy: 3 },
      writtenAt: '2026-11-21T09:30:00.000Z',
      editedAt: null,
      removedAt: null,
      revisions: 1,
      hash: '',
    };
  });
};

/** The same fields in MiniSearch, as its own introduction sets it up; its tokens are words, case does not count. */
const indexOf = (entries: readonly JournalEntry[]): MiniSearch => {
  const index = new MiniSearch({ fields: ['title', 'text', 'tags', 'people', 'mine'] });
  index.addAll(
    entries.map(({ id, facts, private: mine }) => ({
      id,
      title: facts.title,
      text: facts.text,
      tags: facts.tags.join(' '),
      people: facts.people.join(' '),
      mine: mine?.text ?? '',
    })),
  );
  return index;
};

/** As one types it has to find the beginnings of words. Whole words alone it finds sooner: said beside it, not the same search. */
const ways: readonly SearchOptions[] = [{ combineWith: 'AND', prefix: true }, { combineWith: 'AND' }];

/** 50,000 entries with 17 million characters, searched by parts of words in both halves. */
export const searching: Figure = {
  name: 'search over 50,000 entries, p95',
  limit: `${ms(limit)} and ${times(faster)} faster`,
  against: 'MiniSearch over the same entries by beginnings of words; beside it by whole words alone',
  take: async () => {
    const entries = await entriesLike();
    const search = (query: string): number => filterJournal(entries, { ...noFilter, query }).length;
    if (search(fold('CAFÉ')) !== count / 500) throw new Error('The search misses a word with an accent.');
    const index = indexOf(entries);
    const searches = [search, ...ways.map((way) => (query: string) => index.search(query, way).length)];
    const taken = searches.map((): { readonly clock: number[]; readonly own: number[] } => ({ clock: [], own: [] }));
    for (let round = 0; round < 9; round += 1) {
      for (const query of queries) {
        for (const [number, one] of searches.entries()) {
          const before = process.cpuUsage();
          const time = await timed(() => one(query));
          const { user, system } = process.cpuUsage(before);
          // The first round folds and compiles.
          if (round === 0) continue;
          taken[number]?.clock.push(time);
          taken[number]?.own.push((user + system) / 1000);
        }
      }
    }
    const [mine = Number.NaN, ...theirs] = taken.map(({ clock }) => percentile(clock, 0.95));
    const [own = Number.NaN, ...their] = taken.map((each) => percentile(each.own, 0.95));
    const ratios = (one: number, others: readonly number[]): string =>
      others.map((other) => times(other / one)).join(' and ');
    return {
      figure: `${ms(mine)}, ${ratios(mine, theirs)} faster; of processor time ${ms(own)}, ${ratios(own, their)}`,
      reference: theirs.map((one) => `p95 ${ms(one)}`).join(' and '),
      holds: mine <= limit && (theirs[0] ?? 0) >= faster * mine,
    };
  },
};
