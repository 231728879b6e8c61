import type { WorkspaceDocument } from '#shared/model/index.ts';
import { type Form, plainForm } from './form.ts';

type Recovered = { readonly bytes: Uint8Array; readonly madeAt: string };

/**
 * A file of the newest backup that verifies and whose bytes `accept` finds of use; null when there is none.
 * `relativePath` has forward slashes.
 */
export type Recover = (relativePath: string, accept: (bytes: Uint8Array) => boolean) => Promise<Recovered | null>;

/** The same for a whole workspace. `workspace` is the document that says where backups go; null when it is itself broken. */
export type RecoverIn = (
  relativePath: string,
  accept: (bytes: Uint8Array) => boolean,
  workspace: WorkspaceDocument | null,
) => Promise<Recovered | null>;

/** For a workspace without backups. */
export const nothingToRecover: RecoverIn = async () => null;

/** An instant as a sentence says it: "2026-11-21, 17:40 UTC". */
const spoken = (instant: string): string => `${instant.slice(0, 10)}, ${instant.slice(11, 16)} UTC`;

/** A document as the newest verified backup has it; null when there is none or it cannot be read either. Never rejects. */
export const recoverDocument = async <T>(
  recover: Recover,
  relativePath: string,
  read: (document: unknown) => T | null,
  form: Form = plainForm,
): Promise<{ readonly document: T; readonly madeAt: string } | null> => {
  const parse = (bytes: Uint8Array): T | null => {
    const found = Buffer.from(bytes);
    const mine = form.readDocument(relativePath, found);
    // A backup from before the passphrase was set is the user's own as well.
    const { value, altered } = mine.value === undefined ? plainForm.readDocument(relativePath, found) : mine;
    return altered ? null : read(value);
  };
  try {
    const found = await recover(relativePath, (bytes) => parse(bytes) !== null);
    const document = found === null ? null : parse(found.bytes);
    return found === null || document === null ? null : { document, madeAt: spoken(found.madeAt) };
  } catch {
    return null;
  }
};
