import type { AppError, ErrorCode, Result } from '#shared/contract.ts';
import { errorCode } from './disk.ts';

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = (code: ErrorCode, message: string): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code, message },
});

/** Why the disk refused, as a clause and what to do about it. */
const reasons: Readonly<Record<string, { readonly why: string; readonly next: string }>> = {
  ENOSPC: { why: 'the disk is full', next: 'Free some space, then save again.' },
  EDQUOT: { why: 'your share of the disk is used up', next: 'Free some space, then save again.' },
  EFBIG: { why: 'the disk does not take a file of this size', next: 'Free some space, then save again.' },
  EIO: { why: 'the disk reported a fault', next: 'Check the disk, then save again.' },
  ENOENT: { why: 'the folder is not there', next: 'Connect or move it back, then save again.' },
  ENOTDIR: { why: 'the folder is not there', next: 'Connect or move it back, then save again.' },
  ECHANGED: {
    why: 'another program changed the journal file',
    next: 'Copy your words, start Good Terms again, then save them there.',
  },
  ENOTOURS: {
    why: 'another computer took the workspace over',
    next: 'Close Good Terms there, then start it here again.',
  },
  EBUSY: { why: 'another program holds the file', next: 'Close it there, then save again.' },
};

const denied = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Whether the disk refused because writing is not allowed there. */
export const isDenied = (error: unknown): boolean => denied.has(errorCode(error));

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether the disk refused because there is no room. */
export const isFull = (error: unknown): boolean => full.has(errorCode(error));

/** A failed write as an error for the user. `what` starts the sentence: "The entry". */
export const notSaved = (error: unknown, what: string): Result<never> => {
  if (isDenied(error)) {
    return fail(
      'read-only',
      `${what} was not saved: the workspace folder cannot be written to. It stays in this window. Allow writing to the folder, or close programs that hold it, then save again.`,
    );
  }
  const reason = reasons[errorCode(error)] ?? { why: 'the disk refused', next: 'Save again in a moment.' };
  return fail('storage', `${what} was not saved: ${reason.why}. It stays in this window. ${reason.next}`);
};

/** A document that reads well and is not what was saved. `what` starts the sentence; `copy` is the path of its copy. */
export const alteredSentence = (what: string, copy: string | null): string =>
  `${what} were changed by another program or by a fault of the disk. They are shown as they read now${copy === null ? ', and nothing is saved over them' : `, and a copy is in ${copy}`}. Look through them; a backup from before can be restored.`;

const whyOf = (error: unknown): string =>
  isDenied(error)
    ? 'the workspace folder cannot be written to'
    : (reasons[errorCode(error)]?.why ?? 'the disk refused');

/** Forgetting that failed: the entries are where they were. */
export const notForgotten = (error: unknown): Result<never> =>
  fail(
    isDenied(error) ? 'read-only' : 'storage',
    `Nothing was forgotten: ${whyOf(error)}. What you wrote is still in the trash. Put that right, then try again.`,
  );

/** A copy of a damaged file that could not be removed. */
export const notCleared = (error: unknown): Result<never> =>
  fail(
    isDenied(error) ? 'read-only' : 'storage',
    `Not every copy was removed: ${whyOf(error)}. The list shows what is left. Put that right, then try again.`,
  );

/** A file that could not be read. `what` starts the sentence: "The history of this entry". */
export const notRead = (error: unknown, what: string): Result<never> =>
  fail('storage', `${what} cannot be read: ${whyOf(error)}. Nothing was changed. Check the disk, then try again.`);

/** A workspace folder that cannot be used at all. */
export const folderRefused = (error: unknown, folder: string): Result<never> => {
  const why = reasons[errorCode(error)]?.why ?? 'the disk refused';
  return fail(
    'storage',
    `The workspace folder ${folder} cannot be used: ${why}. Nothing was changed. Check the disk and the folder, then start Good Terms again.`,
  );
};

/** A file that could not be kept. `name` is what the user calls it. */
export const notAttached = (error: unknown, name: string): Result<never> => {
  if (isDenied(error)) {
    return fail(
      'read-only',
      `${name} was not attached: the workspace folder cannot be written to. The file itself is where it was. Allow writing to the folder, then attach it again.`,
    );
  }
  const why = reasons[errorCode(error)]?.why ?? 'the disk refused';
  const next = isFull(error) ? 'Free some space, then attach it again.' : 'Attach it again in a moment.';
  return fail('storage', `${name} was not attached: ${why}. The file itself is where it was. ${next}`);
};
