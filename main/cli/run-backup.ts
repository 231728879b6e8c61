import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeBackup } from '../backup/index.ts';
import { lookForLock } from '../workspace/protection.ts';
import { done, failed, type Given, type Outcome } from './command.ts';
import { version } from './headless-host.ts';
import { bytesOf, countsOf, placeNamed } from './words.ts';

const isEncrypted = (dir: string): boolean => {
  try {
    return lookForLock(dir).state === 'locked';
  } catch {
    return false;
  }
};

/** Makes a verified backup; the workspace may be in use. */
export const runBackup = async ({ option, on }: Given): Promise<Outcome> => {
  const encrypted = isEncrypted(placeNamed(option('workspace')));
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
  });
  if (!made.ok) return failed(made.error);
  return done(made.value, [
    `Backup made and verified: ${made.value.path}`,
    encrypted
      ? `It holds ${countsOf(made.value)} (${bytesOf(made.value.bytes)}), encrypted; entries are counted with their earlier versions. The passphrase or the recovery code opens it.`
      : `It holds ${countsOf(made.value)} (${bytesOf(made.value.bytes)}). It is not encrypted: keep it where only you can read it.`,
  ]);
};
