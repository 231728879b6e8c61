import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayOrder, DecimalMark, Separator } from '#shared/model/import.ts';
import { csvLine } from '#shared/rules/export/csv.ts';
import { csvReader, separatorOf } from '#shared/rules/import/csv.ts';
import { orderEvidence, readClock, readDay, readTime } from '#shared/rules/import/days.ts';
import { markEvidence, markShown, readDecimal, toMinor } from '#shared/rules/import/decimal.ts';
import { withoutGuard } from '#shared/rules/import/plain.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      ';',
      '\n',
      '\r',
      '\t',
      "'",
      '=',
      '＝',
      '＠',
      '+',
      '-',
      '@',
      'a',
      'ü',
      '漢',
      '\u2028',
    ),
  }),
);

/** Text in pieces cut at any place. */
const inPieces = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
};

const rowsOf = (pieces: readonly string[], separator: Separator = ',') => {
  const reader = csvReader(separator);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
};

describe('A table', () => {
  test('reads back as it was written, wherever its text is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (rows, cuts) => {
          const text = rows.map((cells) => csvLine(cells)).join('');
          const read = rowsOf(inPieces(text, cuts)).map(({ cells }) => cells.map(withoutGuard));
          expect(read).toEqual(rows.map((cells) => cells.map((one) => one.toWellFormed())));
        },
      ),
    );
  });

  test('has no cell of text that a spreadsheet would run, and its numbers stay numbers', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (cells) => {
        const [row] = rowsOf([csvLine(cells)]);
        for (const read of row?.cells ?? []) expect(read).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
    expect(csvLine(['=1+2', '+351 9', '-5', '@SUM', '\t=1', 'a=b', -5, 1250])).toBe(
      `'=1+2,'+351 9,'-5,'@SUM,"'\t=1",a=b,-5,1250\r\n`,
    );
  });

  test('names rows as a spreadsheet does, whatever its line ends and however cells break lines', () => {
    const read = rowsOf(['a,b\r', '\n\r\n"x\ny",z\rc,d\n\n"e', '""f",g']);
    expect(read.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a', 'b'],
      [3, 'x\ny', 'z'],
      [4, 'c', 'd'],
      [6, 'e"f', 'g'],
    ]);
  });

  test('shows its separator, also when decimals have commas', () => {
    expect(separatorOf('Datum;Text, lang;Betrag\n1.2.2026;a, b;35,00\n2.2.2026;c;1,50\n')).toBe(';');
    expect(separatorOf('sep=;\r\na,b;c\r\n')).toBe(';');
    expect(separatorOf('a\tb\n1,2\t3\n')).toBe('\t');
    expect(separatorOf('only words\n')).toBeNull();
  });
});

const pad = (value: number): string => String(value).padStart(2, '0');
const day = fc.record({
  y: fc.integer({ min: 2000, max: 2050 }),
  m: fc.integer({ min: 1, max: 12 }),
  d: fc.integer({ min: 1, max: 28 }),
});
type Day = { readonly y: number; readonly m: number; readonly d: number };
const writers: Readonly<Record<DayOrder, (day: Day, sign: string, short: boolean) => string>> = {
  dmy: ({ y, m, d }, sign, short) => [d, m, short ? pad(y % 100) : y].join(sign),
  mdy: ({ y, m, d }, sign, short) => [pad(m), pad(d), short ? pad(y % 100) : y].join(sign),
  ymd: ({ y, m, d }, sign, short) => [short ? pad(y % 100) : y, pad(m), pad(d)].join(sign),
};
const iso = ({ y, m, d }: Day): string => `${y}-${pad(m)}-${pad(d)}`;

describe('Days', () => {
  test('are read in the order they were written in, or asked about; never in another one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DayOrder>('dmy', 'mdy', 'ymd'),
        fc.constantFrom('/', '-'),
        fc.boolean(),
        fc.array(day, { minLength: 1, maxLength: 30 }),
        (order, sign, short, days) => {
          const texts = days.map((one) => writers[order](one, sign, short));
          const evidence = orderEvidence();
          for (const [index, text] of texts.entries()) evidence.see(text, index + 2);
          const settled = evidence.settled(null);
          if (settled.order === null) expect(settled.possible).toContain(order);
          else expect(texts.map((text) => readDay(text, settled.order))).toEqual(days.map(iso));
          const chosen = evidence.settled(order);
          expect(texts.map((text) => (chosen.order === null ? null : readDay(text, chosen.order)))).toEqual(
            days.map(iso),
          );
        },
      ),
    );
  });

  test.each([
    ['14.03.2026', '2026-03-14'],
    ['14. März 2026', '2026-03-14'],
    ['14 Mar 2026', '2026-03-14'],
    ['Mar 14, 2026', '2026-03-14'],
    ['Sat, 14 Mar 2026 09:02', '2026-03-14'],
    ['14 de março de 2026', '2026-03-14'],
    ['3 août 2026', '2026-08-03'],
    ['2026-03-14T09:02:11Z', '2026-03-14'],
    ['20260314', '2026-03-14'],
    ['31.02.2026', null],
    ['soon', null],
  ])('written as %s need no order', (text, expected) => {
    expect(readDay(text, 'dmy')).toBe(expected);
  });

  test('have times on both kinds of clock', () => {
    expect(
      ['9:05', '09:05:30', '9:05 AM', '12:10 am', '12:10 PM', '2026-03-14T21:05', '14.03.2026'].map(readTime),
    ).toEqual(['09:05', '09:05', '09:05', '00:10', '12:10', '21:05', null]);
    expect(['1:30:00', '01:30', '100:00:30', '1.5'].map(readClock)).toEqual([5400, 5400, 360030, null]);
  });
});

const grouped = (whole: number, sign: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, sign);
const amount = fc.record({ whole: fc.integer({ min: 0, max: 99_999_999 }), cents: fc.integer({ min: 0, max: 99 }) });
const marks: Readonly<Record<DecimalMark, readonly [group: string, mark: string]>> = {
  point: [',', '.'],
  comma: ['.', ','],
};

describe('Amounts', () => {
  test('are read with the mark they were written with, or asked about; 35,00 is never 3,500', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<DecimalMark>('point', 'comma'),
        fc.constantFrom('', '€', 'EUR '),
        fc.boolean(),
        fc.array(amount, { minLength: 1, maxLength: 20 }),
        (mark, currency, groups, amounts) => {
          const [group, sign] = marks[mark];
          const texts = amounts.map(
            ({ whole, cents }) => `${currency}${groups ? grouped(whole, group) : whole}${sign}${pad(cents)}`,
          );
          const evidence = markEvidence();
          for (const [index, text] of texts.entries()) evidence.see(text, index + 2);
          const settled = evidence.settled(null);
          expect(settled.mark).toBe(mark);
          const read = texts.map((text) => readDecimal(text, mark));
          expect(read.map((one) => (one === null ? null : toMinor(one, 'EUR')))).toEqual(
            amounts.map(({ whole, cents }) => whole * 100 + cents),
          );
          // Read with the other mark it is no number at all.
          for (const text of texts) expect(readDecimal(text, mark === 'point' ? 'comma' : 'point')).toBeNull();
        },
      ),
    );
    expect(readDecimal('35,00', 'point')).toBeNull();
    expect(readDecimal('2.000,0', 'comma')).toEqual({ units: 20000n, scale: 1 });
    expect(['1,234', '1.234', '0,125', '1,234.5', '1.234.567', '12', 'x'].map(markShown)).toEqual([
      'either',
      'either',
      'comma',
      'point',
      'comma',
      'none',
      'no-number',
    ]);
  });

  test('are rounded halves away from zero, and negative in all the usual ways', () => {
    const minor = (text: string) => {
      const read = readDecimal(text, 'point');
      return read === null ? null : toMinor(read, 'EUR');
    };
    expect(['-1.005', '(12.00)', '12.00-', '\u221212', '$13.50', "1'234.50", '1.0050', '.5'].map(minor)).toEqual([
      -101, -1200, -1200, -1200, 1350, 123450, 101, 50,
    ]);
    expect(toMinor({ units: 12345n, scale: 1 }, 'JPY')).toBe(1235);
    expect(toMinor({ units: 10n ** 30n, scale: 0 }, 'EUR')).toBeNull();
  });
});
