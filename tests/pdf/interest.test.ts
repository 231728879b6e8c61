import { describe, expect, test } from 'vitest';
import { defaultPackChoices, type InterestChoice, type PackChoices } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { changed, invoice, read } from '../builders/pack-cases.ts';

const ecb = { on: '2026-01-01', value: '2.15', source: 'ecb.europa.eu, key interest rates, read on 19 June 2026' };

const withInterest = (record: PackRecord, interest: Partial<InterestChoice>): PackRecord => {
  const choices = defaultPackChoices();
  return { ...record, options: { ...choices, interest: { ...choices.interest, rates: [ecb], ...interest } } };
};

const same = () => changed(() => undefined);

describe('the interest worksheet', () => {
  test('is not there unless it is ticked, and the client edition never speaks of interest by itself', async () => {
    const record = await same();
    expect((await read(record, 'records')).text).not.toContain('Interest worksheet');
    const ticked = withInterest(record, { worksheet: true });
    expect((await read(ticked, 'client')).text).not.toMatch(/interest/i);
  });

  test('prints the method, every line of the arithmetic and the fixed sums of the sample', async () => {
    const { text, bookmarks } = await read(withInterest(await same(), { worksheet: true }), 'records');
    expect(bookmarks.map(({ title }) => title)).toContain('5 Interest worksheet (page 9)');
    for (const words of [
      'On 19 June 2026, statutory interest on three late invoices comes to EUR 75.89. Fixed compensation would be EUR 120.00.',
      'A calculation, not a claim. Good Terms does not give legal advice.',
      'Directive 2011/7/EU, articles 2(6), 2(7), 3(2), 6(1); clauses 4.3 and 13.1',
      '2.15 % in force on 1 January 2026, used for 1 January to 30 June 2026',
      'ecb.europa.eu, key interest rates, read on 19 June 2026',
      'Added points 8.00 Directive 2011/7/EU, article 2(6)',
      'Rate used 10.15 % a year, simple 2.15 + 8.00',
      '2026-009 15 May 2026 19 Jun 2026 2,480.00 36 × 10.15 % × 36 ÷ 365 24.83',
      'Interest, EUR 75.89',
      '3 late invoices × 40.00 Directive 2011/7/EU, article 6(1) 120.00',
      'Interest and compensation, EUR 195.89',
      '2026-005 has two lines because 2,500.00 arrived on 30 April 2026; that day still counts at the old balance.',
      'The credited 446.40 carries no interest: 4,774.00 − 446.40 = 4,327.60.',
      'These figures are not part of the account on page 6.',
      'Statutory interest to 19 June 2026 would be EUR 75.89, and EUR 120.00 in fixed compensation. Not claimed.',
    ]) {
      expect(text).toContain(words);
    }
    // The account itself does not change by a cent.
    expect(text).toContain('Total open, EUR 13,020.00 −2,946.40 10,073.60');
  });

  test('never carries a rate forward: it says which day is missing, and calculates nothing', async () => {
    const record = withInterest(await same(), { worksheet: true, mention: true, rates: [] });
    const { text } = await read(record, 'records');
    expect(text).toContain(
      'The rate of the European Central Bank in force on 1 January 2026 is not entered. Without it, no interest is calculated.',
    );
    expect(text).not.toContain('Statutory interest to');
    expect((await read(record, 'client')).text).not.toMatch(/interest/i);
  });

  test('says so when no invoice is late', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [invoice('1', { issued: '2026-06-10', due: '2026-06-24' })];
    });
    const { text } = await read(withInterest(record, { worksheet: true }), 'records');
    expect(text).toContain('No invoice is past its due date.');
    expect(text).not.toContain('Rounding');
  });

  test('mentions the figure in one sentence of the statement when the user ticks it', async () => {
    const record = withInterest(await same(), { mention: true });
    const { pages } = await read(record, 'client');
    expect(pages[3]?.text).toContain('Under clause 4.3, interest of EUR 75.89 has been calculated to 19 June 2026.');
    expect((await read(record, 'records')).text).not.toContain('Interest worksheet');
  });

  test('by the rate of the agreement, a monthly rate twelve times and no fixed sum', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [invoice('7', { currency: 'USD', gross: 500_000, issued: '2026-04-21', due: '2026-05-05' })];
    });
    const contract = { value: '1.5', per: 'month' } as const;
    const { text } = await read(withInterest(record, { worksheet: true, method: 'contract', contract }), 'records');
    expect(text).toContain('interest on one late invoice comes to USD 110.96.');
    expect(text).toContain('Rate of the clause 1.50 % a month Clause 4.3');
    expect(text).toContain('× 18.00 % × 45 ÷ 365 110.96');
    expect(text).not.toContain('Fixed compensation');
  });

  test('in two currencies, one of them without a fixed sum by law', async () => {
    const record = await changed(({ document }) => {
      document.invoices = [
        invoice('1', { gross: 248_000, issued: '2026-04-30', due: '2026-05-14' }),
        invoice('2', { currency: 'SEK', gross: 1_000_000, issued: '2026-05-05', due: '2026-05-19' }),
      ];
    });
    const { text } = await read(withInterest(record, { worksheet: true, claimedOn: '2026-06-10' }), 'records');
    expect(text).toContain('comes to EUR 24.83 and SEK 86.21. Fixed compensation would be EUR 40.00.');
    expect(text).toContain('Calculation, SEK');
    expect(text).toContain('1 late invoice None is named for this currency not calculated');
    expect(text).toContain('Claimed on 10 June 2026.');
    const own = { worksheet: true, fixedSums: [{ currency: 'SEK', amount: 45_000 }] };
    const summed = await read(withInterest(record, own), 'records');
    expect(summed.text).toContain('Fixed compensation would be EUR 40.00 and SEK 450.00.');
    expect(summed.text).toContain('1 late invoice × 450.00 User’s entry 450.00');
  });
});

describe('what the user leaves out and in which order', () => {
  const choose = (record: PackRecord, change: Partial<PackChoices>): PackRecord => ({
    ...record,
    options: { ...defaultPackChoices(), ...change },
  });

  test('the client edition without receipt and dates counts on, and no request leads nowhere', async () => {
    const record = choose(await same(), { client: { leftOut: ['receipt', 'dates', 'account'], order: [] } });
    const { pages, bookmarks } = await read(record, 'client');
    expect(bookmarks.map(({ title }) => title)).toEqual([
      'Cover (page 1)',
      '1 At a glance (page 2)',
      '2 How the agreement ends (page 3)',
      '3 Statement of account (page 4)',
      '4 Handed over and returned (page 5)',
      '5 Contacts, referrals and thanks (page 6)',
    ]);
    expect(pages[1]?.text).not.toMatch(/Sign the acknowledgement|p\. 1\b/);
    expect(pages[1]?.text).toContain('Remove our accounts from your four systems.');
  });

  test('the records edition says on its cover what was left out, and keeps summary and integrity in their places', async () => {
    const record = choose(await same(), {
      records: { leftOut: ['chronology'], order: ['integrity', 'letters', 'materials', 'summary'] },
    });
    const { pages, bookmarks } = await read(record, 'records');
    expect(bookmarks.map(({ title }) => title.replace(/ \(.*/, ''))).toEqual([
      'Cover',
      'Index',
      '1 Summary',
      '2 Letters, people and dates',
      '3 Materials and accesses',
      '4 The agreement and what was done under it',
      '5 Account and aging',
      '6 All invoices and payments',
      '7 Integrity',
    ]);
    expect(pages[0]?.text).toContain('Left out: chronology');
  });

  test('the paper of this pack', async () => {
    const { pages } = await read(choose(await same(), { paper: 'letter' }), 'client');
    expect([pages[0]?.width, pages[0]?.height]).toEqual([612, 792]);
  });

  test('the choices kept with the client count when none are sent', async () => {
    const record = await changed(({ document }) => {
      document.packChoices = { ...defaultPackChoices(), client: { leftOut: ['dates'], order: [] } };
    });
    expect((await read(record, 'client')).text).not.toContain('Accesses and remaining dates');
  });
});
