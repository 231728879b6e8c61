import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  finishRestore,
  inspectBackup,
  listBackups,
  makeBackup,
  newestVerified,
  recoverFile,
  restoreBackup,
} from '#main/backup/index.ts';
import { type BackedUp, backedUp } from '../../builders/archives.ts';
import { filesBelow, writeWorkspace } from '../../builders/workspace-files.ts';

let made: BackedUp;
beforeAll(async () => {
  made = await backedUp({ attachments: [Buffer.from('a contract'), Buffer.alloc(300_000, 'x')] });
});
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

let count = 0;
const freshFolder = (): string => {
  count += 1;
  return join(made.folder, `place-${count}`);
};
const otherClients = [{ id: 'other', name: 'Other Ltd', texts: ['Written after the backup.'] }];
const otherWorkspace = (): string => {
  const folder = freshFolder();
  writeWorkspace(folder, { clients: otherClients });
  writeFileSync(join(folder, 'keyring.json'), '{}');
  writeFileSync(join(folder, 'workspace.lock'), 'held');
  return folder;
};
const withoutLock = (folder: string) => new Map([...filesBelow(folder)].filter(([name]) => name !== 'workspace.lock'));

describe('Restoring a backup', () => {
  test('into a new or an empty folder gives back every file, byte for byte', async () => {
    const empty = freshFolder();
    mkdirSync(empty);
    for (const toDir of [freshFolder(), empty]) {
      expect(await restoreBackup({ path: made.backup.path, toDir, before: null })).toEqual({
        ok: true,
        value: { clients: 2, entries: 4, invoices: 1, before: null, problems: [] },
      });
      expect(filesBelow(toDir)).toEqual(filesBelow(made.workspace));
      expect(readdirSync(toDir)).toEqual(['clients', 'files', 'workspace.json']);
    }
  });

  test('replaces a workspace as a whole, leaves its lock, and only once it was backed up', async () => {
    const toDir = otherWorkspace();
    const before = filesBelow(toDir);
    expect(await restoreBackup({ path: made.backup.path, toDir, before: null })).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(filesBelow(toDir)).toEqual(before);
    expect(await restoreBackup({ path: made.backup.path, toDir, before: made.backup })).toMatchObject({
      ok: true,
      value: { before: made.backup },
    });
    expect(withoutLock(toDir)).toEqual(filesBelow(made.workspace));
    expect(readFileSync(join(toDir, 'workspace.lock'), 'utf8')).toBe('held');
  });

  test('changes nothing when the backup does not verify, and says what is wrong with it', async () => {
    const path = join(made.folder, 'good-terms-2026-03-05-000000.zip');
    writeFileSync(path, readFileSync(made.backup.path).subarray(0, 3000));
    const toDir = otherWorkspace();
    const before = filesBelow(toDir);
    const refused = await restoreBackup({ path, toDir, before: made.backup });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(!refused.ok && refused.error.message).toContain('ends too early');
    expect(filesBelow(toDir)).toEqual(before);
  });

  test('goes neither among other files nor over the folder the backup lies in', async () => {
    const photos = freshFolder();
    mkdirSync(photos);
    writeFileSync(join(photos, 'summer.jpg'), 'picture');
    const { path } = made.backup;
    expect(await restoreBackup({ path, toDir: photos, before: null })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(readdirSync(photos)).toEqual(['summer.jpg']);
    const around = otherWorkspace();
    cpSync(path, join(around, 'good-terms-2026-03-04-170509.zip'));
    const within = join(around, 'good-terms-2026-03-04-170509.zip');
    expect(await restoreBackup({ path: within, toDir: around, before: made.backup })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(existsSync(within)).toBe(true);
  });

  test('killed at any moment leaves the old or the restored workspace, whole', async () => {
    const child = fileURLToPath(new URL('../../builders/restore-child.ts', import.meta.url));
    const restored = filesBelow(made.workspace);
    const toDir = join(made.folder, 'beside');
    const beside = { toDir, createFolder: true, now: new Date(), version: '0.1.0', reason: 'asked' } as const;
    const seen = new Set<string>();
    for (let killAt = 0; ; killAt += 1) {
      const toDir = otherWorkspace();
      const old = withoutLock(toDir);
      const { status } = spawnSync(process.execPath, [child, made.backup.path, toDir, String(killAt)]);
      if (status === 0) break;
      expect(killAt, 'a restore has fewer steps').toBeLessThan(100);
      const midway = existsSync(join(toDir, '.restore', 'plan.json'));
      const meanwhile = await makeBackup({ ...beside, workspaceDir: toDir });
      expect(meanwhile).toMatchObject(midway ? { ok: false, error: { code: 'in-use' } } : { ok: true });
      const finished = await finishRestore(toDir);
      const state = finished.ok ? finished.value : finished.error.message;
      seen.add(state);
      expect(withoutLock(toDir), `killed before step ${killAt}`).toEqual(state === 'finished' ? restored : old);
      expect(await finishRestore(toDir)).toEqual({ ok: true, value: 'nothing' });
    }
    expect([...seen].sort()).toEqual(['discarded', 'finished', 'nothing']);
  });
});

describe('Looking into backups', () => {
  test('says client by client how a backup differs from now', async () => {
    const now = freshFolder();
    writeWorkspace(now, {
      clients: [
        { id: 'kaldvee', name: 'Kaldvee Ceramics OÜ', texts: ['First call.', 'Scope grew by a page.'] },
        ...otherClients,
      ],
    });
    const words = async (current: string | null) => {
      const looked = await inspectBackup(made.backup.path, current);
      if (!looked.ok) throw new Error(looked.error.message);
      return Object.fromEntries(looked.value.perClient.map((client) => [client.name, client.comparedWithNow]));
    };
    expect(await words(now)).toEqual({
      'Kaldvee Ceramics OÜ': '1 entry more and 1 invoice more than now',
      'North Pier': 'not in this workspace',
      'Other Ltd': 'not in this backup',
    });
    expect(await words(made.workspace)).toEqual({ 'Kaldvee Ceramics OÜ': 'the same', 'North Pier': 'the same' });
    expect(await words(null)).toMatchObject({ 'North Pier': 'not in this workspace' });
  });

  test('lists the newest first, the damaged as not verified, and nothing half-written or foreign', async () => {
    const own = await backedUp();
    const later = await own.again(new Date(2026, 2, 5, 8, 0, 0));
    const latest = await own.again(new Date(2026, 2, 6, 8, 0, 0));
    writeFileSync(latest.path, readFileSync(latest.path).subarray(0, 2000));
    writeFileSync(join(own.backups, '.good-terms-2026-03-07-080000.zip.00000000-1-1.partial'), 'half');
    writeFileSync(join(own.backups, 'holiday.zip'), 'PK');
    const listed = await listBackups(own.backups);
    expect(listed.map(({ path, verified }) => [path, verified])).toEqual([
      [latest.path, false],
      [later.path, true],
      [own.backup.path, true],
    ]);
    expect(listed.map(({ madeAt }) => new Date(madeAt).getTime())).toEqual(
      [6, 5].map((day) => new Date(2026, 2, day, 8, 0, 0).getTime()).concat(new Date(2026, 2, 4, 17, 5, 9).getTime()),
    );
    expect(await newestVerified(own.backups)).toEqual(later);
    expect(await listBackups(join(own.folder, 'none'))).toEqual([]);
    rmSync(own.folder, { recursive: true, force: true });
  });

  test('finds the newest copy of a file that still reads, past damaged backups and true copies of a broken file', async () => {
    const own = await backedUp();
    const document = join(own.workspace, 'clients', 'kaldvee', 'client.json');
    const good = readFileSync(document);
    writeFileSync(document, '{"name": "Kald');
    await own.again(new Date(2026, 2, 5, 8, 0, 0));
    renameSync(document, `${document}.bak`);
    await own.again(new Date(2026, 2, 6, 8, 0, 0));
    writeFileSync(join(own.backups, 'good-terms-2026-03-07-080000.zip'), 'damaged');
    const found = await recoverFile(own.backups, 'clients/kaldvee/client.json');
    expect(found?.backup).toBe(own.backup.path);
    expect(Buffer.from(found?.bytes ?? [])).toEqual(good);
    expect(found?.madeAt).toBe(own.backup.madeAt);
    expect(await recoverFile(own.backups, 'clients/nobody/client.json')).toBeNull();
    expect(await recoverFile(own.backups, 'workspace.json', () => false)).toBeNull();
    rmSync(own.folder, { recursive: true, force: true });
  });
});
