import { z } from 'zod';

/** UTF-16 code units a long text may hold. */
export const longTextLimit = 100_000;

// A lone surrogate has no UTF-8 form: it could be neither hashed nor printed, and writing it would change it.
const wellFormed = (text: string): boolean => text.isWellFormed();
const notWellFormed =
  'This text holds half of a character, which no file can keep. Delete the broken character and type it again.';

/** Text of any length the app keeps: every character, control characters included, is kept exactly. */
export const longText = z
  .string()
  .max(longTextLimit, 'This text is longer than 100,000 characters. Split it into two.')
  .refine(wellFormed, notWellFormed);

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;

/** One line of text: up to 300 code units, no line breaks or other control characters. */
export const line = z
  .string()
  .max(300, 'This is longer than 300 characters. Shorten it.')
  .refine(wellFormed, notWellFormed)
  .refine((text) => !controls.test(text), 'This holds a line break or a hidden character. Keep it on one line.');

/** A line that must say something. */
export const filledLine = line.refine((text) => text.trim() !== '', 'This is empty. Write something here.');

/** An id: safe as a file name on every system. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'This is not an id of this app.');

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
