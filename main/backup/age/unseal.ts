import { open } from 'node:fs/promises';
import type { AppError, Result } from '#shared/contract.ts';
import { asResult, explainArchive } from '../failure.ts';
import { type AgeKey, ageMark, longestHeader, readHeader } from './header.ts';

const firstBytes = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(longestHeader + 64);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const isMarked = (bytes: Buffer): boolean => bytes.toString('latin1', 0, ageMark.length) === ageMark;

/** Whether a file begins as one encrypted with age does. False when it cannot be read. */
export const isSealed = (path: string): Promise<boolean> => firstBytes(path).then(isMarked, () => false);

const passphraseError = (message: string): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: { code: 'invalid', message, field: 'passphrase' },
});

const damaged = (path: string): string =>
  `The beginning of ${path} is damaged, so its passphrase cannot be tried. Nothing was changed. Choose another copy of this backup.`;

/**
 * What an archive is read with: null for a plain one. Errors: `invalid` with the field `passphrase` (none was given, or it
 * is not the right one), `unreadable` (no header to try it on), `not-found`, `storage`.
 */
export const unseal = async (path: string, passphrase: string | null): Promise<Result<AgeKey | null>> => {
  const first = await asResult(() => firstBytes(path), explainArchive(path));
  if (!first.ok) return first;
  if (!isMarked(first.value)) {
    // A file of this name was encrypted; what it begins with now was written over.
    if (path.endsWith('.age')) return { ok: false, error: { code: 'unreadable', message: damaged(path) } };
    return { ok: true, value: null };
  }
  if (passphrase === null || passphrase === '') {
    return passphraseError('This backup is encrypted. Type the passphrase it was made with.');
  }
  const read = await readHeader(first.value, passphrase);
  switch (read.kind) {
    case 'open':
      return { ok: true, value: read.key };
    case 'wrong':
      return passphraseError(
        'That was not it. Nothing is lost; try again with the passphrase this backup was made with.',
      );
    case 'no-passphrase': {
      const message = `${path} was encrypted for a key, not with a passphrase. Open it with the age tool, then choose the .zip.`;
      return { ok: false, error: { code: 'unreadable', message } };
    }
    case 'damaged':
      return { ok: false, error: { code: 'unreadable', message: damaged(path) } };
  }
};
