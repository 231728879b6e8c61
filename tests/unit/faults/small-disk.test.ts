import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Filled } from './filling-process.ts';
import type { FilledByFiles } from './filling-with-files-process.ts';

const script = join(import.meta.dirname, 'filling-process.ts');
const filesScript = join(import.meta.dirname, 'filling-with-files-process.ts');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const node = `${quoted(process.execPath)} ${quoted(script)}`;

/** Whether this account may mount a disk of its own, in a space no other process sees. */
const mayMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

/** What the process said. Its own end may break the limit for files once more; what counts is what it said before. */
const run = (command: readonly string[]): Filled => {
  const [program = '', ...args] = command;
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

/** What has no entry of its own to lose: files that come in, exports, imports with photos. */
const outAndIn = (disk: string): FilledByFiles => {
  const command = `mount -t tmpfs -o size=2m none ${quoted(disk)} && exec ${quoted(process.execPath)} ${quoted(filesScript)} ${quoted(disk)}`;
  const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', command], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const folder = (): string => mkdtempSync(join(tmpdir(), 'good-terms-small-disk-'));

/** A disk in memory with a megabyte. */
const onSmallDisk = (disk: string): Filled =>
  run([
    'unshare',
    '-rm',
    'sh',
    '-c',
    `mount -t tmpfs -o size=1m none ${quoted(disk)} && exec ${node} ${quoted(disk)} small`,
  ]);

/** An ordinary disk on which no file of this process may grow beyond 128 kB, as under a quota. */
const withLimit = (disk: string): Filled =>
  run(['sh', '-c', `trap '' XFSZ; ulimit -f 256; exec ${node} ${quoted(disk)}`]);

const everything = ['entry', 'records', 'draft', 'forgetting', 'settings'] as const;

/** What a system that lets nobody mount a disk can still say: an entry that does not fit. */
const kinds = mayMount
  ? ([
      ['a disk with a megabyte', onSmallDisk, everything, 'the disk is full'],
      ['a disk with a limit for each file', withLimit, ['entry'], 'the disk does not take a file of this size'],
    ] as const)
  : ([
      ['a disk with a limit for each file', withLimit, ['entry'], 'the disk does not take a file of this size'],
    ] as const);

if (!mayMount) {
  process.stderr.write('No small disk can be mounted here: only the limit for each file was tried.\n');
}

describe('Writing on', () => {
  for (const [what, fill, refusals, why] of kinds) {
    it(`${what} until it takes no more: every refusal is said, nothing acknowledged is lost, and all goes on with room`, () => {
      const filled = fill(folder());
      for (const kind of refusals) expect(filled.refused[kind], kind).toContain(why);
      expect(filled.acknowledged).toBeGreaterThan(5);
      expect(filled.found).toBe(filled.acknowledged);
      expect(filled.problems).toEqual([]);
      if (fill === onSmallDisk) {
        expect(filled.goesOn).toBe(true);
        expect(filled.readOnly).toMatch(/^This workspace folder cannot be written to, so everything can be read/);
      }
    });
  }
});

if (mayMount) {
  describe('A disk that is full when files come in, an export is written or a journal is imported', () => {
    it('says so each time, keeps nothing that is half there, and takes all of it once there is room', () => {
      const { refused, left, goesOn } = outAndIn(folder());
      expect(refused.attachment).toMatch(/^site\.bin was not attached.*disk is full/);
      expect(refused.export).toMatch(/^The export was not made: the disk is full\./);
      expect(refused.import).toMatch(/^Nothing was imported\..*disk is full/);
      expect(refused.backup).toMatch(/^There is not enough room for a backup/);
      expect(left).toEqual({ files: [], exports: [], entries: 1, backups: [], problems: [] });
      expect(goesOn).toEqual([true, true, true, true]);
    });
  });
}
