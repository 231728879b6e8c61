import type { Command } from './command.ts';

const workspace = { hint: 'DIR', means: 'the workspace folder', required: true };

// What a command needs is loaded when it runs: help and misspelt arguments are answered at once.

const sample: Command = {
  name: 'sample',
  does: 'Writes the sample workspace into an empty folder.',
  more: 'Everyone in it is invented.',
  place: { hint: 'DIR', means: 'an empty folder or a new one' },
  options: {},
  run: async (given) => (await import('./run-sample.ts')).runSample(given),
};

const pack: Command = {
  name: 'pack',
  does: 'Makes the exit pack of one client: a PDF, or the records folder.',
  more: 'It holds facts only; nothing private is in either edition.',
  place: null,
  options: {
    workspace,
    client: { hint: 'NAME|ID', means: 'the client, by name in any case or by id', required: true },
    edition: {
      hint: 'client|records',
      means: 'to hand over, or the complete file for yourself',
      required: true,
      check: async (text) =>
        text === 'client' || text === 'records' ? null : `--edition is client or records, not "${text}".`,
    },
    'as-of': {
      hint: 'YYYY-MM-DD',
      means: 'the day the pack counts to (default: today)',
      required: false,
      check: async (text) => {
        const { isCivilDate } = await import('#shared/model/index.ts');
        return isCivilDate(text) ? null : `--as-of needs a day that exists, like 2026-03-31; "${text}" is none.`;
      },
    },
    form: {
      hint: 'folder|zip',
      means: 'records edition: as a folder (default) or as one ZIP',
      required: false,
      check: async (text) => (text === 'folder' || text === 'zip' ? null : `--form is folder or zip, not "${text}".`),
    },
    out: { hint: 'DIR', means: 'where the pack goes, in a folder named after the client', required: true },
  },
  run: async (given) => (await import('./run-pack.ts')).runPack(given),
};

const backup: Command = {
  name: 'backup',
  does: 'Makes a backup of a workspace and reads it again.',
  more: 'The workspace may be open in the app meanwhile; what was written to the disk when the command starts is kept.',
  place: null,
  options: {
    workspace,
    to: {
      hint: 'DIR',
      means: 'the folder for the backup, best on another disk; made in a folder that exists',
      required: true,
    },
  },
  run: async (given) => (await import('./run-backup.ts')).runBackup(given),
};

const verify: Command = {
  name: 'verify',
  does: 'Checks a backup, a pack or a workspace. Changes nothing.',
  more: 'Names every file that is missing, extra or altered, and where a journal is broken.',
  place: { hint: 'PATH', means: 'a backup (.zip), a pack (.pdf, its folder or ZIP), or a workspace folder' },
  options: {},
  run: async (given) => (await import('./run-verify.ts')).runVerify(given),
};

const restore: Command = {
  name: 'restore',
  does: 'Puts the workspace of a backup into a folder.',
  more: 'A workspace that is already there is backed up first, into a folder beside it. Nothing is replaced unless the whole backup verifies.',
  place: { hint: 'PATH', means: 'the backup, a file ending in .zip' },
  options: { to: { hint: 'DIR', means: 'an empty folder, a new one, or a workspace to replace', required: true } },
  run: async (given) => (await import('./run-restore.ts')).runRestore(given),
};

export const commands: readonly Command[] = [sample, pack, backup, verify, restore];
