import { isUtf8 } from 'node:buffer';

/** A file of the newest backup that verifies; null when there is none. `relativePath` has forward slashes. */
export type Recover = (relativePath: string) => Promise<{ readonly bytes: Uint8Array; readonly madeAt: string } | null>;

/** For a workspace without backups. */
export const nothingToRecover: Recover = async () => null;

/** A document as the newest verified backup has it; null when there is none or it cannot be read either. Never rejects. */
export const recoverDocument = async <T>(
  recover: Recover,
  relativePath: string,
  read: (document: unknown) => T | null,
): Promise<{ readonly document: T; readonly madeAt: string } | null> => {
  try {
    const found = await recover(relativePath);
    if (found === null || !isUtf8(found.bytes)) return null;
    const document = read(JSON.parse(new TextDecoder().decode(found.bytes)));
    return document === null ? null : { document, madeAt: spoken(found.madeAt) };
  } catch {
    return null;
  }
};

/** An instant as a sentence says it: "2026-11-21, 17:40 UTC". */
const spoken = (instant: string): string => `${instant.slice(0, 10)}, ${instant.slice(11, 16)} UTC`;
