import type { Result } from '#shared/contract.ts';
import { type AgeKey, unseal } from '../backup/index.ts';
import type { Given } from './command.ts';
import { secretFrom } from './secrets.ts';

const option = 'passphrase-fd';

const refused = (
  message: string,
): { readonly ok: false; readonly error: { code: 'invalid'; message: string; field: string } } => ({
  ok: false,
  error: { code: 'invalid', message, field: option },
});

/** What a backup is read with: null for a plain one; of an encrypted one the passphrase is read or asked for. */
export const keyFor = async (path: string, given: Given): Promise<Result<AgeKey | null>> => {
  const plain = await unseal(path, null);
  if (plain.ok || plain.error.field !== 'passphrase') return plain;
  const read = await secretFrom(given.option(option), option, 'Passphrase of this backup: ');
  return 'why' in read ? refused(`This backup is encrypted. ${read.why}`) : unseal(path, read.secret);
};

const shortest = 8;

/** The passphrase for a new encrypted backup. At a terminal it is typed twice: nobody sees what they type. */
export const newPassphrase = async (given: Given): Promise<Result<string>> => {
  const descriptor = given.option(option);
  const first = await secretFrom(descriptor, option, 'Passphrase for this backup: ');
  if ('why' in first) return refused(first.why);
  if (first.secret.length < shortest) {
    return refused(
      `A passphrase has at least ${shortest} characters. A short sentence of your own is easy to keep in mind. No backup was made.`,
    );
  }
  if (descriptor !== '') return { ok: true, value: first.secret };
  const again = await secretFrom('', option, 'The same once more: ');
  if ('why' in again) return refused(again.why);
  return again.secret === first.secret
    ? { ok: true, value: first.secret }
    : refused('The two are not the same. No backup was made.');
};
