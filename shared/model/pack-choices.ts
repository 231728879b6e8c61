/** What the user chooses about the packs of a client: kept with the client, sent with every request for a pack. */
import { z } from 'zod';
import { civilDate } from './dates.ts';
import { currency, minorUnits } from './money.ts';
import { filledLine, id, sha256 } from './text.ts';

/** Sections of the client edition in the order of the specification. */
export const clientSections = ['glance', 'ending', 'account', 'materials', 'receipt', 'dates', 'contacts'] as const;

/** Sections of the records edition in the order of the specification. */
export const recordsSections = [
  'summary',
  'agreement',
  'account',
  'invoices',
  'interest',
  'chronology',
  'materials',
  'letters',
  'exhibits',
  'integrity',
] as const;

const sections = <const S extends readonly [string, ...string[]]>(names: S) => {
  const name = z.enum(names);
  return z.strictObject({
    /** Sections not printed; only those that may be left out count. */
    leftOut: z.array(name).max(names.length),
    /** Sections in the order they are printed; those not named keep their usual place behind them. */
    order: z.array(name).max(names.length),
  });
};

/** A percentage as text with at most six decimals: "2.15". */
const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'Write the rate in percent, for example 2.15.');

/** How interest on late invoices is calculated. A calculation, never a claim, and never part of the account. */
export const interestChoice = z.strictObject({
  /** Print the worksheet in the records edition. */
  worksheet: z.boolean(),
  /** Mention the figure in the statement of the client edition, in one sentence. */
  mention: z.boolean(),
  method: z.enum(['EU', 'UK', 'contract']),
  /** Points on the reference rate. */
  points: percent,
  /** Reference rates the user has looked up: the day each was in force on, and where it is published. */
  rates: z.array(z.strictObject({ on: civilDate, value: percent, source: filledLine })).max(200),
  contract: z.strictObject({ value: percent, per: z.enum(['month', 'year']) }).nullable(),
  /** Fixed sum for each late invoice where the law names none for its currency; null = not calculated. */
  fixedSum: minorUnits.nullable(),
  /** The same by currency; counts before `fixedSum`. */
  fixedSums: z
    .array(z.strictObject({ currency, amount: minorUnits }))
    .max(50)
    .optional(),
  /** Count amounts under discussion as well. */
  underDiscussion: z.boolean(),
  /** The day the user claimed the interest; null = not claimed. */
  claimedOn: civilDate.nullable(),
});

export const packChoices = z.strictObject({
  client: sections(clientSections),
  records: sections(recordsSections),
  /** 'auto': the paper of the settings, else of the country. */
  paper: z.enum(['auto', 'a4', 'letter']),
  /** Two contracts with one client: a pack speaks of one, or of all. */
  agreements: z.enum(['one', 'all']),
  /** The agreement a pack for one speaks of; empty = the one in force. */
  agreementId: z.union([id, z.literal('')]),
  /** One more event on the line of days of the ending, or null. */
  lineEvent: z.strictObject({ on: civilDate, label: filledLine }).nullable(),
  interest: interestChoice,
  /** Letters that were sent are exhibits of the records edition. Absent: they are. */
  letters: z.boolean().optional(),
  /** Exhibits in the order of their letters; those not named keep their usual place behind them. */
  exhibitOrder: z.array(sha256).max(20_000).optional(),
});

export type ClientSection = (typeof clientSections)[number];
export type RecordsSection = (typeof recordsSections)[number];
export type InterestChoice = z.infer<typeof interestChoice>;
export type PackChoices = z.infer<typeof packChoices>;

/** What a pack holds until the user chooses otherwise: everything but the interest. */
export const defaultPackChoices = (): PackChoices => ({
  client: { leftOut: [], order: [] },
  records: { leftOut: [], order: [] },
  paper: 'auto',
  agreements: 'one',
  agreementId: '',
  lineEvent: null,
  interest: {
    worksheet: false,
    mention: false,
    method: 'EU',
    points: '8',
    rates: [],
    contract: null,
    fixedSum: null,
    underDiscussion: false,
    claimedOn: null,
  },
});
