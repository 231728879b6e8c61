/** Backups of a workspace with many attachments: the first, the next one after a change, and the memory of a large one. */
import { execFile, fork } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Conf from 'conf';
import { makeBackup } from '#main/backup/index.ts';
import { addEntry, openWorkspace } from '#main/workspace/index.ts';
import { someFacts } from '../builders/entries.ts';
import { timed } from './clock.ts';
import { type Figure, ms } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { largeWorkspace } from './workspace.ts';

const run = promisify(execFile);
const mebibyte = 1024 * 1024;
const clock = (): Date => new Date('2026-11-21T09:30:00.000Z');

/** Ten clients of 100 entries with their records. */
const records = (folder: string): Promise<void> => largeWorkspace(folder, 10, 100);

/** Attachments that do not compress and differ in their first bytes. */
const attach = async (workspace: string, count: number, size: number): Promise<void> => {
  const files = join(workspace, 'files');
  await mkdir(files, { recursive: true });
  const bytes = randomFillSync(Buffer.alloc(size));
  for (let number = 0; number < count; number += 1) {
    bytes.writeUInt32LE(number);
    await writeFile(join(files, createHash('sha256').update(bytes).digest('hex')), bytes);
  }
};

/** Attachments that take no room on the disk until they are copied: a number, then zeros. */
const attachSparse = async (workspace: string, count: number, size: number): Promise<void> => {
  const files = join(workspace, 'files');
  await mkdir(files, { recursive: true });
  const zeros = Buffer.alloc(mebibyte);
  for (let number = 0; number < count; number += 1) {
    const first = Buffer.alloc(mebibyte);
    first.writeUInt32LE(number);
    const hash = createHash('sha256').update(first);
    for (let at = mebibyte; at < size; at += mebibyte) hash.update(zeros);
    const half = join(files, `.${number}`);
    const file = await open(half, 'w');
    await file.write(first.subarray(0, 4));
    await file.truncate(size);
    await file.close();
    await rename(half, join(files, hash.digest('hex')));
  }
};

const backUp = async (workspaceDir: string, toDir: string): Promise<void> => {
  const made = await makeBackup({ workspaceDir, toDir, now: clock(), version: '0.1.0', reason: 'asked' });
  if (!made.ok) throw new Error(made.error.message);
};

const changeOneEntry = async (folder: string, number: number): Promise<void> => {
  const opened = await openWorkspace({ folder, Store: Conf, clock });
  if (!opened.ok) throw new Error(opened.error.message);
  const halves = { facts: someFacts({ text: 'One more.' }), private: null };
  opened.value.clients()[0]?.journal.append([addEntry(`more-${number}`, clock().toISOString(), halves)]);
  await opened.value.close();
};

/** `cp -r` of the workspace, and `sha256sum` of every file of the copy. */
const copyAndSum = async (workspace: string, to: string): Promise<void> => {
  await run('cp', ['-r', workspace, to]);
  const names = await readdir(to, { recursive: true, withFileTypes: true });
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  await run('sha256sum', files, { maxBuffer: 64 * mebibyte });
};

type Times = { readonly first: number; readonly next: number; readonly copy: number };
let taken: Promise<Times> | null = null;

/** Milliseconds on a workspace of 1 GiB, measured once for both figures. */
const times = (): Promise<Times> => {
  taken ??= inFolder(async (folder) => {
    const workspace = join(folder, 'workspace');
    await records(workspace);
    await attach(workspace, 512, 2 * mebibyte);
    const copies: number[] = [];
    const firsts: number[] = [];
    const nexts: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      copies.push(await timed(() => copyAndSum(workspace, join(folder, 'copy'))));
      await rm(join(folder, 'copy'), { recursive: true });
      const to = join(folder, 'backups');
      await mkdir(to);
      firsts.push(await timed(() => backUp(workspace, to)));
      for (let change = 0; change < 3; change += 1) {
        await changeOneEntry(workspace, round * 3 + change);
        nexts.push(await timed(() => backUp(workspace, to)));
      }
      await rm(to, { recursive: true });
    }
    return { first: median(firsts), next: median(nexts), copy: median(copies) };
  });
  return taken;
};

const share = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`;

export const nextBackup: Figure = {
  name: 'backup after changing one entry, 1 GiB in 512 files',
  limit: '3 % of the first, 2 s',
  against: 'the first backup into an empty folder',
  take: async () => {
    const { first, next } = await times();
    return {
      figure: `${share(next, first)}, ${ms(next)}`,
      reference: ms(first),
      holds: next <= first * 0.03 && next <= 2000,
    };
  },
};

export const firstBackup: Figure = {
  name: 'first backup, speed on 1 GiB',
  limit: 'at least 60 %',
  against: 'cp -r and sha256sum of the copy',
  take: async () => {
    const { first, copy } = await times();
    return { figure: `${share(copy, first)}, ${ms(first)}`, reference: ms(copy), holds: copy / first >= 0.6 };
  },
};

const most = 250 * mebibyte;

export const backupMemory: Figure = {
  name: 'peak memory of a backup, 4 GiB in 64 files',
  limit: '250 MiB',
  against: 'a process that does nothing else',
  take: () =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'workspace');
      await records(workspace);
      await attachSparse(workspace, 64, 64 * mebibyte);
      await mkdir(join(folder, 'backups'));
      const child = fork(join(import.meta.dirname, 'backup-process.ts'), [workspace, join(folder, 'backups')], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      const ended = once(child, 'exit');
      let bytes: number | null = null;
      child.on('message', (message) => {
        if (typeof message === 'number') bytes = message;
      });
      await ended;
      if (bytes === null) throw new Error('No backup was made.');
      const held: number = bytes;
      return { figure: `${Math.round(held / mebibyte)} MiB`, reference: null, holds: held <= most };
    }),
};
