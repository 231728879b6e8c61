import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterJournal, type JournalFilter, noFilter } from '#shared/rules/journal-filter.ts';
import { excerptOf, findAll, fold } from '#shared/rules/search.ts';
import { entryHits } from '#shared/rules/search-hits.ts';
import { suggestion } from '#shared/rules/suggest.ts';
import { someFacts } from '../../builders/entries.ts';

const entry = (
  id: string,
  facts: Parameters<typeof someFacts>[0],
  mine: Partial<NonNullable<JournalEntry['private']>> | null = null,
): JournalEntry => ({
  id,
  number: 1,
  facts: someFacts(facts),
  private: mine === null ? null : { text: '', mood: null, energy: null, ...mine },
  writtenAt: '2026-11-21T09:30:00.000Z',
  editedAt: null,
  removedAt: null,
  revisions: 1,
  hash: '',
});

const file = { sha256: 'a'.repeat(64), name: 'Rückmeldung.pdf', size: 1, mediaType: 'application/pdf' };

const entries = [
  entry('call', {
    kind: 'call',
    at: '2026-11-03T10:00',
    text: 'Łukasz called about the café.',
    tags: ['Late-Payment'],
  }),
  entry('file', { kind: 'email', at: '2026-11-02T10:00', text: 'See the file.', attachments: [file] }, { mood: 2 }),
  entry('mine', { kind: 'note', at: '2026-11-01T10:00', text: '' }, { text: 'とても疲れた。', mood: 1 }),
];
const found = (filter: Partial<JournalFilter>): readonly string[] =>
  filterJournal(entries, { ...noFilter, ...filter }).map(({ id }) => id);

describe('the timeline', () => {
  it('is narrowed by kind, tag, mood, files, days and what is private only, and the filters add up', () => {
    expect(found({})).toEqual(['call', 'file', 'mine']);
    expect(found({ kinds: ['call', 'note'] })).toEqual(['call', 'mine']);
    expect(found({ tags: ['late-payment'] })).toEqual(['call']);
    expect(found({ moods: [1, 2] })).toEqual(['file', 'mine']);
    expect(found({ withFiles: true })).toEqual(['file']);
    expect(found({ privateOnly: true })).toEqual(['mine']);
    expect(found({ from: '2026-11-02', until: '2026-11-02' })).toEqual(['file']);
    expect(found({ moods: [1, 2], until: '2026-11-01' })).toEqual(['mine']);
    expect(found({ moods: [1], withFiles: true })).toEqual([]);
  });

  it.each([
    ['lukasz', 'call'],
    ['LUKA', 'call'],
    ['cafe', 'call'],
    ['ＣＡＦÉ', 'call'],
    ['late-pay', 'call'],
    ['ruckmeldung', 'file'],
    ['疲れ', 'mine'],
  ])('finds %j in the entry %s', (query, id) => {
    expect(found({ query })).toEqual([id]);
  });
});

describe('words in many scripts', () => {
  it.each([
    ['قالَ إنَّ المشروعَ متأخّر', 'المشروع'],
    ['مـــتأخر', 'متأخر'],
    ['הַפְּגִישָׁה נִדְחֲתָה', 'הפגישה'],
    ['株式会社さくらへ請求', 'さくら'],
    ['회의가 늦어졌다', '늦어'],
    ['ｶﾞｲﾄﾞ', 'ガイド'],
    ['Straße', 'STRASSE'],
    ['Øresund', 'oresund'],
    ['“quoted”', '"quoted"'],
  ])('%s holds %s', (text, word) => {
    expect(findAll(text, fold(word))).toHaveLength(1);
  });

  it('are folded the same piece by piece and as a whole, and folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(fold(a) + fold(b)).toBe(fold(a + b));
        expect(fold(fold(a))).toBe(fold(a));
      }),
    );
  });
});

describe('an excerpt', () => {
  it('is one line around the first hit, with every hit in it marked', () => {
    const long = `First line.\n${'word '.repeat(40)}the Café was late, late ${'word '.repeat(40)}\nlast`;
    const excerpt = excerptOf(long, 'late');
    expect(excerpt?.text).toMatch(/^…word .*Café was late, late word.*…$/);
    expect(excerpt?.spans.map(([start, end]) => excerpt.text.slice(start, end))).toEqual(['late', 'late']);
    expect(excerptOf(long, 'missing')).toBeNull();
  });

  it('always holds its hit, whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
        (around, word) => {
          const needle = fold(word);
          fc.pre(needle.trim() !== '');
          const excerpt = excerptOf(`${around} ${word} ${around}`, needle);
          fc.pre(!/[\n]/.test(word));
          expect(excerpt?.spans.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a search over entries', () => {
  it('keeps what happened and how it was apart', () => {
    const both = entry('both', { text: 'The payment was late.' }, { text: 'I was late myself.' });
    const hits = entryHits({ id: 'c1', name: 'Amber Lane' }, [both], 'LATE', 5);
    expect(hits.map(({ side, excerpt }) => [side, excerpt.text])).toEqual([
      ['facts', 'The payment was late.'],
      ['private', 'I was late myself.'],
    ]);
    expect(hits[0]).toMatchObject({ place: 'journal/entry/both', clientName: 'Amber Lane' });
  });
});

describe('a search without hits', () => {
  it.each([
    ['lade', 'late'],
    ['alte', 'late'],
    ['paymnet', 'Payment'],
    ['angstrom', 'Ångström'],
  ])('for %s names %s', (typed, meant) => {
    expect(suggestion(typed, ['Payment is late, late.', 'Ångström asked.'])).toBe(meant);
  });

  it('names nothing when nothing is near, or too little was typed', () => {
    expect(suggestion('zebra', ['Payment is late.'])).toBeNull();
    expect(suggestion('la', ['late'])).toBeNull();
  });
});
