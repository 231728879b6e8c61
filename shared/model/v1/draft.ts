import { z } from 'zod';
import { attachment, entryFacts, entryPrivate } from './journal.ts';
import { id, longTextLimit } from './text.ts';

/** A text as it was typed: it may still break a rule that an entry keeps. UTF-16 code units. */
const typed = z.string().max(10 * longTextLimit);

/** An entry that is being written and not saved yet. */
export const entryDraft = z.strictObject({
  /** The entry that is edited, or null for a new one. */
  entryId: id.nullable(),
  facts: z.strictObject({
    ...entryFacts.shape,
    at: typed,
    title: typed,
    text: typed,
    people: z.array(typed).max(1000),
    tags: z.array(typed).max(1000),
    attachments: z.array(attachment).max(1000),
  }),
  private: z.strictObject({ ...entryPrivate.shape, text: typed }),
  /** False for an entry that was opened for editing and is still as it was. */
  changed: z.boolean(),
});

/**
 * `clients/<id>/draft.json`: what is being written about a client, by slot: "new" for the composer, "quick" for the
 * quick entry, else the id of the entry that is edited. Private; there is no file when there is no draft.
 */
export const draftDocument = z.strictObject({
  schemaVersion: z.literal(1),
  drafts: z.record(id, entryDraft),
});
