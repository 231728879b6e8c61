import { z } from 'zod';
import { civilDate } from './dates.ts';
import { filledLine, id, line, longText } from './text.ts';

/** A dated line both sides may read: printed under "Remaining dates". */
export const scheduleItem = z.strictObject({
  id,
  on: civilDate,
  who: z.enum(['me', 'client', 'both']),
  what: filledLine,
  doneOn: civilDate.nullable(),
});

/** State of one step of the wrap-up checklist; the step itself is content. */
export const checklistState = z.strictObject({
  itemId: z.string().max(100),
  state: z.enum(['open', 'done', 'not-needed']),
  /** A day the user chose instead of the computed one. */
  dueOn: civilDate.nullable(),
  doneOn: civilDate.nullable(),
  note: longText,
});

export const exitPlan = z.strictObject({
  createdOn: civilDate,
  basis: z.enum(['contract', 'contract-end', 'mutual', 'cause', 'no-contract']),
  urgent: z.enum(['none', 'safety', 'payment']),
  /** Id of the one-sentence reason. Internal: the client edition prints no reason. */
  reason: z.string().max(100),
  notice: z.strictObject({
    from: z.enum(['me', 'client']),
    /** The day notice is, or was, sent. */
    on: civilDate.nullable(),
    sent: z.boolean(),
    method: line,
    acknowledgedOn: civilDate.nullable(),
  }),
  /** The last day the user chose; null until chosen. */
  lastDay: civilDate.nullable(),
  /** Set when both sides agreed on `lastDay`. */
  agreedOn: civilDate.nullable(),
  checklist: z.array(checklistState).max(300),
  schedule: z.array(scheduleItem).max(300),
  monthsCovered: z.number().min(0).max(600).nullable(),
  /** Minor units a month, in the user's currency. */
  replacementMonthly: z.int().min(0),
  replacementFrom: civilDate.nullable(),
  publicWork: z.boolean(),
  deposits: z.boolean(),
  oneSentence: longText,
  peopleToTell: z
    .array(
      z.strictObject({
        contactId: z.string().max(100),
        why: line,
        when: civilDate.nullable(),
        by: line,
        how: line.optional(),
        done: z.boolean(),
      }),
    )
    .max(200),
  /** Printed at the end of the client edition. */
  thanks: z.string().max(600, 'Thanks fit in 600 characters. Shorten it.'),
});

export const letter = z.strictObject({
  id,
  letterId: z.string().max(100),
  variant: z.enum(['warm', 'neutral', 'brief']),
  state: z.enum(['draft', 'sent']),
  on: civilDate,
  to: line,
  /** Email, post, in person … */
  form: line,
  proof: longText,
  /** Values the user typed for merge fields. */
  fields: z.record(z.string().max(100), longText),
  subject: line,
  body: longText,
  /** Phrases of the tone check the user chose to keep. */
  kept: z.array(line).max(200),
});
