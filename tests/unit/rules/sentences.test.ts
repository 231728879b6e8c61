import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Ending, endingSentence, noticeSentence, voiceOf } from '#shared/rules/ending.ts';
import { invoicePages } from '#shared/rules/invoice-pages.ts';
import { ledgerRows, materialsSentence } from '#shared/rules/materials.ts';
import { epcPayload, exhibitLetter, manifestLines, packFileName } from '#shared/rules/pack-names.ts';
import { casesOf, materialOf, plain } from './builders.ts';

describe('how the agreement ends', () => {
  test.each(casesOf<Ending, string>('ending'))('%s', (_, { input, expect: expected }) => {
    expect(plain(endingSentence(input))).toBe(expected);
  });

  it('leaves out a day of signing that is not recorded', () => {
    const agreement = { title: 'Design Services Agreement', signed: null };
    expect(plain(endingSentence({ asOf: '2026-06-19', agreement, end: '2026-06-30', how: 'notice' }))).toBe(
      'The Design Services Agreement ends on Tuesday, 30 June 2026.',
    );
  });

  const given = {
    asOf: '2026-06-19',
    from: 'me',
    voice: 'we',
    method: 'email',
    sent: '2026-05-27',
    received: '2026-05-28',
    clause: '11.4',
    end: '2026-06-30',
  } as const;

  it('says how notice was given, as a studio and as a person', () => {
    expect(plain(noticeSentence(given))).toBe(
      'We sent written notice by email on 27 May 2026. Under clause 11.4 it counts as received on 28 May 2026. Until the agreement ends, both sides carry on as agreed.',
    );
    expect(plain(noticeSentence({ ...given, voice: 'I', clause: null, method: '', asOf: '2026-07-01' }))).toBe(
      'I sent written notice on 27 May 2026. It counts as received on 28 May 2026.',
    );
    expect(voiceOf({ person: 'Leena Aru', business: 'Aru Studio' })).toBe('we');
    expect(voiceOf({ person: 'Leena Aru', business: 'Leena Aru' })).toBe('I');
  });

  it('says how the client gave notice', () => {
    expect(plain(noticeSentence({ ...given, from: 'client' }))).toBe(
      'You sent written notice by email on 27 May 2026, and we received it on 28 May 2026. Until the agreement ends, both sides carry on as agreed.',
    );
  });
});

describe('materials', () => {
  type Item = { readonly done?: boolean; readonly date?: string };
  test.each(casesOf<{ readonly items: readonly Item[] }, string>('materials'))(
    '%s',
    (_, { input, expect: expected }) => {
      const items = input.items.map(({ done, date }) => ({ done: done ?? false, date: date ?? null }));
      expect(plain(materialsSentence(items))).toBe(expected);
    },
  );

  it('speaks of a single item without counting', () => {
    expect(plain(materialsSentence([{ done: false, date: '2026-06-25' }]))).toBe(
      'The one item has not been handed over or returned yet. One follows on 25 June 2026.',
    );
    expect(materialsSentence([{ done: true, date: null }])).toBe('The one item is with its owner.');
    const done = { done: true, date: null };
    expect(materialsSentence([done, done])).toBe('Both items are with their owner.');
  });

  it('are listed done first, then by the day they are planned for, then without a day', () => {
    const rows = ledgerRows(
      [
        materialOf({ name: 'no day' }),
        materialOf({ name: 'planned', plannedOn: '2026-06-25' }),
        materialOf({ name: 'returned late', status: 'done', doneOn: '2026-06-12' }),
        materialOf({ name: 'deleted first', status: 'deleted', doneOn: '2026-06-01' }),
        materialOf({ name: 'another ledger', ledger: 'to-hand-over' }),
      ],
      'theirs-with-me',
    );
    expect(rows.map((row) => row.name)).toEqual(['deleted first', 'returned late', 'planned', 'no day']);
  });
});

describe('names in a pack', () => {
  test.each(casesOf<Parameters<typeof packFileName>[0], string>('fileName'))('%s', (_, { input, expect: expected }) => {
    expect(packFileName(input)).toBe(expected);
  });

  it('makes a safe file name of any client name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (client) => {
        const name = packFileName({ edition: 'records', client, asOf: '2026-06-19' });
        expect(name).toMatch(/^MY RECORDS - .+ - 2026-06-19\.pdf$/su);
        expect(name).not.toMatch(/[\\/:*?"<>|\n\r\t]/);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
      }),
    );
  });

  test.each(casesOf<{ readonly numbers: readonly number[] }, readonly string[]>('letters'))(
    '%s',
    (_, { input, expect: expected }) => {
      expect(input.numbers.map(exhibitLetter)).toEqual(expected);
    },
  );

  type Files = { readonly files: readonly { readonly path: string; readonly content: string }[] };
  test.each(casesOf<Files, string>('manifest'))('%s', (_, { input, expect: expected }) => {
    const digests = input.files.map(({ path, content }) => ({
      path,
      sha256: createHash('sha256').update(content).digest('hex'),
    }));
    expect(manifestLines(digests)).toBe(expected);
  });

  it('sorts the manifest by byte, also beyond the basic plane', () => {
    const sha256 = '0'.repeat(64);
    const lines = manifestLines(['\u{1f600}', '\uffee', 'a'].map((path) => ({ path, sha256 })));
    expect(lines.split('\n').map((line) => line.slice(66))).toEqual(['a', '\uffee', '\u{1f600}', '']);
  });

  test.each(casesOf<Parameters<typeof epcPayload>[0], string | null>('epc'))('%s', (_, { input, expect: expected }) => {
    expect(epcPayload(input)).toBe(expected);
  });

  it('makes no payment code without an account', () => {
    const euros = { currency: 'EUR', iban: ' ', bic: '', holder: 'X', minor: 5, reference: '1' };
    expect(epcPayload(euros)).toBeNull();
    expect(epcPayload({ ...euros, iban: 'EE38' })).toMatch(/\nEUR0\.05\n/);
  });
});

describe('the pages of the invoice table', () => {
  test.each(casesOf<{ readonly rows: number }, ReturnType<typeof invoicePages>>('invoicePages'))(
    '%s',
    (_, { input, expect: expected }) => {
      expect(invoicePages(input.rows)).toEqual(expected);
    },
  );

  it('never leave a single row on the last page', () => {
    expect(invoicePages(21)).toEqual({ pages: 2, rowsPerPage: [19, 2] });
    expect(invoicePages(43)).toEqual({ pages: 3, rowsPerPage: [20, 21, 2] });
    expect(invoicePages(1)).toEqual({ pages: 1, rowsPerPage: [1] });
  });
});
