import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, csv, day, figure } from '#shared/pack/csv.ts';

/** RFC 4180, read back cell by cell. */
const parsed = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const body = text.replace(/^\ufeff/, '');
  for (let at = 0; at < body.length; at += 1) {
    const character = body[at] ?? '';
    if (quoted) {
      if (character === '"' && body[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quoted = false;
      else cell += character;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (character === '\r' && body[at + 1] === '\n') {
      rows.at(-1)?.push(cell);
      rows.push([]);
      cell = '';
      at += 1;
    } else cell += character;
  }
  return rows.slice(0, -1);
};

describe('a table of a pack', () => {
  it('begins with a byte order mark, ends its lines with CRLF and quotes what needs it', () => {
    expect(
      csv(
        ['a', 'b'],
        [
          ['x, "y"', 'two\nlines'],
          [null, count(3)],
        ],
      ),
    ).toBe('\ufeffa,b\r\n"x, ""y""","two\nlines"\r\n,3\r\n');
  });

  it.each(['=1+1', '+49 30', '-2 items', '\u2212 5', '@home', '\tcell', '\rcell'])(
    'keeps %j from being taken for a formula',
    (text) => {
      expect(parsed(csv(['a'], [[text]]))[1]).toEqual([`'${text}`]);
    },
  );

  it('writes amounts with the decimals of their currency, negative ones with a plain sign, and days as they are', () => {
    const cells = [figure(-44_640, 'EUR'), figure(1250, 'JPY'), figure(1_250_500, 'KWD'), figure(5, 'EUR'), day(null)];
    expect(csv(['a'], [[...cells, day('2026-06-19')]])).toContain('\r\n-446.40,1250,1250.500,0.05,,2026-06-19\r\n');
  });

  it('gives back every text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 })), (rows) => {
        const back = parsed(csv(['a', 'b'], rows)).slice(1);
        const safe = (text: string): string => (/^[=+\-\u2212@\t\r]/.test(text) ? `'${text}` : text).normalize('NFC');
        expect(back).toEqual(rows.map((row) => row.map(safe)));
      }),
    );
  });
});
