import { makeBackup } from '../backup/index.ts';
import { type Command, done, failed } from './command.ts';
import { version } from './headless-host.ts';
import { bytesOf, countsOf, placeNamed } from './words.ts';

export const backupCommand: Command = {
  name: 'backup',
  does: 'Makes a backup of a workspace and reads it again.',
  more: 'The workspace may be open in the app meanwhile; what was written to the disk when the command starts is kept.',
  place: null,
  options: {
    workspace: { hint: 'DIR', means: 'the workspace folder', required: true },
    to: { hint: 'DIR', means: 'an existing folder for the backup, best on another disk', required: true },
  },
  run: async ({ option }) => {
    const made = await makeBackup({
      workspaceDir: placeNamed(option('workspace')),
      toDir: placeNamed(option('to')),
      now: new Date(),
      version,
      reason: 'asked',
    });
    if (!made.ok) return failed(made.error);
    return done(made.value, [
      `Backup made and verified: ${made.value.path}`,
      `It holds ${countsOf(made.value)} (${bytesOf(made.value.bytes)}). It is not encrypted: keep it where only you can read it.`,
    ]);
  },
};
