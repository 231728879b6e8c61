/**
 * A process of its own on a disk with hardly any room: writes until the disk takes no more, looks at what is there, makes
 * room and goes on; at last, where it can, the disk becomes read-only. Says at the end what happened.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { addEntry, openWorkspace, removeEntry, verifyJournal, type Workspace } from '#main/workspace/index.ts';
import type { Result } from '#shared/contract.ts';
import { factsOf } from '../../builders/workspace-files.ts';

/** What the process says at its end. */
export type Filled = {
  /** The sentence of the first refusal of each kind of writing; null where nothing was refused. */
  readonly refused: Readonly<Record<'entry' | 'records' | 'draft' | 'forgetting' | 'settings', string | null>>;
  readonly acknowledged: number;
  /** Entries found in the file while the disk was full. */
  readonly found: number;
  /** What was wrong with the files while the disk was full, and after all. */
  readonly problems: readonly string[];
  /** Whether everything could be written once there was room. */
  readonly goesOn: boolean;
  /** Why the workspace was read-only on a read-only disk; null where that could not be tried. */
  readonly readOnly: string | null;
};

/** `small`: the disk itself is small and this process's own, to be filled to its last byte and made read-only. */
const [disk = '', small] = process.argv.slice(2);
const folder = join(disk, 'workspace');
const ballast = join(disk, 'ballast');
const now = '2026-11-21T12:00:00.000Z';

const open = async (): Promise<Workspace> => {
  const opened = await openWorkspace({ folder, Store: Conf, clock: () => new Date(now) });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const refusal = (result: Result<unknown>): string | null => (result.ok ? null : result.error.message);

if (small !== undefined) writeFileSync(ballast, Buffer.alloc(600 * 1024));
let workspace = await open();
const created = workspace.createClient('Hollis & Wren');
if (!created.ok) throw new Error(created.error.message);
const client = created.value;
const { journal, drafts } = client;
const text = (number: number): string => `${number}: ${'What was said. '.repeat(200)}`;
const entry = (number: number) => addEntry(`entry-${number}`, now, { facts: factsOf(text(number)), private: null });
const draft = (number: number) => ({
  entryId: null,
  facts: factsOf(text(number)),
  private: { text: '', mood: null, energy: null },
  changed: true,
});
const records = (number: number) => ({
  ...client.document(),
  lessons: [{ id: 'one', on: '2026-11-21', text: text(number) }],
});
journal.append([entry(0), removeEntry('entry-0', now)]);

const refused: { -readonly [K in keyof Filled['refused']]: string | null } = {
  entry: null,
  records: null,
  draft: null,
  forgetting: null,
  settings: null,
};
let acknowledged = 1;
let [keptDraft, keptRecords] = ['', ''];
for (let number = 1; number < 500 && refused.entry === null; number += 1) {
  refused.entry = refusal(journal.append([entry(number)]));
  if (refused.entry === null) acknowledged += 1;
  const kept = drafts.keep('new', draft(number));
  if (kept.ok) keptDraft = text(number);
  else refused.draft ??= kept.error.message;
  const saved = client.save(records(number), client.version());
  if (saved.ok) keptRecords = text(number);
  else refused.records ??= saved.error.message;
}
// The last kilobytes, for what is smaller than an entry.
for (let size = small === undefined ? 0 : 4096; size >= 1; size = Math.floor(size / 4)) {
  for (let count = 0; count < 64; count += 1) {
    try {
      writeFileSync(join(disk, `more-${size}-${count}`), Buffer.alloc(size));
    } catch {
      break;
    }
  }
}
refused.draft ??= refusal(drafts.keep('new', draft(500)));
refused.records ??= refusal(client.save(records(500), client.version()));
refused.forgetting = refusal(journal.forget(['entry-0']));
refused.settings = refusal(workspace.saveDocument({ ...workspace.document(), fixedToday: '2026-01-01' }));

const problems: string[] = [];
const look = (): number => {
  const check = verifyJournal(readFileSync(journal.path));
  problems.push(...check.problems.map(({ line, message }) => `line ${line}: ${message}`));
  return check.entries + check.forgotten;
};
const found = look();
const stored = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'clients', client.id, name), 'utf8'));
if (refused.draft !== null && keptDraft !== '' && !JSON.stringify(stored('draft.json')).includes(keptDraft)) {
  problems.push('The draft that was kept before is gone.');
}
if (refused.records !== null && keptRecords !== '' && !JSON.stringify(stored('client.json')).includes(keptRecords)) {
  problems.push('The records that were saved before are gone.');
}

rmSync(ballast, { force: true });
const afterwards = [
  journal.append([entry(501)]),
  drafts.keep('new', draft(501)),
  client.save(records(501), client.version()),
  journal.forget(['entry-0']),
  workspace.saveDocument(workspace.document()),
];
look();
await workspace.close();

let readOnly: string | null = null;
if (small !== undefined) {
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  workspace = await open();
  readOnly = workspace.readOnly;
  const again = workspace.client(client.id);
  if (!again.ok || again.value.journal.append([entry(502)]).ok) problems.push('A read-only disk was written to.');
  problems.push(...workspace.problems.map(({ message }) => message));
  await workspace.close();
}

const filled: Filled = {
  refused,
  acknowledged,
  found,
  problems,
  goesOn: afterwards.every(({ ok }) => ok),
  readOnly,
};
process.stdout.write(JSON.stringify(filled));
