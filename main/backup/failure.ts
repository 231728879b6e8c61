import type { AppError, ErrorCode, Result } from '#shared/contract.ts';

/** An expected failure on its way to becoming a value. It never leaves this room. */
export class Failure extends Error {
  readonly appError: AppError;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.appError = { code, message };
  }
}

export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Runs `work`; whatever it throws becomes an error value, `explain` says how. */
export const asResult = async <T>(
  work: () => Promise<T>,
  explain: (error: unknown) => AppError,
): Promise<Result<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, error: error instanceof Failure ? error.appError : explain(error) };
  }
};

const kept = 'Your entries are safe here.';

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const denied = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What the user reads when the backup folder refuses. */
export const explainFolder =
  (folder: string) =>
  (error: unknown): AppError => {
    const code = codeOf(error);
    if (full.has(code)) {
      return {
        code: 'storage',
        message: `There is not enough room for a backup on the disk of ${folder}. ${kept} Make room there or choose another folder.`,
      };
    }
    if (denied.has(code)) {
      return {
        code: 'read-only',
        message: `The backup folder cannot be written to (${folder}). ${kept} Allow writing there or choose another folder.`,
      };
    }
    if (code === '') {
      return { code: 'internal', message: `The backup could not be made. ${kept} Try again; the folder is ${folder}.` };
    }
    return {
      code: 'storage',
      message: `The backup folder cannot be reached. ${kept} Connect or create ${folder}, or choose another folder.`,
    };
  };

/** What the user reads when a file of the workspace cannot be read while backing up. */
export const explainSource = (file: string, error: unknown): Failure =>
  new Failure(
    denied.has(codeOf(error)) ? 'read-only' : 'storage',
    `${file} could not be read, so no backup was made. Nothing was changed. Check that the file can be opened, then try again.`,
  );

/** What the user reads of a backup this version cannot put in place. */
export const fromNewer =
  'This backup was made by a newer version of Good Terms, so it was not restored. Nothing was changed. Update Good Terms, then restore it. Until then it stays as it is.';

/** What the user reads when an archive cannot be read at all. */
export const explainArchive =
  (path: string) =>
  (error: unknown): AppError => {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return { code: 'not-found', message: `There is no backup at ${path}. Choose another file.` };
    }
    if (denied.has(code)) {
      return { code: 'storage', message: `${path} cannot be opened: this account may not read it.` };
    }
    return { code: 'unreadable', message: `${path} could not be read. Nothing was changed. Choose another backup.` };
  };

/** What the user reads when the folder to restore into refuses. */
export const explainTarget =
  (folder: string) =>
  (error: unknown): AppError => {
    const code = codeOf(error);
    if (full.has(code)) {
      return {
        code: 'storage',
        message: `There is not enough room in ${folder} to restore. What was there is kept as it was. Make room and try again.`,
      };
    }
    if (denied.has(code)) {
      return {
        code: 'read-only',
        message: `${folder} cannot be written to. What was there is kept as it was. Allow writing there or choose another folder.`,
      };
    }
    return {
      code: 'storage',
      message: `The backup could not be restored into ${folder}. What was there is kept as it was.`,
    };
  };
