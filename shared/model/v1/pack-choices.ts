import { z } from 'zod';
import { civilDate } from './dates.ts';
import { currency, minorUnits } from './money.ts';
import { filledLine, id, sha256 } from './text.ts';

const clientSections = ['glance', 'ending', 'account', 'materials', 'receipt', 'dates', 'contacts'] as const;

const recordsSections = [
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
    leftOut: z.array(name).max(names.length),
    order: z.array(name).max(names.length),
  });
};

const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/, 'Write the rate in percent, for example 2.15.');

const interestChoice = z.strictObject({
  worksheet: z.boolean(),
  mention: z.boolean(),
  method: z.enum(['EU', 'UK', 'contract']),
  points: percent,
  rates: z.array(z.strictObject({ on: civilDate, value: percent, source: filledLine })).max(200),
  contract: z.strictObject({ value: percent, per: z.enum(['month', 'year']) }).nullable(),
  fixedSum: minorUnits.nullable(),
  fixedSums: z
    .array(z.strictObject({ currency, amount: minorUnits }))
    .max(50)
    .optional(),
  underDiscussion: z.boolean(),
  claimedOn: civilDate.nullable(),
});

export const packChoices = z.strictObject({
  client: sections(clientSections),
  records: sections(recordsSections),
  paper: z.enum(['auto', 'a4', 'letter']),
  agreements: z.enum(['one', 'all']),
  agreementId: z.union([id, z.literal('')]),
  lineEvent: z.strictObject({ on: civilDate, label: filledLine }).nullable(),
  interest: interestChoice,
  letters: z.boolean().optional(),
  exhibitOrder: z.array(sha256).max(20_000).optional(),
});
