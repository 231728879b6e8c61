/** What every request answers: a value, or an error that is a value too. */

export type ErrorCode =
  | 'invalid' // the input breaks a rule; `field` names where
  | 'not-found'
  | 'conflict' // somebody else saved a newer version
  | 'read-only' // the file or folder cannot be written, or comes from a newer version
  | 'in-use' // another window or process has this workspace open
  | 'storage' // the disk refused: full, missing, no permission
  | 'locked' // the workspace is encrypted and nobody has unlocked it
  | 'replaced' // a newer request of the same kind came before the answer
  | 'unreadable' // a file that cannot be understood
  | 'internal';

/** An error is a value, written for the user: what is wrong, what was kept, what to do. */
export type AppError = { readonly code: ErrorCode; readonly message: string; readonly field?: string };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };
