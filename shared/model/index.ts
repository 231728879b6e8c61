/** The current version of the model. Older versions, once there are any, live in frozen files of their own. */
export * from './client.ts';
export * from './dates.ts';
export * from './draft.ts';
export * from './exit.ts';
export * from './import.ts';
export { firstIssue } from './issues.ts';
export * from './journal.ts';
export * from './money.ts';
export * from './profile.ts';
export * from './records.ts';
export * from './review.ts';
export * from './text.ts';

/** `schemaVersion` this build reads and writes. */
export const currentVersion = 1;
