import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/model/index.ts';
import { filterJournal, noFilter, prepareSearch } from '#shared/rules/journal-filter.ts';
import { fold } from '#shared/rules/search.ts';
import { bitsOf, mayHold, sign, signatureWords } from '#shared/rules/search-signature.ts';
import { someEntry } from '../../builders/entries.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcé ß漢字さくらפגיש😀1-'), maxLength: 30 });

const entriesOf = (texts: readonly string[]): readonly JournalEntry[] =>
  texts.map((text, index) => someEntry({ title: '', text, tags: [], people: [] }, index + 1));

describe('a search over readied texts', () => {
  it('passes over no text that holds what is looked for', () => {
    fc.assert(
      fc.property(letters, letters, letters, (before, needle, after) => {
        const signs = new Uint32Array(2 * signatureWords);
        sign(`${before}${needle}${after}`, signs, 1);
        expect(mayHold(signs, 1, bitsOf(needle))).toBe(true);
      }),
    );
  });

  it('passes over most texts without it', () => {
    const signs = new Uint32Array(1000 * signatureWords);
    for (let row = 0; row < 1000; row += 1) sign(`the ${row} invoices of this client came in late again`, signs, row);
    const read = Array.from({ length: 1000 }, (_, row) => mayHold(signs, row, bitsOf('handover'))).filter(Boolean);
    expect(read.length).toBeLessThan(50);
  });

  it('finds the same entries whether all, some or none of them were readied', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), letters, fc.nat(14), (texts, query, readied) => {
        const searched = { ...noFilter, query };
        const plain = texts.filter((text) => fold(text).includes(fold(query.trim())));
        const entries = entriesOf(texts);
        prepareSearch(entries, readied);
        expect(filterJournal(entries, searched).map(({ facts }) => facts.text)).toEqual(plain);
        expect(filterJournal(entriesOf(texts), searched).map(({ facts }) => facts.text)).toEqual(plain);
      }),
    );
  });
});
