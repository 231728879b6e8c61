import { describe, expect, it } from 'vitest';
import { type Agreement, agreement, type Clause, type Material } from '#shared/model/index.ts';
import { absentClauses, missingClauses, withAbsent } from '#shared/rules/expected-clauses.ts';
import { likelyMethod } from '#shared/rules/material-defaults.ts';
import { creditTargets, readCredit, readPayment } from '#shared/rules/payment-form.ts';
import { secretProblem } from '#shared/rules/secrets.ts';
import { invoiceOf } from './builders.ts';

const today = '2026-07-01';

describe('A payment', () => {
  it('is kept in minor units of the currency of its invoice', () => {
    expect(
      readPayment({ on: '2026-06-30', amount: '1.200,00', note: '“part May”', shownBy: '' }, 'EUR', today),
    ).toEqual({
      ok: true,
      value: { on: '2026-06-30', amount: 120_000, note: '“part May”' },
    });
  });

  it('is refused with a sentence that names the field', () => {
    const errors = (on: string, amount: string) => {
      const read = readPayment({ on, amount, note: '', shownBy: '' }, 'EUR', today);
      return read.ok ? {} : read.errors;
    };
    expect(errors('2026-06-30', '0').amount).toBe('Amount: a payment is more than zero.');
    expect(errors('2026-06-30', '-5').amount).toMatch(/^Amount: an amount cannot be negative/);
    expect(errors('2026-07-02', '5').on).toMatch(/^Date: this day is still to come/);
    expect(errors('', '5').on).toMatch(/^Date: this is empty/);
    expect(errors('2026-02-30', '5').on).toMatch(/^Date: this day does not exist/);
  });
});

describe('A credit note', () => {
  const note = invoiceOf({ id: 'cn-1', kind: 'credit-note', number: 'C-1', gross: 5000 });
  const small = invoiceOf({ id: 'inv-1', number: '1', gross: 3000 });
  const foreign = invoiceOf({ id: 'inv-2', number: '2', gross: 3000, currency: 'USD' });
  const all = [note, small, foreign];

  it('is set against open invoices of its own currency only', () => {
    expect(creditTargets(note, all, today).map(({ id }) => id)).toEqual(['inv-1']);
  });

  it('gives no more than is open and no more than it holds', () => {
    const read = (amount: string) => readCredit({ invoiceId: 'inv-1', on: '2026-06-01', amount }, note, all, today);
    expect(read('30')).toEqual({ ok: true, value: { invoiceId: 'inv-1', on: '2026-06-01', amount: 3000 } });
    expect(read('40')).toMatchObject({
      ok: false,
      errors: { amount: expect.stringMatching(/^Amount: at most EUR.30\.00/) },
    });
    expect(read('0')).toMatchObject({ ok: false, errors: { amount: expect.stringMatching(/more than zero/) } });
  });
});

describe('A thing that is ticked', () => {
  const thing = (change: Partial<Material>): Material => ({
    id: 'mat-1',
    ledger: 'theirs-with-me',
    name: 'Keys',
    status: 'open',
    receivedOn: null,
    plannedOn: null,
    doneOn: null,
    method: '',
    receipt: '',
    note: '',
    ...change,
  });

  it('is probably returned the way it says, else the way the last one was', () => {
    const others = [
      thing({ id: 'a', status: 'done', doneOn: '2026-05-01', method: 'by post' }),
      thing({ id: 'b', status: 'done', doneOn: '2026-04-01', method: 'courier' }),
    ];
    expect(likelyMethod(thing({ method: 'by train' }), others)).toBe('by train');
    expect(likelyMethod(thing({}), others)).toBe('by post');
    expect(likelyMethod(thing({ ledger: 'to-hand-over' }), others)).toBe('download');
  });
});

describe('A field of an access', () => {
  it.each([
    'Password: lisboa24',
    'pw=abc123',
    'PIN 4471',
    'Passwort ist Sommer26',
    'Sommer2026!',
    'admin / Tr0ub4dor$3',
    'https://nora:geheim@host.example',
    'ghp_abcdefghijklmnop1234',
    'API key: 9f8e7d6c',
    'aB3dE5gH7jK9mN1p',
  ])('refuses %s', (text) => {
    expect(secretProblem(text)).toMatch(/^This looks like a password\./);
  });

  it.each([
    '',
    'Shop admin, as nora@',
    'Domain ondelar.example',
    'Password: ask Carla',
    'The password is with Petra Haan',
    'Password manager, shared folder',
    'Registered in my name in 2026. Must be transferred first.',
    'https://admin.example.com/Login?id=4A5B!x',
    'Nora.Lind2024@Example.com',
    'Shared drive “Tidewell design”, 41 files',
    'Figma-Team-2024',
    'Ticket#1234',
    'Spinning class, pinned board',
  ])('keeps %s', (text) => {
    expect(secretProblem(text)).toBeNull();
  });
});

describe('An agreement', () => {
  const clause = (kind: Clause['kind']): Clause => ({
    id: `cl-${kind}`,
    number: '1',
    heading: '',
    kind,
    quote: 'Words.',
    meaning: '',
    page: null,
    until: '',
    actions: [],
    note: '',
  });
  const written: Agreement = {
    id: 'agr-1',
    title: 'Services',
    signedOn: null,
    startsOn: null,
    endsOn: null,
    renewsMonths: null,
    currency: 'EUR',
    paymentTermsDays: null,
    noticeRule: null,
    noticeForm: '',
    clauses: [clause('notice'), clause('payment')],
  };

  it('misses the clauses one expects, and one on notice speaks for ending too', () => {
    expect(missingClauses(written).map(({ about }) => about)).toEqual(['late payment', 'rights', 'confidentiality']);
    expect(missingClauses({ ...written, clauses: [] }).map(({ about }) => about)).toEqual([
      'ending',
      'notice',
      'payment',
      'late payment',
      'rights',
      'confidentiality',
    ]);
  });

  it('is not asked again for what it does not have, until that is taken back', () => {
    const without = withAbsent(written, 'late-payment', true);
    expect(agreement.safeParse(without).success).toBe(true);
    expect(missingClauses(without).map(({ kind }) => kind)).not.toContain('late-payment');
    expect(absentClauses(without).map(({ kind }) => kind)).toEqual(['late-payment']);
    expect(missingClauses(withAbsent(without, 'late-payment', false)).map(({ kind }) => kind)).toContain(
      'late-payment',
    );
    expect(absentClauses({ ...without, clauses: [clause('late-payment')] })).toEqual([]);
  });
});
