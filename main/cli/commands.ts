import type { Command } from './command.ts';
import { sealOf } from './words.ts';

const workspace = { hint: 'DIR', means: 'the workspace folder', required: true };

const descriptor =
  (option: string) =>
  async (text: string): Promise<string | null> =>
    /^\d{1,6}$/.test(text) ? null : `--${option} is the number of a file descriptor, not "${text}".`;

/** How a command opens a locked workspace. Without them it asks at the terminal. */
const opening = {
  'passphrase-fd': {
    hint: 'N',
    means: 'reads the passphrase of a locked workspace from this file descriptor (else it is asked for)',
    required: false,
    check: descriptor('passphrase-fd'),
  },
  'code-fd': {
    hint: 'N',
    means: 'reads the recovery code from it instead',
    required: false,
    check: descriptor('code-fd'),
  },
};

const passphrase: Command = {
  name: 'passphrase',
  does: 'Sets, changes or removes the passphrase of a workspace.',
  more: 'Setting it encrypts every file and prints a recovery code; removing it writes them plain again. A secret is asked for or read from a file descriptor, never given as an argument. What runs for a moment, like 3<<<"words", may be kept in the history of the shell: 3<file is not.',
  place: { hint: 'set|change|remove', means: 'what to do' },
  options: {
    workspace,
    ...opening,
    'new-passphrase-fd': {
      hint: 'N',
      means: 'reads the new passphrase from this file descriptor (else it is asked for)',
      required: false,
      check: descriptor('new-passphrase-fd'),
    },
  },
  run: async (given) => {
    if (!['set', 'change', 'remove'].includes(given.place)) {
      const message = `gt passphrase is followed by set, change or remove, not "${given.place}".`;
      return { value: {}, lines: [], error: { code: 'invalid', message } };
    }
    return (await import('./run-passphrase.ts')).runPassphrase(given);
  },
};

/** How a command opens an encrypted backup. Without it the passphrase is asked for at the terminal where it is needed. */
const unsealing = {
  'passphrase-fd': {
    hint: 'N',
    means: 'of an encrypted backup: reads its passphrase from this file descriptor (else it is asked for)',
    required: false,
    check: descriptor('passphrase-fd'),
  },
};

/** The same for a backup of a locked workspace, which a recovery code opens as well. */
const openingBackup = {
  ...unsealing,
  'code-fd': {
    hint: 'N',
    means: 'of a backup of a locked workspace: reads the recovery code of that time from it instead',
    required: false,
    check: descriptor('code-fd'),
  },
};

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
    ...opening,
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
    single: {
      hint: '',
      means: 'one file that holds everything; else attachments are kept once, in files beside the backups',
      required: false,
    },
    encrypt: {
      hint: '',
      means: 'one encrypted file that holds everything (.zip.age); the age tool opens it too',
      required: false,
    },
    'passphrase-fd': {
      hint: 'N',
      means: 'with --encrypt: reads the passphrase from this file descriptor (else it is asked for, twice)',
      required: false,
      check: descriptor('passphrase-fd'),
    },
  },
  run: async (given) => (await import('./run-backup.ts')).runBackup(given),
};

const verify: Command = {
  name: 'verify',
  does: 'Checks a backup, a pack or a workspace. Changes nothing.',
  more: 'Names every file that is missing, extra or altered, and where a journal is broken.',
  place: {
    hint: 'PATH',
    means: 'a backup (.zip or .zip.age), a pack (.pdf, its folder or ZIP), or a workspace folder',
  },
  options: {
    ...openingBackup,
    seal: {
      hint: 'HEX',
      means: 'of a pack: the seal you noted when it was made, or the SHA-256 of a single PDF',
      required: false,
      check: async (text) =>
        sealOf(text) === null ? '--seal is the 64 hexadecimal digits that were shown when the pack was made.' : null,
    },
  },
  run: async (given) => (await import('./run-verify.ts')).runVerify(given),
};

const list: Command = {
  name: 'list',
  does: 'Lists the backups in a folder, newest first. Changes nothing.',
  more: 'Says what each holds, whether its lists are in order, and why it stays. To read one in full: gt verify PATH.',
  place: { hint: 'DIR', means: 'the folder of the backups' },
  options: {
    'passphrase-fd': {
      ...unsealing['passphrase-fd'],
      means: 'looks into encrypted backups with the passphrase read from it',
    },
  },
  run: async (given) => (await import('./run-list.ts')).runList(given),
};

const restore: Command = {
  name: 'restore',
  does: 'Puts the workspace of a backup, or one client of it, into a folder.',
  more: 'A workspace that is already there is backed up first, into a folder beside it. Nothing is replaced unless the whole backup verifies, or --partial is given.',
  place: { hint: 'PATH', means: 'the backup, a file ending in .zip or .zip.age' },
  options: {
    ...openingBackup,
    to: { hint: 'DIR', means: 'an empty folder, a new one, or a workspace to replace', required: true },
    client: { hint: 'NAME|ID', means: 'only this client; everything else stays as it is', required: false },
    partial: { hint: '', means: 'of a damaged backup what verifies; what does not is listed', required: false },
  },
  run: async (given) => (await import('./run-restore.ts')).runRestore(given),
};

const oneOf =
  (option: string, ...allowed: readonly string[]) =>
  async (text: string): Promise<string | null> =>
    allowed.includes(text) ? null : `--${option} is ${allowed.join(', ')}, not "${text}".`;

const importing: Command = {
  name: 'import',
  does: 'Takes in what other programs wrote, for one client.',
  more: 'Reads tables (CSV of Toggl, Clockify, Harvest, FreshBooks, Zoho, Wave, Invoice Ninja, Xero, QuickBooks, or any other), journals (Day One, jrnl, Mini Diary, Markdown notes) and exports of Good Terms, with the photos and files beside them. What is there already is not taken again. What can be read in two ways is asked for, never guessed.',
  place: { hint: 'FILE', means: 'the file, archive or folder' },
  options: {
    workspace,
    client: { hint: 'NAME|ID', means: 'the client it belongs to, by name in any case or by id', required: true },
    ...opening,
    'dry-run': { hint: '', means: 'only say what would be imported', required: false },
    'day-order': {
      hint: 'dmy|mdy|ymd',
      means: 'how days are written',
      required: false,
      check: oneOf('day-order', 'dmy', 'mdy', 'ymd'),
    },
    decimal: {
      hint: 'point|comma',
      means: 'what stands before the decimals',
      required: false,
      check: oneOf('decimal', 'point', 'comma'),
    },
    encoding: {
      hint: 'NAME',
      means: 'utf-8, utf-16le, utf-16be or windows-1252',
      required: false,
      check: oneOf('encoding', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
    },
    rows: {
      hint: 'entries|invoices',
      means: 'what the rows of a table of no known program are',
      required: false,
      check: oneOf('rows', 'entries', 'invoices'),
    },
    map: {
      hint: 'COLUMN=FIELD',
      means: 'what a column holds, by its heading or its number from 1; others are left out',
      required: false,
      many: true,
      check: async (text) => (/^.+=\w+$/.test(text) ? null : `--map is written COLUMN=FIELD, not "${text}".`),
    },
    about: { hint: 'NAME', means: 'the client in the file whose rows are taken; "*" takes all', required: false },
    half: {
      hint: 'facts|private',
      means: 'which side the words go to (default: facts)',
      required: false,
      check: oneOf('half', 'facts', 'private'),
    },
    currency: {
      hint: 'CODE',
      means: 'the currency of amounts that name none, like EUR',
      required: false,
      check: async (text) => {
        const { currency } = await import('#shared/model/index.ts');
        return currency.safeParse(text).success ? null : `--currency needs a code like EUR; "${text}" is none.`;
      },
    },
    'due-days': {
      hint: 'N',
      means: 'days from issue to due, for lists without a due day',
      required: false,
      check: async (text) =>
        /^\d{1,3}$/.test(text) && Number(text) <= 365 ? null : `--due-days is 0 to 365, not "${text}".`,
    },
    'undated-payments': {
      hint: 'due-day|leave-out',
      means: 'payments whose day the list does not name',
      required: false,
      check: oneOf('undated-payments', 'due-day', 'leave-out'),
    },
  },
  run: async (given) => (await import('./run-import.ts')).runImport(given),
};

const exporting: Command = {
  name: 'export',
  does: 'Writes an open copy of the workspace: JSON, Markdown, files, or the timeline as CSV.',
  more: 'The private side stays out, unless the whole workspace is exported with --with-private.',
  place: null,
  options: {
    workspace,
    to: { hint: 'DIR', means: 'where the folder of the export goes', required: true },
    client: { hint: 'NAME|ID', means: 'only this client', required: false },
    timeline: { hint: '', means: 'the entries as one table (CSV)', required: false },
    ...opening,
    'with-private': { hint: '', means: 'also how it was for you, reviews, talks and lessons', required: false },
  },
  run: async (given) => (await import('./run-export.ts')).runExport(given),
};

export const commands: readonly Command[] = [
  sample,
  pack,
  backup,
  list,
  verify,
  restore,
  importing,
  exporting,
  passphrase,
];
