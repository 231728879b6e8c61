/** Search as you type over a journal of years. */
import { resolve } from 'node:path';
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

/** What one would write first: every text taken apart again for every letter that is typed. */
const naive = (entries: readonly JournalEntry[], query: string): number => {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const needle = plain(query);
  return entries.filter(({ facts, private: mine }) =>
    plain([facts.title, facts.text, ...facts.tags, ...facts.people, mine?.text ?? ''].join('\n')).includes(needle),
  ).length;
};

/** 50,000 entries with 17 million characters, searched by parts of words in both halves. */
export const searching: Figure = {
  name: 'search over 50,000 entries, p95',
  limit: `${ms(limit)} and ${times(faster)} faster`,
  against: 'taking every text apart at every letter',
  take: async () => {
    const entries = await entriesLike();
    const search = (query: string): number => filterJournal(entries, { ...noFilter, query }).length;
    if (search(fold('CAFÉ')) !== count / 500) throw new Error('The search misses a word with an accent.');
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < 8; round += 1) {
      for (const query of queries) {
        ours.push(await timed(() => search(query)));
        if (round === 0) theirs.push(await timed(() => naive(entries, query)));
      }
    }
    const [mine, plain] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
    return {
      figure: `${ms(mine)}, ${times(plain / mine)} faster`,
      reference: `p95 ${ms(plain)}`,
      holds: mine <= limit && plain >= faster * mine,
    };
  },
};
