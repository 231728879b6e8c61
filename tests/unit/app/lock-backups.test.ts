import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listBackups, verifyBackup } from '#main/backup/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { unzip } from '../../builders/archives.ts';
import { someFacts } from '../../builders/entries.ts';
import { paper, passphrase, secrets, setPassphrase, told, writeSecrets } from '../../builders/locked.ts';
import { filesOf } from '../../builders/workspace.ts';

const running: TestApp[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.app.stop();
});

const start = async (changes = {}, folder?: string): Promise<TestApp> => {
  let minutes = 0;
  const clock = () => {
    minutes += 1;
    return new Date(Date.parse('2026-11-21T09:00:00.000Z') + minutes * 60_000);
  };
  const one = await startApp({ kind: 'browser', clock, ...changes }, folder);
  running.push(one);
  return one;
};

const backupsOf = ({ folder }: TestApp): string => join(folder, 'backups');
const workspaceOf = ({ folder }: TestApp): string => join(folder, 'workspace');
const other = 'another four quiet words';

/** A locked workspace with the secrets in it, and a backup of it. */
const lockedAndBackedUp = async () => {
  const app = await start();
  const written = await writeSecrets(app);
  const code = await setPassphrase(app);
  const { path } = await app.ask('backup.make', null);
  return { app, code, path, ...written };
};

/** A plain workspace with the secrets in it, and a backup of it. */
const plainAndBackedUp = async () => {
  const app = await start();
  const written = await writeSecrets(app);
  const { path } = await app.ask('backup.make', null);
  return { app, path, ...written };
};

const everything = async ({ ask, app }: TestApp, clientId: string, sha256: string) => {
  const { document, journal, drafts } = await ask('client.open', { id: clientId });
  const served = await app.file(new URL(`/files/${sha256}?name=a&type=text/plain`, 'app://good-terms'));
  const file = served === null ? null : Buffer.concat(await served.stream.toArray()).toString();
  return { name: document.name, journal, drafts, file };
};

/** The unpacked bytes of every archive of a folder beside what lies there as files. */
const unpacked = async (dir: string): Promise<string> => {
  const parts: string[] = [];
  for (const file of filesOf(dir)) {
    parts.push(file, readFileSync(join(dir, file)).toString('latin1'));
    if (!file.endsWith('.zip')) continue;
    for (const [name, bytes] of await unzip(join(dir, file))) parts.push(name, bytes.toString('latin1'));
  }
  return parts.join('\n');
};

const words = [
  ...Object.values(secrets),
  ...Object.values(secrets).map((secret) => Buffer.from(secret).toString('base64').slice(0, -4)),
  createHash('sha256').update(paper).digest('hex'),
].map((word) => Buffer.from(word).toString('latin1'));

describe('A backup of an encrypted workspace', () => {
  test('holds no readable word: not in the archive, not beside it, not in its lists', async () => {
    const { app } = await lockedAndBackedUp();
    const [first = ''] = readdirSync(backupsOf(app)).filter((name) => name.endsWith('.zip'));
    const all = await unpacked(backupsOf(app));
    expect(words.filter((word) => all.includes(word))).toEqual([]);
    expect(all).toContain('Encrypted: yes');
    expect([...(await unzip(join(backupsOf(app), first))).keys()].some((name) => name.endsWith('/keyring.json'))).toBe(
      true,
    );
    expect(filesOf(app.folder).filter((file) => file.includes('check-'))).toEqual([]);
  });

  test('keeps encrypted attachments once beside the archives, under digests anybody can check', async () => {
    const { app, path } = await lockedAndBackedUp();
    const store = join(backupsOf(app), 'files');
    const stored = readdirSync(store);
    expect(stored).toHaveLength(1);
    const times = stored.map((name) => statSync(join(store, name)).mtimeMs);
    for (const name of stored)
      expect(
        createHash('sha256')
          .update(readFileSync(join(store, name)))
          .digest('hex'),
      ).toBe(name);
    const second = await app.ask('backup.make', null);
    expect(readdirSync(store)).toEqual(stored);
    expect(stored.map((name) => statSync(join(store, name)).mtimeMs)).toEqual(times);
    for (const one of [path, second.path]) {
      expect(await verifyBackup(one)).toMatchObject({ ok: true, value: { problems: [], summary: { verified: true } } });
      expect([...(await unzip(one)).keys()].filter((name) => name.includes('/data/files/'))).toEqual([]);
    }
    expect(second).toMatchObject({ encrypted: true, entries: 1, attachments: 1 });
    const [unpack, check] = ['unzip', 'sha256sum'];
    if (spawnSync(unpack, ['-v']).status !== 0 || spawnSync(check, ['--version']).status !== 0) return;
    execFileSync(unpack, ['-q', path, '-d', backupsOf(app)]);
    const cwd = path.replace(/\.zip$/, '');
    const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt', 'files-sha256.txt'];
    for (const list of lists) execFileSync(check, ['--check', '--strict', '--quiet', list], { cwd });
  });

  test('shares its folder with plain ones of before: each finds its own attachments, none is let go', async () => {
    const { app, path, clientId, attachment } = await plainAndBackedUp();
    await setPassphrase(app);
    const { path: later } = await app.ask('backup.make', null);
    expect(readdirSync(join(backupsOf(app), 'files'))).toHaveLength(2);
    for (const one of [path, later])
      expect(await verifyBackup(one)).toMatchObject({ ok: true, value: { problems: [] } });
    expect((await everything(app, clientId, attachment.sha256)).file).toBe(paper.toString());
  });

  test('names an attachment that was altered beside it, and the weekly check mends it from the workspace', async () => {
    const { app, path } = await lockedAndBackedUp();
    const store = join(backupsOf(app), 'files');
    const [name = ''] = readdirSync(store);
    const before = readFileSync(join(store, name));
    writeFileSync(join(store, name), Buffer.alloc(before.length, 'x'));
    const verified = await verifyBackup(path);
    expect(verified.ok && verified.value.damagedBeside).toEqual([name]);
    expect(await app.ask('backup.prove', null)).toMatchObject({ problems: [], attachments: 1 });
    expect(readFileSync(join(store, name))).toEqual(before);
  });

  test('is restored in full, opened and compared record by record', async () => {
    const { app } = await lockedAndBackedUp();
    expect(await app.ask('backup.prove', null)).toMatchObject({ clients: 1, entries: 1, attachments: 1, problems: [] });
    expect(filesOf(app.folder).filter((file) => file.includes('-check-'))).toEqual([]);
    await app.ask('lock.now', { why: 'asked' });
    expect(await app.refused('backup.prove', null)).toMatchObject({ code: 'locked' });
  });

  test('is checked weekly once it is unlocked, not while it is locked', async () => {
    const { app } = await lockedAndBackedUp();
    await app.ask('lock.now', { why: 'asked' });
    app.scheduler.run();
    expect(filesOf(app.folder).filter((file) => file.includes('-check-'))).toEqual([]);
    await app.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect((await app.ask('app.state', null)).backupProof).toBeNull();
    app.scheduler.run();
    await expect
      .poll(async () => (await app.ask('app.state', null)).backupProof, { timeout: 60_000 })
      .toMatchObject({ problems: [] });
  });

  test('comes back on a clean machine with the passphrase or with the code alone', async () => {
    const { app, code, path, clientId, attachment } = await lockedAndBackedUp();
    const before = await everything(app, clientId, attachment.sha256);
    await app.app.stop();
    for (const secret of [{ by: 'passphrase', passphrase } as const, { by: 'code', code } as const]) {
      const fresh = await start();
      cpSync(backupsOf(app), join(fresh.folder, 'drive'), { recursive: true });
      const moved = join(fresh.folder, 'drive', path.slice(backupsOf(app).length + 1));
      expect(await fresh.refused('backup.inspect', { path: moved })).toMatchObject({ code: 'locked' });
      expect(await fresh.refused('backup.restore', { path: moved })).toMatchObject({ code: 'locked' });
      await fresh.ask('backup.open', { path: moved, secret });
      expect(await fresh.ask('backup.inspect', { path: moved })).toMatchObject({
        entries: 1,
        perClient: [{ name: secrets.client, entries: 1, comparedWithNow: 'not in this workspace' }],
      });
      await fresh.ask('backup.restore', { path: moved });
      expect(await everything(fresh, clientId, attachment.sha256)).toEqual(before);
      // The passphrase came along: what is here is encrypted, and locks.
      expect(await fresh.ask('lock.state', null)).toMatchObject({ protected: true, locked: false });
      expect(told(workspaceOf(fresh))).toEqual([]);
      await fresh.ask('journal.add', { clientId, facts: someFacts({ text: 'After.' }), private: null });
      await fresh.ask('lock.now', { why: 'asked' });
      await fresh.ask('lock.unlock', { by: 'passphrase', passphrase });
      expect((await everything(fresh, clientId, attachment.sha256)).journal).toHaveLength(2);
    }
  });

  test('says plainly that nobody can read it when passphrase and code are lost', async () => {
    const { app, path } = await lockedAndBackedUp();
    await app.app.stop();
    const fresh = await start();
    const asked = await fresh.refused('backup.inspect', { path });
    expect(asked.message).toContain('If both are lost, nobody can read it.');
    expect(await fresh.refused('backup.open', { path, secret: { by: 'passphrase', passphrase: other } })).toMatchObject(
      {
        code: 'invalid',
      },
    );
    expect(await fresh.refused('backup.restore', { path })).toMatchObject({ code: 'locked' });
    expect((await fresh.ask('app.state', null)).empty).toBe(true);
  });
});

describe('Backups around the lock', () => {
  const archives = (app: TestApp): readonly string[] =>
    readdirSync(backupsOf(app)).filter((name) => name.endsWith('.zip'));

  test('what was written last is backed up when it locks, without the key, and counted as it was', async () => {
    const { app, clientId } = await lockedAndBackedUp();
    const before = archives(app).length;
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Just before the lock.' }), private: null });
    await app.ask('lock.now', { why: 'idle' });
    await expect.poll(() => archives(app).length, { timeout: 60_000 }).toBe(before + 1);
    const [newest] = await listBackups(backupsOf(app));
    expect(newest).toMatchObject({ verified: true, encrypted: true, clients: 1, entries: 2 });
    const all = await unpacked(backupsOf(app));
    expect(words.filter((word) => all.includes(word))).toEqual([]);
    expect(all).not.toContain('Just before the lock.');
    await app.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect(await app.ask('backup.inspect', { path: newest?.path ?? '' })).toMatchObject({
      problems: [],
      perClient: [{ entries: 2, comparedWithNow: 'the same' }],
    });
  });

  test('nothing is written when nothing changed: not at the lock, not while it is locked, not at quit', async () => {
    const { app } = await lockedAndBackedUp();
    const before = archives(app);
    await app.ask('lock.now', { why: 'asked' });
    app.scheduler.run();
    await app.app.stop();
    expect(archives(app)).toEqual(before);
  });

  test('quitting while it is locked waits for the backup that was begun', async () => {
    const { app, clientId } = await lockedAndBackedUp();
    const before = archives(app).length;
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Just before the lock.' }), private: null });
    await app.ask('lock.now', { why: 'asked' });
    await app.app.stop();
    expect(archives(app)).toHaveLength(before + 1);
    expect(filesOf(backupsOf(app)).filter((file) => file.endsWith('.partial'))).toEqual([]);
  });
});
