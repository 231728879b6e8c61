import { describe, expect, it } from 'vitest';
import {
  formOfClause,
  formOfTerms,
  newClauseForm,
  newTermsForm,
  noticeRuleOf,
  readClause,
  readTerms,
} from '#shared/rules/contract-form.ts';
import {
  formOfAccess,
  formOfMaterial,
  newAccessForm,
  newMaterialForm,
  readAccess,
  readClosing,
  readMaterial,
  readTick,
} from '#shared/rules/material-form.ts';
import { formOfDetails, newContactForm, readContact, readDetails } from '#shared/rules/people-form.ts';

const today = '2026-07-01';
const value = <T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: unknown },
): T => {
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
};
const errors = <E>(read: { readonly ok: true } | { readonly ok: false; readonly errors: E }): Partial<E> =>
  read.ok ? {} : read.errors;

describe('The terms of an agreement', () => {
  const base = { id: 'agr-1', clauses: [] };
  const form = { ...newTermsForm('EUR'), title: 'Services' };

  it('come back as they were written', () => {
    const written = value(
      readTerms({ ...form, noticeLength: '30', roll: 'end of month', renewsMonths: '12', paymentTermsDays: '0' }, base),
    );
    expect(written).toMatchObject({
      renewsMonths: 12,
      paymentTermsDays: 0,
      noticeRule: { length: { n: 30, unit: 'days' }, roll: 'end of month' },
    });
    expect(value(readTerms(formOfTerms(written), base))).toEqual(written);
  });

  it('have no notice rule while the length is empty or cannot be read', () => {
    expect(noticeRuleOf(form)).toBeNull();
    expect(noticeRuleOf({ ...form, noticeLength: 'a month' })).toBeNull();
    expect(noticeRuleOf({ ...form, noticeLength: '0' })?.length.n).toBe(0);
  });

  it('are refused by field', () => {
    const wrong = { ...form, title: '', noticeLength: '-1', paymentTermsDays: '400', currency: 'XXY' };
    expect(errors(readTerms({ ...wrong, startsOn: '2026-02-01', endsOn: '2026-01-31' }, base))).toMatchObject({
      title: 'Title: this is empty. Write something here.',
      noticeLength: 'Notice period: write a whole number from 0 to 1,000, or leave it empty.',
      paymentTermsDays: 'Payment terms: write a whole number from 0 to 365, or leave it empty.',
      currency: expect.stringMatching(/^Currency: this is not a currency code/),
    });
    expect(errors(readTerms({ ...form, startsOn: '2026-02-01', endsOn: '2026-01-31' }, base))).toEqual({
      endsOn: 'End: the agreement ends before it starts. Check both days.',
    });
  });
});

describe('A clause', () => {
  const form = { ...newClauseForm('ip'), number: '8.1', quote: '  “As is”,\n kept. ' };

  it('keeps its quote exactly and comes back as it was written', () => {
    const written = value(
      readClause(
        {
          ...form,
          page: '5',
          actions: [
            { text: 'Send files', on: today, shownBy: 'let-1' },
            { text: 'Ask', on: '', shownBy: '' },
            { text: '', on: '', shownBy: '' },
          ],
        },
        'cl-1',
      ),
    );
    expect(written).toMatchObject({
      quote: form.quote,
      page: 5,
      actions: [{ text: 'Send files', on: today, shownBy: 'let-1' }, { text: 'Ask' }],
    });
    expect(Object.keys(written.actions[1] ?? {})).toEqual(['text', 'on']);
    expect(value(readClause(formOfClause(written), 'cl-1'))).toEqual(written);
  });

  it('is refused by field', () => {
    const wrong = { ...form, quote: ' ', page: '0', actions: [{ text: '', on: today, shownBy: '' }] };
    expect(errors(readClause(wrong, 'cl-1'))).toMatchObject({
      quote: 'Exact words: this is empty. Copy the exact words of the clause.',
      page: expect.stringMatching(/^Page: write a whole number from 1/),
      actions: expect.stringMatching(/^What to do: this is empty/),
    });
  });
});

describe('A material', () => {
  const open = value(
    readMaterial({ ...newMaterialForm('theirs-with-me'), name: 'Keys' }, { id: 'mat-1', status: 'open' }),
  );

  it('comes back as it was written', () => {
    expect(value(readMaterial(formOfMaterial(open), open))).toEqual(open);
    const shown = { ...open, shownBy: 'a'.repeat(64) };
    expect(value(readMaterial(formOfMaterial(shown), shown))).toEqual(shown);
    expect(errors(readMaterial({ ...formOfMaterial(open), name: '' }, open))).toEqual({
      name: 'Name: this is empty. Write something here.',
    });
  });

  it('is ticked with a day that has come', () => {
    const tick = { status: 'done', on: '2026-06-30', method: 'by post', receipt: 'R-1', shownBy: 'let-1' } as const;
    expect(value(readTick(tick, open, today))).toMatchObject({
      status: 'done',
      doneOn: '2026-06-30',
      receipt: 'R-1',
      shownBy: 'let-1',
    });
    expect(value(readTick({ ...tick, shownBy: '' }, { ...open, shownBy: 'let-1' }, today)).shownBy).toBeUndefined();
    expect(errors(readTick({ ...tick, on: '2026-07-02' }, open, today)).on).toMatch(/^Date: this day is still to come/);
    expect(errors(readTick({ ...tick, on: '' }, open, today)).on).toMatch(/^Date: this is empty/);
  });
});

describe('An access', () => {
  it('never takes a password in any of its fields', () => {
    const form = { ...newAccessForm, system: 'Shop admin' };
    for (const field of ['system', 'role', 'note'] as const) {
      const read = readAccess({ ...form, [field]: 'pw: abc123' }, { id: 'acc-1', status: 'active' });
      expect(errors(read)[field]).toMatch(/^(System|Role|Note): this looks like a password/);
    }
    const access = value(readAccess(form, { id: 'acc-1', status: 'active' }));
    expect(value(readAccess(formOfAccess(access), access))).toEqual(access);
    expect(value(readClosing({ on: today }, access, today))).toMatchObject({ status: 'closed', closedOn: today });
  });
});

describe('The details of a client', () => {
  const empty = { name: 'Tidewell', summary: '', since: null, country: '', address: [], taxId: '', fee: null };
  const form = formOfDetails(empty, 'EUR');

  it('take an address line by line and a country by its letters', () => {
    const details = value(
      readDetails({
        ...form,
        country: ' nl ',
        address: 'Kade 7\n\n1011 AB Amsterdam\n',
        feeKind: 'monthly',
        feeAmount: '1.100,00',
        feeTime: '20',
      }),
    );
    expect(details).toMatchObject({
      country: 'NL',
      address: ['Kade 7', '1011 AB Amsterdam'],
      fee: { kind: 'monthly', amount: 110_000, currency: 'EUR', minutes: 1200 },
    });
    expect(value(readDetails(formOfDetails(details, 'EUR')))).toEqual(details);
  });

  it('are refused by field', () => {
    const wrong = {
      ...form,
      name: '',
      country: 'Portugal',
      address: 'x\n'.repeat(9),
      feeKind: 'hourly',
      feeAmount: '-5',
      feeTime: 'many',
    } as const;
    expect(errors(readDetails(wrong))).toMatchObject({
      name: 'Name: this is empty. Write something here.',
      country: 'Country: use the two letters of the country, for example PT.',
      address: 'Address: at most 8 lines fit. Put two on one line.',
      feeAmount: expect.stringMatching(/^Amount: an amount cannot be negative/),
      feeTime: expect.stringMatching(/^Hours included: this does not read as a time/),
    });
  });

  it('name a person who has a name', () => {
    expect(errors(readContact(newContactForm, 'con-1'))).toEqual({
      name: 'Name: this is empty. Write something here.',
    });
  });
});
