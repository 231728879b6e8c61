import { z } from 'zod';
import { civilDate, civilDateTime, instant } from './dates.ts';
import { minutes } from './money.ts';
import { filledLine, id, line, longText, sha256 } from './text.ts';

export const entryKinds = [
  'note',
  'meeting',
  'call',
  'email',
  'agreement',
  'scope-change',
  'incident',
  'praise',
  'payment',
] as const;

/** A file kept by its content under `files/<sha256>`. */
export const attachment = z.strictObject({
  sha256,
  name: filledLine,
  /** Bytes. */
  size: z.int().min(0),
  mediaType: line,
  alt: line.optional(),
});

/** The half that can be shown: "What happened". */
export const entryFacts = z.strictObject({
  at: civilDateTime,
  kind: z.enum(entryKinds),
  title: line,
  text: longText,
  minutesBilled: minutes,
  minutesUnbilled: minutes,
  people: z.array(filledLine).max(100),
  tags: z.array(filledLine).max(100),
  agreement: z
    .strictObject({
      by: z.enum(['client', 'me', 'both']),
      state: z.enum(['open', 'kept', 'partly', 'not-kept']),
      checkOn: civilDate.nullable(),
    })
    .nullable(),
  attachments: z.array(attachment).max(200),
  /** Starred: drawn as an event on the mood chart. */
  notable: z.boolean(),
});

/** The half that never leaves the app: "How it was for me". Mood 1 Heavy … 5 Bright, energy 1 Empty … 5 Full. */
export const entryPrivate = z.strictObject({
  text: longText,
  mood: z.int().min(1).max(5).nullable(),
  energy: z.int().min(1).max(5).nullable(),
});

/**
 * One line of `journal.jsonl`. The chain runs over the digests, so it can be checked from a copy without texts:
 * `factsDigest = sha256(JCS(facts))`, `privateDigest = sha256(salt + LF + JCS(private))` or null,
 * `hash = sha256(JCS({ entry, factsDigest, op, prev, privateDigest, seq, writtenAt }))`; the first `prev` is 64 zeros.
 * "Forget for good" leaves an "add" or "revise" whose `facts`, `private` and `salt` are null while the digests stay those
 * of the texts that were there.
 */
export const revision = z.strictObject({
  seq: z.int().min(1),
  prev: sha256,
  op: z.enum(['add', 'revise', 'remove', 'restore']),
  entry: id,
  writtenAt: instant,
  facts: entryFacts.nullable(),
  factsDigest: sha256,
  private: entryPrivate.nullable(),
  /** 16 random bytes as hexadecimal; null without a private half. */
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .nullable(),
  privateDigest: sha256.nullable(),
  hash: sha256,
});
