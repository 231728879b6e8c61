/** What a reader with a calculator finds: every column of both editions is added up from the printed figures alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invoice } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { changed, invoice, read } from '../builders/pack-cases.ts';

const asOf = '2026-06-19';
const day = fc.integer({ min: -400, max: 20 }).map((days) => addDays(asOf, days));
const currencies = ['EUR', 'JPY', 'KWD'] as const;
type Currency = (typeof currencies)[number];
const decimals = { EUR: 2, JPY: 0, KWD: 3 } as const;

const anInvoice = fc.record({
  issued: day,
  term: fc.integer({ min: 0, max: 120 }),
  net: fc.integer({ min: 1, max: 90_000_000 }),
  vatRate: fc.constantFrom('', '22'),
  payments: fc.array(fc.record({ after: fc.integer({ min: 0, max: 90 }), share: fc.integer({ min: 1, max: 70 }) }), {
    maxLength: 2,
  }),
  credit: fc.option(
    fc.record({ gross: fc.integer({ min: 1, max: 400_000 }), used: fc.integer({ min: 0, max: 100 }) }),
    {
      freq: 4,
      nil: undefined,
    },
  ),
});
type Drawn = typeof anInvoice extends fc.Arbitrary<infer T> ? T : never;

/** An invoice, and the credit note that belongs to it. Later payments and documents are not on the account yet. */
const documents = (currency: Currency, number: number, drawn: Drawn): readonly Invoice[] => {
  const { issued, term, net, vatRate, payments, credit } = drawn;
  const vat = vatRate === '' ? 0 : Math.round(net * 0.22);
  const key = `${currency.charAt(0)}-${String(number).padStart(3, '0')}`;
  const bill = invoice(`R${key}`, {
    currency,
    issued,
    due: addDays(issued, term),
    net,
    vat,
    vatRate,
    gross: net + vat,
    description: 'Work as agreed',
    payments: payments
      .map(({ after, share }) => ({ on: addDays(issued, after), amount: Math.ceil((net * share) / 100), note: '' }))
      .sort((a, b) => (a.on < b.on ? -1 : 1)),
  });
  if (credit === undefined) return [bill];
  const used = Math.floor((Math.min(credit.gross, net) * credit.used) / 100);
  const { gross } = credit;
  const note = invoice(`C${key}`, { kind: 'credit-note', currency, issued, due: issued, net: gross, gross });
  return [bill, used === 0 ? note : { ...note, credits: [{ invoiceId: bill.id, on: issued, amount: used }] }];
};

const anyAccount = fc
  .record({
    EUR: fc.array(anInvoice, { minLength: 1, maxLength: 45 }),
    JPY: fc.array(anInvoice, { maxLength: 6 }),
    KWD: fc.array(anInvoice, { maxLength: 3 }),
  })
  .map((all) => currencies.flatMap((one) => all[one].flatMap((drawn, index) => documents(one, index, drawn))));

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);

/** Minor units still open in a currency, by an arithmetic of its own. */
const openIn = ({ document }: PackRecord, currency: string): number =>
  sum(
    document.invoices
      .filter((one) => one.issued <= asOf && one.currency === currency)
      .map(({ kind, gross, payments }) => {
        const left = gross - sum(payments.map(({ on, amount }) => (on <= asOf ? amount : 0)));
        return kind === 'credit-note' ? -left : left;
      }),
  );

/** The figures of a piece of text in minor units, in their order; dates, rates and names of documents are none. */
const figuresIn = (text: string, currency: Currency): readonly number[] => {
  const bare = text
    .replaceAll(/\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/g, ' ')
    .replaceAll(/\b[CR][EJK]-\d{3}\b/g, ' ')
    .replaceAll(/\d+ %/g, ' ');
  const digits = decimals[currency];
  const pattern = digits === 0 ? /\u2212?\d[\d,]*/g : new RegExp(`\\u2212?\\d[\\d,]*\\.\\d{${digits}}(?!\\d)`, 'g');
  return [...bare.matchAll(pattern)].map(([figure]) => Number(figure.replace('\u2212', '-').replaceAll(/[,.]/g, '')));
};

/** Words of the pages that matter, without what stands in margins and without sums carried over. */
const wordsOf = (pages: readonly string[], client: string): string =>
  pages
    .map((text) => text.replace(new RegExp(`(For my records\\. Confidential )?Aru Studio and ${client}.*$`), ''))
    .join(' ')
    .replaceAll(/(Carried|Brought) forward, [A-Z]{3}( \u2212?\d[\d,.]*)*/g, '');

type Row = { readonly number: string; readonly figures: readonly number[] };

/** Rows of documents in a table, from the number of one to that of the next. */
const rowsOf = (table: string, currency: Currency): readonly Row[] =>
  table
    .split(/(?<!against )(?=\b[CR][EJK]-\d{3} )/)
    .slice(1)
    .map((row) => ({ number: row.slice(0, 6), figures: figuresIn(row, currency) }));

const between = (text: string, start: string, end: string): string => {
  const from = text.indexOf(start);
  if (from < 0) return '';
  const to = text.indexOf(end, from + start.length);
  return text.slice(from, to < 0 ? undefined : to);
};

/** Figures of a total row: "Total, EUR 170.00 22.00". */
const totalsOf = (text: string, label: string, currency: Currency): readonly number[] => {
  const [, rest = ''] = new RegExp(`${label}, ${currency}((?: \\u2212?\\d[\\d,.]*)+)`).exec(text) ?? [];
  return figuresIn(rest, currency);
};

const last = (figures: readonly number[]): number => figures.at(-1) ?? Number.NaN;

describe('the printed figures', () => {
  test('of every table add up to the total of the statement, in each currency and in both editions', {
    timeout: 240_000,
  }, async () => {
    let aged = 0;
    await fc.assert(
      fc.asyncProperty(anyAccount, async (invoices) => {
        const record = await changed(({ document }) => {
          document.invoices = [...invoices];
        });
        const here = currencies.filter((one) =>
          invoices.some(({ issued, currency }) => currency === one && issued <= asOf),
        );
        const [client, records] = [await read(record, 'client'), await read(record, 'records')];
        const upright = (pages: typeof records.pages): readonly string[] =>
          pages.filter(({ width, height }) => width < height).map(({ text }) => text);
        const across = records.pages.filter(({ width, height }) => width > height).map(({ text }) => text);
        const list = wordsOf(across, record.document.name);

        for (const currency of here) {
          const open = openIn(record, currency);

          // All invoices and payments: net, tax, gross, paid (one figure for each payment), open, days.
          const table = between(list, here.length > 1 ? `${currency} No. ` : 'No. ', `Total, ${currency}`);
          const documentsHere = record.document.invoices.filter(
            (one) => one.currency === currency && one.issued <= asOf,
          );
          const rows = rowsOf(table, currency);
          expect(rows.map(({ number }) => number).sort()).toEqual(documentsHere.map(({ number }) => number).sort());
          // The days past due of a yen row look like an amount.
          const amounts = rows.map(({ figures }) => (decimals[currency] === 0 ? figures.slice(0, -1) : figures));
          const columns = [0, 1, 2].map((at) => sum(amounts.map((figures) => figures[at] ?? Number.NaN)));
          const paid = sum(amounts.flatMap((figures) => figures.slice(3, -1)));
          const left = sum(amounts.map(last));
          expect(totalsOf(list, 'Total', currency)).toEqual([...columns, paid, left]);
          expect(left).toBe(open);

          for (const edition of [client, records]) {
            const text = wordsOf(upright(edition.pages), record.document.name);
            // Open invoices: amount, paid or credited, days, open.
            const label = here.length > 1 ? 'Open' : 'Total open';
            const start = here.length > 1 ? `${currency} Invoice For Issued` : 'Open invoices Invoice For Issued';
            const openRows = rowsOf(between(text, start, `${label}, ${currency}`), currency).map(
              ({ figures }) => figures,
            );
            for (const figures of openRows) expect((figures[0] ?? 0) + (figures[1] ?? 0)).toBe(last(figures));
            if (openRows.length > 0) {
              expect(sum(openRows.map(last))).toBe(open);
              expect(last(totalsOf(text, label, currency))).toBe(open);
            } else expect(open).toBe(0);

            // By age: five groups; credits that are not used stand as rows below zero.
            const ages = between(text, here.length > 1 ? `${currency}, by age` : 'By age', 'How to pay');
            const [, groups = ''] = /Over 90 days((?: \u2212?\d[\d,.]*){5})/.exec(ages) ?? [];
            const unused = sum(openRows.map(last).filter((figure) => figure < 0));
            if (groups !== '') {
              aged += 1;
              expect(sum(figuresIn(groups, currency)) + unused).toBe(open);
            }

            // The head of the section: past due, not yet due and unused credits make the total.
            const head = between(text, 'Currency Open Past due', ` ${here[0]} Invoice For Issued`);
            const [, line = ''] = new RegExp(`${currency}((?: \u2212?\\d[\\d,.]*)+)`).exec(head) ?? [];
            if (line !== '') {
              const [total, ...parts] = figuresIn(line, currency);
              expect([total, sum(parts)]).toEqual([open, open]);
            }

            // From the first invoice to the day of the pack; in yen the numbers of documents look like amounts.
            const account = between(text, `Line Documents ${currency}`, 'Open on');
            if (edition === records) expect(account).not.toBe('');
            if (account !== '' && decimals[currency] > 0) {
              const figures = figuresIn(account, currency);
              expect(figures).toHaveLength(3);
              expect(sum(figures)).toBe(open);
            }
          }
        }
      }),
      { numRuns: 4, seed: 4 },
    );
    expect(aged).toBeGreaterThan(0);
  });
});
