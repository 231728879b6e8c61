import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterJournal, noFilter, prepareSearch } from '#shared/rules/journal-filter.ts';
import { fold } from '#shared/rules/search.ts';
import { mayHold, newSigns, sign } from '#shared/rules/search-signature.ts';
import { someEntry } from '../../builders/entries.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcé ß漢字さくらפגיש😀1-'), maxLength: 30 });

/** What most texts hold is answered without reading them. */
const short = fc.string({ unit: fc.constantFrom(...'abc -1é'), minLength: 1, maxLength: 2 });

const entriesOf = (texts: readonly string[]): readonly JournalEntry[] =>
  texts.map((text, index) => someEntry({ title: '', text, tags: [], people: [] }, index + 1));

const rowsOf = (rows: Uint32Array | null, count: number): readonly number[] =>
  Array.from({ length: count }, (_, row) => row).filter(
    (row) => rows === null || ((rows[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0,
  );

describe('a search over readied texts', () => {
  it('passes over no text that holds what is looked for', () => {
    fc.assert(
      fc.property(letters, letters, letters, (before, needle, after) => {
        const signs = newSigns(40);
        sign(`${before}${needle}${after}`, signs, 33);
        expect(rowsOf(mayHold(signs, needle), 40)).toContain(33);
      }),
    );
  });

  it('passes over most texts without it', () => {
    const signs = newSigns(1000);
    for (let row = 0; row < 1000; row += 1) sign(`the ${row} invoices of this client came in late again`, signs, row);
    expect(rowsOf(mayHold(signs, 'handover'), 1000).length).toBeLessThan(50);
  });

  it('finds the same entries whether all, some or none of them were readied', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 12 }),
        fc.oneof(letters, short),
        fc.nat(14),
        (texts, query, readied) => {
          const searched = { ...noFilter, query };
          const plain = texts.filter((text) => fold(text).includes(fold(query.trim())));
          const entries = entriesOf(texts);
          prepareSearch(entries, readied);
          expect(filterJournal(entries, searched).map(({ facts }) => facts.text)).toEqual(plain);
          expect(filterJournal(entriesOf(texts), searched).map(({ facts }) => facts.text)).toEqual(plain);
        },
      ),
    );
  });
});
