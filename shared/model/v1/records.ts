import { z } from 'zod';
import { civilDate } from './dates.ts';
import { attachment } from './journal.ts';
import { currency, minorUnits } from './money.ts';
import { filledLine, id, line, longText } from './text.ts';

const shownBy = id.optional();

export const payment = z.strictObject({
  on: civilDate,
  amount: minorUnits.min(1, 'A payment is more than zero.'),
  note: line,
  shownBy,
});

const files = z.array(attachment).max(200).optional();

/** An invoice or a credit note. All amounts are zero or more, in minor units of `currency`; a credit note counts against the account. */
export const invoice = z
  .strictObject({
    id,
    kind: z.enum(['invoice', 'credit-note']),
    state: z.enum(['draft', 'sent']),
    number: filledLine,
    description: line,
    currency,
    issued: civilDate,
    due: civilDate,
    /** A later day both sides agreed for payment. Replaces `due` for "overdue today", never for "was late". */
    agreedDue: civilDate.nullable(),
    net: minorUnits,
    /** Percent with at most two decimals, as text: "23", "8.1". Empty when no tax applies. */
    vatRate: z.string().regex(/^(\d{1,2}(\.\d{1,2})?)?$/, 'Write the rate in percent, for example 23 or 8.1.'),
    vat: minorUnits,
    gross: minorUnits,
    /** Price reduction already taken off `net`. */
    discount: minorUnits,
    payments: z.array(payment).max(500),
    /** A credit note: how much of it is set against which invoice, and when. */
    credits: z.array(z.strictObject({ invoiceId: id, on: civilDate, amount: minorUnits.min(1) })).max(500),
    /** The part of the open amount that both sides still talk about. */
    underDiscussion: minorUnits,
    reminders: z.array(z.strictObject({ on: civilDate, how: line })).max(200),
    note: longText,
    files,
  })
  .refine((i) => i.gross === i.net + i.vat, {
    path: ['gross'],
    message: 'Net and tax do not add up to the total. Check the three amounts.',
  })
  .refine((i) => i.due >= i.issued, {
    path: ['due'],
    message: 'The due date is before the day of issue. Choose the same day or a later one.',
  })
  .refine((i) => i.underDiscussion <= i.gross, {
    path: ['underDiscussion'],
    message: 'More is under discussion than the invoice asks for.',
  });

/** Three ledgers: theirs with me (to return), mine with them (to get back), to hand over (the work itself). */
export const ledgers = ['theirs-with-me', 'mine-with-them', 'to-hand-over'] as const;

export const material = z.strictObject({
  id,
  ledger: z.enum(ledgers),
  name: filledLine,
  status: z.enum(['open', 'done', 'deleted']),
  receivedOn: civilDate.nullable(),
  /** The day it is planned for. */
  plannedOn: civilDate.nullable(),
  doneOn: civilDate.nullable(),
  /** How: in person, download, collection, post … */
  method: line,
  /** Reference of the receipt, for example R-1. */
  receipt: line,
  note: longText,
  shownBy,
});

export const access = z.strictObject({
  id,
  system: filledLine,
  side: z.enum(['me-in-client-tool', 'client-in-my-tool']),
  role: line,
  /** In whose name the account stands. */
  owner: z.enum(['me', 'client']),
  status: z.enum(['active', 'closed']),
  plannedOn: civilDate.nullable(),
  closedOn: civilDate.nullable(),
  note: longText,
});

export const deliverable = z.strictObject({
  id,
  name: filledLine,
  state: z.enum(['open', 'delivered', 'accepted']),
  dueOn: civilDate.nullable(),
  deliveredOn: civilDate.nullable(),
  acceptedOn: civilDate.nullable(),
});

/** How notice is counted. Units and options are those of the worked cases. */
export const noticeRule = z.strictObject({
  length: z.strictObject({
    n: z.int().min(0, 'The notice period cannot be negative.').max(1000, 'Choose at most 1,000.'),
    unit: z.enum(['days', 'weeks', 'months', 'working days']),
  }),
  receipt: z.enum(['same day', 'next working day']),
  roll: z.enum(['none', 'end of month', 'end of quarter']),
  onNonWorkingDay: z.enum(['keep', 'next working day']),
});

export const clauseKinds = [
  'scope',
  'changes',
  'payment',
  'late-payment',
  'kill-fee',
  'ip',
  'confidentiality',
  'term',
  'notice',
  'termination',
  'termination-for-cause',
  'return-of-materials',
  'liability',
  'non-solicitation',
  'portfolio',
  'governing-law',
  'other',
] as const;

export const clause = z.strictObject({
  id,
  number: filledLine,
  heading: line,
  kind: z.enum(clauseKinds),
  /** The words of the document, never rewritten. */
  quote: longText.refine((t) => t.trim() !== '', 'This is empty. Copy the exact words of the clause.'),
  /** "Here it means", in the user's own words: one line that may be printed. */
  meaning: line,
  /** Page in the agreement, or null. */
  page: z.int().min(1).nullable(),
  /** For clauses that continue after the end: until when, in words or as a date. */
  until: line,
  actions: z.array(z.strictObject({ text: filledLine, on: civilDate.nullable(), shownBy })).max(200),
  /** The user's own remark. Internal: never in the client edition. */
  note: longText,
});

export const agreement = z
  .strictObject({
    id,
    title: filledLine,
    signedOn: civilDate.nullable(),
    startsOn: civilDate.nullable(),
    endsOn: civilDate.nullable(),
    /** Months by which it renews itself unless ended; null when it does not. */
    renewsMonths: z.int().min(1).max(120).nullable(),
    currency,
    paymentTermsDays: z.int().min(0).max(365).nullable(),
    noticeRule: noticeRule.nullable(),
    /** How notice must be given: in writing, by email … */
    noticeForm: line,
    clauses: z.array(clause).max(500),
    /** Kinds of clause the user looked for and did not find: "It has none". */
    absentKinds: z.array(z.enum(clauseKinds)).max(clauseKinds.length).optional(),
    files,
  })
  .refine((a) => a.startsOn === null || a.endsOn === null || a.endsOn >= a.startsOn, {
    path: ['endsOn'],
    message: 'The agreement ends before it starts. Check both days.',
  });
