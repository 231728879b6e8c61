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

/** What the user chose for a file that can be an exhibit. A file without a choice is an exhibit as it is. */
export const exhibitChoice = z.strictObject({
  sha256,
  /** True: not part of any pack. */
  leftOut: z.boolean(),
  /** What it is called in the pack; empty: the file's own name. */
  title: line,
  /** Date of the document, or null: the date of the record it is kept with, where that says it. */
  on: civilDate.nullable(),
  /** What it shows, in one line. */
  shows: line,
  /** All pages or its slip only; null: not asked yet. */
  pages: z.enum(['all', 'slip']).nullable(),
});

/** A pack that was made. */
export const packRecord = z.strictObject({
  id,
  edition: z.enum(['client', 'records']),
  asOf: civilDate,
  madeAt: instant,
  /** A pack made again: the instant up to which it knows the journal. */
  knownAt: instant.optional(),
  /** What the user had chosen. */
  choices: packChoices.optional(),
  /** What the user had chosen about exhibits. */
  exhibits: z.array(exhibitChoice).max(20_000).optional(),
  path: z.string().max(4000),
  pages: z.int().min(1),
  /** Digest of the PDF. */
  sha256,
  /** The pack folder, where there is one; `path` is the PDF inside, or the ZIP. */
  folder: z.string().max(4000).optional(),
  /** Digest of the manifest of a folder or ZIP. */
  seal: sha256.optional(),
  appVersion: line.optional(),
  /** What the pack held, by kind: eight digits of the key and eight of the content of each record. No words. */
  holds: z.record(z.string().max(40), z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(50_000)).optional(),
});

/** Looking at the relationship again: what was agreed at the start, and when to look. Internal: never in a pack. */
export const checkIns = z.strictObject({
  /** What both sides expect of each other, in the user's words. */
  expectations: longText,
  /** The next day to look, or null for none. */
  next: civilDate.nullable(),
  /** Months between two check-ins; null: only the one day. */
  everyMonths: z.int().min(1, 'Choose 1 to 24 months.').max(24, 'Choose 1 to 24 months.').nullable(),
  /** Put off until this day, or null. */
  snoozedUntil: civilDate.nullable(),
  /** Days on which the user looked, oldest first. */
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
  /** What the user chose about packs; absent until the first choice. */
  packChoices: packChoices.optional(),
  exhibits: z.array(exhibitChoice).max(20_000).optional(),
  /** Hints of the overview the user does not want to see again, by id. */
  dismissedHints: z.array(z.string().max(100)).max(500).optional(),
  /** Absent in files written before there were check-ins. */
  checkIns: checkIns.optional(),
  createdAt: instant,
});

export type ClientStatus = (typeof clientStatuses)[number];
export type Contact = z.infer<typeof contact>;
export type Referral = z.infer<typeof referral>;
export type CheckIns = z.infer<typeof checkIns>;
export type ExhibitChoice = z.infer<typeof exhibitChoice>;
export type PackRecord = z.infer<typeof packRecord>;

export type ClientDocument = z.infer<typeof clientDocument>;

/** A client nobody has written about yet. `createdAt` is an instant in UTC. */
export const newClient = (clientId: string, name: string, createdAt: string): ClientDocument => ({
  schemaVersion: 1,
  id: clientId,
  name,
  status: 'active',
  since: null,
  summary: '',
  country: '',
  address: [],
  taxId: '',
  mainContactId: '',
  contacts: [],
  fee: null,
  tags: [],
  agreements: [],
  invoices: [],
  materials: [],
  accesses: [],
  deliverables: [],
  referrals: [],
  reviews: [],
  talks: [],
  exit: null,
  letters: [],
  lessons: [],
  packs: [],
  createdAt,
});
