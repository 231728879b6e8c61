import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clearLeftTemporary, temporaryPrefix } from '#main/workspace/temporary.ts';
import { startApp } from '../../builders/app.ts';
import { eventually } from '../../builders/eventually.ts';
import { temporaryFolder } from '../../builders/host.ts';

/** A folder of another process, with a file in it; `pid` is that of a process that lives or has ended. */
const folderOf = (pid: number | undefined, below: string, what: 'pack' | 'copy' = 'pack'): string => {
  const name = basename(temporaryPrefix(what)).replace(String(process.pid), String(pid));
  const folder = mkdtempSync(join(below, name));
  writeFileSync(join(folder, 'pack.pdf'), '%PDF');
  return folder;
};

const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('temporary folders', () => {
  it('that a crash left behind are removed; those of a running app stay', async () => {
    const below = temporaryFolder();
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const kept = [folderOf(process.pid, below), folderOf(other.pid, below)];
    const left = [folderOf(ended(), below), folderOf(ended(), below, 'copy')];
    await clearLeftTemporary(below);
    expect(left.filter((one) => existsSync(one))).toEqual([]);
    expect(readdirSync(below).sort()).toEqual(kept.map((one) => basename(one)).sort());
    const over = once(other, 'exit');
    other.stdin.end();
    await over;
    await clearLeftTemporary(below);
    expect(readdirSync(below)).toEqual([basename(kept[0] ?? '')]);
  });

  it('of other programs and other machines, files and links stay', async () => {
    const below = temporaryFolder();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'diary.txt'), 'Words of the user.');
    const ours = basename(temporaryPrefix('pack')).replace(String(process.pid), String(ended()));
    const others = [
      'good-terms-pack-1',
      'good-terms-backup',
      `x${ours}aaaaaa`,
      ours.replace(/[0-9a-f]{8}/, '00000000'),
    ];
    for (const one of others) mkdirSync(join(below, one));
    writeFileSync(join(below, `${ours}bbbbbb`), 'a file');
    symlinkSync(elsewhere, join(below, `${ours}cccccc`));
    const before = readdirSync(below);
    await clearLeftTemporary(below);
    expect(readdirSync(below)).toEqual(before);
    expect(readdirSync(elsewhere)).toEqual(['diary.txt']);
  });

  it('are cleared when the app starts', async () => {
    const below = temporaryFolder();
    vi.stubEnv('TMPDIR', below);
    vi.stubEnv('TEMP', below);
    const left = folderOf(ended(), below);
    const { app } = await startApp();
    await eventually(async () => {
      expect(existsSync(left)).toBe(false);
    });
    await app.stop();
  });
});
