import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { explainFolder } from '#main/backup/failure.ts';
import { listBackups, makeBackup, verifyBackup } from '#main/backup/index.ts';
import { partialName } from '#main/backup/names.ts';
import { needRoom } from '#main/backup/workspace-files.ts';
import { toLine } from '#main/workspace/revision.ts';
import { type BackedUp, backedUp, sha256, unzip } from '../../builders/archives.ts';
import { filesBelow, revisionsOf } from '../../builders/workspace-files.ts';

let made: BackedUp | null = null;
const start = async (...given: Parameters<typeof backedUp>): Promise<BackedUp> => {
  made = await backedUp(...given);
  return made;
};
afterEach(() => {
  if (made !== null) rmSync(made.folder, { recursive: true, force: true });
});

const now = new Date(2026, 2, 4, 18, 0, 0);
const into = (workspaceDir: string, toDir: string) =>
  makeBackup({ workspaceDir, toDir, now, version: '0.1.0', reason: 'asked' });

describe('A backup', () => {
  test('holds every file of the workspace, byte for byte, under the time it was made', async () => {
    const { workspace, backup } = await start({ attachments: [Buffer.from('a contract'), Buffer.alloc(0)] });
    expect(backup).toMatchObject({ verified: true, clients: 2, entries: 4, invoices: 1 });
    expect(backup.path.endsWith('good-terms-2026-03-04-170509.zip')).toBe(true);
    const data = [...(await unzip(backup.path))]
      .filter(([name]) => name.includes('/data/'))
      .map(([name, bytes]) => [name.slice(name.indexOf('/data/') + 6), bytes.toString('hex')] as const);
    expect(new Map(data)).toEqual(filesBelow(workspace));
    expect(data.map(([name]) => name)).toEqual(data.map(([name]) => name).sort());
  });

  test('is a bag any tool can check: lists, counts and digests are right', async () => {
    const { backup, folder } = await start({ attachments: [Buffer.from('a contract')] });
    const files = await unzip(backup.path);
    const root = 'good-terms-2026-03-04-170509';
    const text = (name: string) => files.get(`${root}/${name}`)?.toString() ?? '';
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const payload = [...files].filter(([name]) => name.startsWith(`${root}/data/`));
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
    expect(text('bag-info.txt')).toContain(`Payload-Oxum: ${bytes}.${payload.length}\n`);
    expect(text('bag-info.txt')).toContain('Bag-Software-Agent: Good Terms 0.1.0\n');
    expect(text('manifest-sha256.txt')).toBe(
      payload.map(([name, content]) => `${sha256(content)}  ${name.slice(root.length + 1)}\n`).join(''),
    );
    // The tools of the system agree, where they are there.
    const [unpack, check] = ['unzip', 'sha256sum'];
    if (spawnSync(unpack, ['-v']).status !== 0 || spawnSync(check, ['--version']).status !== 0) return;
    execFileSync(unpack, ['-q', backup.path, '-d', join(folder, 'out')]);
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync(check, ['--check', '--strict', '--quiet', list], { cwd: join(folder, 'out', root) });
    }
  });

  test('leaves out locks and half-written files and keeps what was set aside', async () => {
    const { workspace, again } = await start();
    mkdirSync(join(workspace, 'quarantine'));
    writeFileSync(join(workspace, 'quarantine', 'client.json-20260304.tmp'), 'not readable');
    writeFileSync(join(workspace, 'workspace.lock'), '{}');
    writeFileSync(join(workspace, 'clients', 'kaldvee', 'client.json.tmp-1772643909a1b2c3'), '{');
    const names = [...(await unzip((await again(now)).path)).keys()].map((name) => name.split('/data/')[1] ?? '');
    expect(names).toContain('quarantine/client.json-20260304.tmp');
    expect(names.filter((name) => name.includes('lock') || name.includes('.tmp-'))).toEqual([]);
  });

  test('never takes the place of another one made in the same second', async () => {
    const { backups, again, backup } = await start();
    const before = readFileSync(backup.path);
    await Promise.all([1, 2, 3].map(() => again(new Date(2026, 2, 4, 17, 5, 9))));
    expect(readdirSync(backups).sort()).toEqual([
      'good-terms-2026-03-04-170509-2.zip',
      'good-terms-2026-03-04-170509-3.zip',
      'good-terms-2026-03-04-170509-4.zip',
      'good-terms-2026-03-04-170509.zip',
    ]);
    expect(readFileSync(backup.path)).toEqual(before);
  });

  test('cleans up what a writer that was killed left behind, and nothing else', async () => {
    const { backups, again } = await start();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const mine = partialName('good-terms-2026-03-04-160000.zip');
    const left = mine.replace(`-${process.pid}-`, `-${gone}-`);
    for (const name of [mine, left, 'my notes.partial']) writeFileSync(join(backups, name), 'half');
    await again(now);
    expect(readdirSync(backups)).not.toContain(left);
    expect(readdirSync(backups)).toEqual(expect.arrayContaining([mine, 'my notes.partial']));
  });

  test('keeps whole lines only while the journal is being written to', async () => {
    const { workspace, again } = await start();
    const journal = join(workspace, 'clients', 'kaldvee', 'journal.jsonl');
    const lines = revisionsOf(Array.from({ length: 400 }, (_, index) => `entry ${index}`)).map(toLine);
    unlinkSync(journal);
    appendFileSync(journal, lines[0] ?? '');
    let written = 1;
    let going = true;
    const append = async () => {
      while (going && written < lines.length) {
        const line = lines[written] ?? '';
        appendFileSync(journal, line.slice(0, 50));
        await new Promise(setImmediate);
        appendFileSync(journal, line.slice(50));
        written += 1;
      }
    };
    const writing = append();
    for (let round = 0; round < 5; round += 1) {
      const least = written;
      const backup = await again(now);
      expect(backup.verified).toBe(true);
      expect(backup.entries).toBeGreaterThanOrEqual(least + 1);
      const verified = await verifyBackup(backup.path);
      expect(verified.ok && verified.value.known).toEqual([]);
    }
    going = false;
    await writing;
  });

  test('leaves a line cut off by a crash to the workspace, and keeps a last line that only lacks its end', async () => {
    const { workspace, again } = await start();
    const journal = join(workspace, 'clients', 'kaldvee', 'journal.jsonl');
    const whole = readFileSync(journal, 'utf8');
    writeFileSync(journal, `${whole}{"seq":4,"prev":"ab`);
    expect(await again(now)).toMatchObject({ entries: 4, verified: true });
    writeFileSync(journal, whole.trimEnd());
    expect(await again(now)).toMatchObject({ entries: 4, verified: true });
  });

  test('is still made when a journal is already broken, and says so', async () => {
    const { workspace, again } = await start();
    const journal = join(workspace, 'clients', 'kaldvee', 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('Scope grew', 'Scope shrank'));
    writeFileSync(join(workspace, 'clients', 'north-pier', 'client.json'), '{"name": "North');
    const backup = await again(now);
    expect(backup.verified).toBe(true);
    const verified = await verifyBackup(backup.path);
    if (!verified.ok) throw new Error(verified.error.message);
    expect(verified.value.problems).toEqual([]);
    expect(verified.value.known.join('\n')).toMatch(/clients\/kaldvee\/journal\.jsonl: line 2\./);
    expect(verified.value.known.join('\n')).toMatch(/clients\/north-pier\/client\.json cannot be read/);
  });

  test('is refused where workspace and backup folder lie in each other', async () => {
    const { folder, workspace } = await start();
    mkdirSync(join(workspace, 'backups'));
    symlinkSync(join(workspace, 'backups'), join(folder, 'elsewhere'), 'junction');
    for (const toDir of [join(workspace, 'backups'), workspace, folder, join(folder, 'elsewhere')]) {
      expect(await into(workspace, toDir)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    expect(readdirSync(join(workspace, 'backups'))).toEqual([]);
  });

  test('says calmly that the folder cannot be reached, and makes none of its own accord', async () => {
    const { folder, workspace } = await start();
    writeFileSync(join(folder, 'a file'), '');
    for (const toDir of [join(folder, 'unplugged'), join(folder, 'a file')]) {
      const result = await into(workspace, toDir);
      expect(result).toMatchObject({ ok: false, error: { code: 'storage' } });
      expect(!result.ok && result.error.message).toMatch(
        /^The backup folder cannot be reached\. Your entries are safe here\./,
      );
    }
    expect(readdirSync(folder)).not.toContain('unplugged');
    const own = { workspaceDir: workspace, toDir: join(folder, 'own', 'backups'), now, version: '0.1.0' };
    expect(await makeBackup({ ...own, reason: 'timer', createFolder: true })).toMatchObject({ ok: true });
  });

  test('is not made of a folder that is no workspace, nor of links', async () => {
    const { folder, workspace, backups } = await start();
    mkdirSync(join(folder, 'empty'));
    expect(await into(join(folder, 'empty'), backups)).toMatchObject({ ok: false, error: { code: 'not-found' } });
    symlinkSync(join(folder, 'empty'), join(workspace, 'files'), 'junction');
    const linked = await into(workspace, backups);
    expect(!linked.ok && linked.error.message).toMatch(/^No backup was made: files is a link/);
    expect(readdirSync(backups)).toHaveLength(1);
  });

  test('that is killed while it is written never counts, and is gone after the next one', async () => {
    const { workspace, backups, backup, again } = await start({ attachments: [randomBytes(4_000_000)] });
    const room = new URL('../../../main/backup/index.ts', import.meta.url);
    const options = {
      workspaceDir: workspace,
      toDir: backups,
      version: '0.1.0',
      reason: 'timer',
      attachments: 'inside',
    };
    const script = `
      import { readdirSync } from 'node:fs';
      const { makeBackup } = await import('${room}');
      const look = () => {
        if (readdirSync(${JSON.stringify(backups)}).some((name) => name.endsWith('.partial'))) process.kill(process.pid, 'SIGKILL');
        setImmediate(look);
      };
      look();
      await makeBackup({ ...${JSON.stringify(options)}, now: new Date() });`;
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).status).not.toBe(0);
    expect(readdirSync(backups)).toHaveLength(2);
    expect(await listBackups(backups)).toEqual([backup]);
    const next = await again(now);
    expect(readdirSync(backups).map((name) => join(backups, name))).toEqual([backup.path, next.path].sort());
  });

  test('is not begun on a disk without enough room, and every refusal says that nothing is lost', async () => {
    const { backups } = await start();
    await expect(needRoom(backups, 2 ** 60)).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(needRoom(backups, 1)).resolves.toBeUndefined();
    const words = (code: string) => explainFolder('/media/usb')(Object.assign(new Error(), { code }));
    expect(words('ENOSPC')).toMatchObject({ code: 'storage', message: expect.stringContaining('not enough room') });
    expect(words('EROFS')).toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('cannot be written to'),
    });
    expect(words('EIO')).toMatchObject({ code: 'storage', message: expect.stringContaining('cannot be reached') });
    for (const code of ['ENOSPC', 'EROFS', 'EIO', '']) {
      expect(words(code).message).toContain('Your entries are safe here.');
    }
  });
});
