import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterJournal, noFilter } from '#shared/rules/journal-filter.ts';
import { someFacts } from '../../builders/entries.ts';

const text =
  'Invoice 2026-034 was overdue. 株式会社さくらの請求書について話した。 Łukasz bought a naïve Ångström lamp. פגישה עם דנה';

const entries: readonly JournalEntry[] = [
  {
    id: 'call',
    number: 1,
    facts: someFacts({ text }),
    private: null,
    writtenAt: '2026-11-21T09:30:00.000Z',
    editedAt: null,
    removedAt: null,
    revisions: 1,
    hash: '',
  },
];

const ours = (query: string): number => filterJournal(entries, { ...noFilter, query }).length;

const index = new MiniSearch({ fields: ['text'] });
index.add({ id: 'call', text });
const theirs = (query: string): number => index.search(query, { prefix: true, combineWith: 'AND' }).length;

describe('What a person types is found where an index of words finds nothing:', () => {
  it.each([
    ['the middle of a word', 'voic'],
    ['the end of a word', 'due'],
    ['the end of a number', '34 was'],
    ['a Japanese word inside a sentence', '請求書'],
    ['the name of a Japanese company without its form', 'さくら'],
    ['a letter without its ring', 'angstrom'],
    ['a letter without its stroke', 'lukasz'],
    ['a letter without its dots', 'naive'],
    ['wide letters', 'Ｉｎｖｏｉｃｅ'],
    ['a Hebrew word without its first letter', 'גישה'],
  ])('%s', (_what, query) => {
    expect(ours(query)).toBe(1);
    expect(theirs(query)).toBe(0);
  });

  it('and what the index finds is found here too', () => {
    for (const query of ['invoice', 'over', 'פגישה', 'lamp']) {
      expect(theirs(query)).toBe(1);
      expect(ours(query)).toBe(1);
    }
  });
});
