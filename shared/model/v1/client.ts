import { z } from 'zod';
import { civilDate, instant } from './dates.ts';
import { exitPlan, letter } from './exit.ts';
import { currency, minorUnits, minutes } from './money.ts';
import { packChoices } from './pack-choices.ts';
import { access, agreement, deliverable, invoice, material } from './records.ts';
import { review, talk } from './review.ts';
import { filledLine, id, line, longText, sha256 } from './text.ts';

export const clientStatuses = ['active', 'watching', 'leaving', 'ended'] as const;

export const contact = z.strictObject({
  id,
  name: filledLine,
  role: line,
  kind: z.enum(['client-contact', 'subcontractor', 'partner', 'adviser', 'accountant', 'referral', 'friend', 'other']),
  email: line,
  phone: line,
  /** Internal: never in the client edition. */
  note: longText,
});

/** A colleague the client could go to. Printed only when `consent` says the colleague agreed to be named. */
export const referral = z.strictObject({
  id,
  name: filledLine,
  studio: line,
  goodFor: line,
  contact: line,
  consent: z.enum(['idea', 'asked', 'agreed-to-be-named', 'accepted']),
});

const exhibitChoice = z.strictObject({
  sha256,
  leftOut: z.boolean(),
  title: line,
  on: civilDate.nullable(),
  shows: line,
  pages: z.enum(['all', 'slip']).nullable(),
});

/** A pack that was made. */
export const packRecord = z.strictObject({
  id,
  edition: z.enum(['client', 'records']),
  asOf: civilDate,
  madeAt: instant,
  knownAt: instant.optional(),
  choices: packChoices.optional(),
  exhibits: z.array(exhibitChoice).max(20_000).optional(),
  path: z.string().max(4000),
  pages: z.int().min(1),
  sha256,
  folder: z.string().max(4000).optional(),
  seal: sha256.optional(),
  appVersion: line.optional(),
  holds: z.record(z.string().max(40), z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(50_000)).optional(),
});

/** Looking at the relationship again: what was agreed at the start, and when to look. */
export const checkIns = z.strictObject({
  expectations: longText,
  next: civilDate.nullable(),
  everyMonths: z.int().min(1, 'Choose 1 to 24 months.').max(24, 'Choose 1 to 24 months.').nullable(),
  snoozedUntil: civilDate.nullable(),
  done: z.array(civilDate).max(1000),
});

/** `clients/<id>/client.json`: everything about one client but the journal. */
export const clientDocument = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  name: filledLine,
  status: z.enum(clientStatuses),
  since: civilDate.nullable(),
  /** One line under the name. */
  summary: line,
  /** ISO 3166-1 alpha-2, or empty. */
  country: z.string().regex(/^([A-Z]{2})?$/),
  address: z.array(line).max(8),
  taxId: line,
  /** The contact letters and packs speak to: an id of `contacts`, or empty. */
  mainContactId: z.union([id, z.literal('')]),
  contacts: z.array(contact).max(500),
  fee: z
    .strictObject({
      kind: z.enum(['monthly', 'hourly', 'project']),
      amount: minorUnits,
      currency,
      minutes: minutes.nullable(),
    })
    .nullable(),
  tags: z.array(filledLine).max(100),
  agreements: z.array(agreement).max(50),
  invoices: z.array(invoice).max(20_000),
  materials: z.array(material).max(5000),
  accesses: z.array(access).max(5000),
  deliverables: z.array(deliverable).max(5000),
  referrals: z.array(referral).max(100),
  reviews: z.array(review).max(500),
  talks: z.array(talk).max(500),
  exit: exitPlan.nullable(),
  letters: z.array(letter).max(2000),
  /** Private: what the user takes with them. */
  lessons: z.array(z.strictObject({ id, on: civilDate, text: longText })).max(1000),
  packs: z.array(packRecord).max(2000),
  packChoices: packChoices.optional(),
  exhibits: z.array(exhibitChoice).max(20_000).optional(),
  /** Hints of the overview the user does not want to see again, by id. */
  dismissedHints: z.array(z.string().max(100)).max(500).optional(),
  checkIns: checkIns.optional(),
  createdAt: instant,
});
