import { z } from 'zod';
import { civilDate, instant } from './dates.ts';
import { id, longText } from './text.ts';

/** An answer: a scale value, an option id, several option ids, a number or free text; "na" is not applicable. */
export const answer = z.union([z.number(), longText, z.array(z.string().max(100)).max(50)]);

/** One pass through "Is it me?". Private as a whole: it never enters a pack. */
export const review = z.strictObject({
  id,
  startedOn: civilDate,
  length: z.enum(['short', 'full']),
  state: z.enum(['open', 'finished']),
  finishedOn: civilDate.nullable(),
  /** Question id to answer. A question that is absent was skipped or not reached. */
  answers: z.record(z.string().max(100), answer),
  /** Question id to the free words written beside it. */
  notes: z.record(z.string().max(100), longText),
  /** Questions left open on purpose: a full answer. */
  leftOpen: z.array(z.string().max(100)).max(200),
  /** Recorded metrics on the day it was finished, so that an old reading stays as it was. */
  facts: z.record(z.string().max(100), z.union([z.number(), z.string().max(100), z.null()])).nullable(),
  decision: z
    .strictObject({
      choice: z.enum(['mine', 'talk', 'part', 'sleep']),
      decidedAt: instant,
      /** For "sleep on it": the day to look again. */
      again: civilDate.nullable(),
      words: longText,
    })
    .nullable(),
});

/** Preparation of and notes on an honest conversation. Private. */
export const talk = z.strictObject({
  id,
  state: z.enum(['planned', 'done', 'cancelled']),
  on: civilDate,
  form: z.string().max(100),
  /** Field id of the planner to what was written. */
  preparation: z.record(z.string().max(100), longText),
  after: z.record(z.string().max(100), longText),
});
