import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeBackup } from '../backup/index.ts';
import { lookForLock } from '../workspace/protection.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { version } from './headless-host.ts';
import { newPassphrase } from './unsealing.ts';
import { bytesOf, countsOf, placeNamed } from './words.ts';

const isEncrypted = (dir: string): boolean => {
  try {
    return lookForLock(dir).state === 'locked';
  } catch {
    return false;
  }
};

const open = 'It is not encrypted: keep it where only you can read it.';
const locked =
  'What is in it is encrypted, and entries are counted with their earlier versions: the passphrase of the workspace or its recovery code opens it.';
const sealed =
  'It is encrypted, attachments included. Without its passphrase nobody opens it again, neither you nor we. The age tool opens it too.';

/** Makes a verified backup; the workspace may be in use. */
export const runBackup = async (given: Given): Promise<Outcome> => {
  const { option, on } = given;
  const isLocked = isEncrypted(placeNamed(option('workspace')));
  const encrypt = on('encrypt');
  if (!encrypt && option('passphrase-fd') !== '') {
    return failed({ code: 'invalid', message: '--passphrase-fd goes with --encrypt.', field: 'passphrase-fd' });
  }
  const passphrase = encrypt ? await newPassphrase(given) : null;
  if (passphrase?.ok === false) return failed(passphrase.error);
  const toDir = placeNamed(option('to'));
  const made = await makeBackup({
    workspaceDir: placeNamed(option('workspace')),
    toDir,
    now: new Date(),
    version,
    reason: 'asked',
    attachments: on('single') ? 'inside' : 'beside',
    // One new folder is meant; two in a row look like a disk that is not connected.
    createFolder: existsSync(dirname(toDir)),
    ...(passphrase === null ? {} : { passphrase: passphrase.value }),
  });
  if (!made.ok) return failed(made.error);
  return done(made.value, [
    `Backup made and verified: ${made.value.path}`,
    `It holds ${countsOf(made.value)} (${bytesOf(made.value.bytes)}). ${encrypt ? sealed : isLocked ? locked : open}`,
  ]);
};
