/**
 * A process of its own on a disk with hardly any room: attaches a file, writes an export, imports notes with a photo and
 * makes a backup, first without room and then with it. Says at the end what happened.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { createApp } from '#main/app/create-app.ts';
import { verifyJournal } from '#main/workspace/index.ts';
import type { Input, Output, RequestName, Result } from '#shared/contract.ts';
import { noChoices } from '#shared/model/index.ts';
import { testHost } from '../../builders/host.ts';
import { factsOf } from '../../builders/workspace-files.ts';

/** What the process says at its end. */
export type FilledByFiles = {
  readonly refused: Readonly<Record<'attachment' | 'export' | 'import' | 'backup', string | null>>;
  /** What was there while the disk was full. */
  readonly left: {
    readonly files: readonly string[];
    readonly exports: readonly string[];
    readonly backups: readonly string[];
    readonly entries: number;
    readonly problems: readonly string[];
  };
  /** Whether each of them was done once there was room. */
  readonly goesOn: readonly boolean[];
};

const [disk = ''] = process.argv.slice(2);
const host = testHost(disk, { Store: Conf, clock: () => new Date() });
const { workspace, exports, backups } = host.paths;
const app = createApp(host);
const started = await app.start();
if (!started.ok) throw new Error(started.error.message);

const send = async <N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> =>
  (await app.handle(name, input)) as Result<Output<N>>;
const ask = async <N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> => {
  const answer = await send(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value;
};

const clientId = (await ask('client.create', { name: 'Hollis & Wren' })).document.id;
await ask('journal.add', { clientId, facts: factsOf('words '.repeat(15_000)), private: null });

/** Incompressible, so that a backup needs the room too. */
const photo = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 2_654_435_761) >>> 13));
const notes = mkdtempSync(join(tmpdir(), 'good-terms-notes-'));
writeFileSync(join(notes, '2026-03-14 A.md'), '![](a.png)');
writeFileSync(join(notes, 'a.png'), photo);

const attach = async (): Promise<Result<unknown>> => {
  const begun = await send('file.begin', { name: 'site.bin', mediaType: 'image/png', size: photo.length });
  if (!begun.ok) return begun;
  const sent = await app.filePart(begun.value.upload, 0, photo);
  return sent.ok ? send('file.finish', begun.value) : sent;
};
const exported = (): Promise<Result<unknown>> =>
  send('export.make', { what: 'workspace', withPrivate: true, folder: null });
const imported = async (): Promise<Result<unknown>> => {
  const { fingerprint } = await ask('import.preview', { clientId, path: notes, choices: noChoices });
  return send('import.apply', { clientId, path: notes, choices: noChoices, fingerprint });
};
const backedUp = (): Promise<Result<unknown>> => send('backup.make', null);
const refusal = (result: Result<unknown>): string | null => (result.ok ? null : result.error.message);
const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

mkdirSync(exports, { recursive: true });
mkdirSync(backups, { recursive: true });
const ballast = join(disk, 'ballast');
for (let size = 1024 * 1024; size >= 8 * 1024; size = Math.floor(size / 2)) {
  try {
    writeFileSync(`${ballast}-${size}`, Buffer.alloc(size));
  } catch {
    rmSync(`${ballast}-${size}`, { force: true });
  }
}
const refused = {
  attachment: refusal(await attach()),
  export: refusal(await exported()),
  import: refusal(await imported()),
  backup: refusal(await backedUp()),
};
const check = verifyJournal(readFileSync(join(workspace, 'clients', clientId, 'journal.jsonl')));
const left = {
  files: namesIn(join(workspace, 'files')),
  exports: namesIn(exports),
  backups: namesIn(backups),
  entries: check.entries,
  problems: check.problems.map(({ message }) => message),
};
for (const name of readdirSync(disk)) if (name.startsWith('ballast')) rmSync(join(disk, name));
const goesOn = [await attach(), await exported(), await imported(), await backedUp()].map(({ ok }) => ok);
await app.stop();

const filled: FilledByFiles = { refused, left, goesOn };
process.stdout.write(JSON.stringify(filled));
