import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currencyProblem,
  formOfInvoice,
  type InvoiceForm,
  newInvoiceForm,
  nextNumber,
  readInvoice,
  taxRemark,
  withComputed,
  withReadAmount,
} from '#shared/rules/invoice-form.ts';
import { parseRate, taxOf } from '#shared/rules/tax.ts';
import { invoiceOf } from './builders.ts';

const base = { id: 'inv-1', payments: [], credits: [], reminders: [] };
const form = (change: Partial<InvoiceForm> = {}): InvoiceForm => ({
  ...newInvoiceForm({ invoices: [], today: '2026-03-02', currency: 'EUR', termsDays: 14 }),
  number: '2026-001',
  net: '100.00',
  ...change,
});
const errorsOf = (change: Partial<InvoiceForm>) => {
  const read = readInvoice(form(change), base);
  return read.ok ? {} : read.errors;
};

describe('The tax of an invoice', () => {
  it('reads a rate with a percent sign or a comma', () => {
    expect([' 23 %', '8,1', '8.10', '0', ''].map(parseRate)).toEqual(
      ['23', '8.1', '8.1', '0', ''].map((rate) => ({ ok: true, rate })),
    );
    expect(parseRate('twenty')).toMatchObject({ ok: false });
    expect(parseRate('-5')).toMatchObject({ ok: false });
    expect(parseRate('230')).toMatchObject({ ok: false });
  });

  it('rounds half a cent up and stays exact for large amounts', () => {
    expect(taxOf(50, '23')).toBe(12);
    expect(taxOf(240_000, '23')).toBe(55_200);
    expect(taxOf(100, '8.1')).toBe(8);
    expect(taxOf(1_000_000_000_000_001, '10')).toBe(100_000_000_000_000);
    expect(taxOf(100, '')).toBe(0);
  });

  it('is never further than half a unit from the exact share', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(9999), (net, hundredths) => {
        const rate = `${Math.trunc(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const twice = BigInt(taxOf(net, rate)) * 20_000n - BigInt(net) * BigInt(hundredths) * 2n;
        return twice > -10_000n && twice <= 10_000n;
      }),
    );
  });
});

describe('A new invoice', () => {
  it('takes the next number and falls due after the terms of the contract', () => {
    const made = newInvoiceForm({
      invoices: [
        invoiceOf({ number: '2026-009', issued: '2026-02-01', vatRate: '23' }),
        invoiceOf({ number: '2026-002', issued: '2026-01-01' }),
      ],
      today: '2026-03-02',
      currency: 'EUR',
      termsDays: 14,
    });
    expect(made).toMatchObject({ number: '2026-010', issued: '2026-03-02', due: '2026-03-16', vatRate: '23' });
  });

  it('knows the next number in the usual ways of counting', () => {
    expect(nextNumber(['A-099'])).toBe('A-100');
    expect(nextNumber(['RE 12/26'])).toBe('RE 12/27');
    expect(nextNumber(['first'])).toBe('');
    expect(nextNumber([])).toBe('');
  });

  it('computes tax and total while net and rate are typed', () => {
    const typed = form({ net: '2.400,00', vatRate: '23' });
    const computed = withComputed(typed, 'net', form());
    expect(computed).toMatchObject({ vat: '552.00', gross: '2,952.00', net: '2.400,00' });
    expect(withReadAmount(computed, 'net').net).toBe('2,400.00');
    expect(withReadAmount(form({ net: '2.400' }), 'net').net).toBe('2.400');
  });

  it('takes amounts along when the currency is written last', () => {
    const before = form({ net: '24,000.00', vat: '1.00', gross: '24,001.00', discount: '0.50' });
    expect(withComputed({ ...before, currency: 'JPY' }, 'currency', before)).toMatchObject({
      net: '24,000',
      gross: '24,001',
      discount: '0.50',
    });
    expect(withComputed({ ...before, currency: 'JP' }, 'currency', before)).toMatchObject({ net: '24,000.00' });
  });

  it('keeps the distance between the day of issue and the due date', () => {
    const before = form();
    expect(withComputed({ ...before, issued: '2026-03-10' }, 'issued', before).due).toBe('2026-03-24');
  });

  it('mentions a tax that is not what the rate gives, without refusing it', () => {
    const other = form({ net: '100.00', vatRate: '23', vat: '22.99', gross: '122.99' });
    expect(taxRemark(other)).toBe('23 % of 100.00 is 23.00.');
    expect(readInvoice(other, base).ok).toBe(true);
  });
});

describe('Reading what was typed into an invoice', () => {
  it('keeps amounts in minor units: "2.400,00" is 2,400.00 and "35,00" is 35.00', () => {
    const read = readInvoice(form({ net: '2.400,00', discount: '35,00' }), base);
    expect(read).toMatchObject({ ok: true, value: { net: 240_000, gross: 240_000, discount: 3500, vat: 0 } });
  });

  it('gives back the same invoice when nothing was changed', () => {
    const invoice = invoiceOf({ net: 10_000, vat: 2300, gross: 12_300, vatRate: '23', note: ' as it was ' });
    expect(readInvoice(formOfInvoice(invoice), invoice)).toEqual({ ok: true, value: invoice });
  });

  it('names the field and says what to do', () => {
    expect(errorsOf({ number: ' ' }).number).toBe('Number: this is empty. Write something here.');
    expect(errorsOf({ net: '-5' }).net).toMatch(/^Net amount: an amount cannot be negative\. .*credit note/);
    expect(errorsOf({ net: '2.400' }).net).toMatch(
      /^Net amount: this does not read as an amount\. Did you mean 2,400\.00/,
    );
    expect(errorsOf({ net: '' }).net).toMatch(/^Net amount: this is empty/);
    expect(errorsOf({ currency: 'EURO' }).currency).toMatch(/^Currency: this is not a currency code/);
    expect(errorsOf({ issued: '' }).issued).toMatch(/^Date of issue: this is empty/);
    expect(errorsOf({ due: '2026-03-01' }).due).toMatch(/^Due date: the due date is before the day of issue/);
    expect(errorsOf({ vatRate: 'x' }).vatRate).toMatch(/^Tax rate: this does not read as a rate/);
    expect(errorsOf({ underDiscussion: '200' }).underDiscussion).toMatch(/^Under discussion: more is under discussion/);
    expect(currencyProblem('eur')).toBeNull();
  });

  it('says what net and tax make when the total is something else', () => {
    expect(errorsOf({ net: '100', vat: '23', gross: '120' }).gross).toBe(
      'Total: net and tax do not add up to it. 100.00 and 23.00 make 123.00.',
    );
  });

  it('reads amounts in the decimals of the currency', () => {
    expect(readInvoice(form({ currency: 'jpy', net: '2,400' }), base)).toMatchObject({
      ok: true,
      value: { net: 2400, currency: 'JPY' },
    });
    expect(errorsOf({ currency: 'JPY', net: '24.50' }).net).toMatch(/^Net amount: amounts in JPY have no decimals/);
  });
});
