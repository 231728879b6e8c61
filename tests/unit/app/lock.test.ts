import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { Secrets } from '#main/app/host.ts';
import { waitAfter } from '#main/app/lock-attempts.ts';
import { restoreBackup } from '#main/backup/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { passphrase, secrets, setPassphrase, told, writeSecrets } from '../../builders/locked.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const workspaceOf = ({ folder }: TestApp): string => join(folder, 'workspace');

const again = async (old: TestApp, changes = {}): Promise<TestApp> => {
  await old.app.stop();
  return startApp(changes, old.folder);
};

const everything = async ({ ask, app }: TestApp, clientId: string, sha256: string) => {
  const { document, journal, drafts } = await ask('client.open', { id: clientId });
  const { workspace } = await ask('app.state', null);
  const served = await app.file(new URL(`/files/${sha256}?name=a&type=text/plain`, 'app://good-terms'));
  return { document, journal, drafts, workspace, file: served === null ? null : await text(served.stream) };
};

describe('A workspace with a passphrase', () => {
  test('holds nothing readable, and gives everything back once it is unlocked', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    const dir = workspaceOf(running);
    expect(told(dir).length).toBeGreaterThan(5);
    const before = await everything(running, clientId, attachment.sha256);
    await setPassphrase(running);
    expect(told(dir)).toEqual([]);
    expect(readdirSync(dir)).toContain('keyring.json');
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);

    const later = await again(running);
    expect(await later.ask('lock.state', null)).toMatchObject({ protected: true, locked: true, keyring: 'there' });
    expect(await later.refused('app.state', null)).toMatchObject({ code: 'locked' });
    expect(await later.refused('client.open', { id: clientId })).toMatchObject({ code: 'locked' });
    expect(await later.app.file(new URL(`/files/${attachment.sha256}?name=a`, 'app://good-terms'))).toBeNull();
    await later.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
    await later.app.stop();
  });

  test('stays unreadable while it is written to: entries, records, drafts, files and drawn pages', async () => {
    const running = await startApp();
    await setPassphrase(running);
    const { clientId, entryId } = await writeSecrets(running);
    const dir = workspaceOf(running);
    await running.ask('journal.remove', { clientId, entryId });
    await running.ask('journal.restore', { clientId, entryId });
    expect(await running.ask('journal.history', { clientId, entryId })).toHaveLength(3);
    const made = await running.ask('pack.make', { clientId, edition: 'records', asOf: '2026-11-21' });
    expect(made.bytes).toBeGreaterThan(1000);
    expect(told(dir)).toEqual([]);
    expect((await running.ask('backup.make', null)).verified).toBe(true);
    const later = await again(running);
    await later.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect((await later.ask('app.state', null)).problems).toEqual([]);
    expect((await later.ask('client.open', { id: clientId })).journal[0]?.facts.text).toBe(secrets.fact);
    await later.app.stop();
  });

  test('locks at once: nothing is answered, served or kept, and the window is told', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    await setPassphrase(running);
    const preview = await running.ask('pack.preview', { clientId, edition: 'records', asOf: '2026-11-21' });
    expect(await running.app.resource(preview.resource)).not.toBeNull();
    await running.ask('lock.now', { why: 'asked' });
    expect(running.host.emitted.at(-1)).toEqual({ name: 'lock.locked', payload: null });
    expect(await running.app.resource(preview.resource)).toBeNull();
    expect(await running.app.file(new URL(`/files/${attachment.sha256}?name=a`, 'app://good-terms'))).toBeNull();
    expect(await running.refused('search.all', { query: secrets.fact })).toMatchObject({ code: 'locked' });
    expect(await running.ask('lock.state', null)).toMatchObject({
      locked: true,
      since: { at: '2026-11-21T09:30:00.000Z', why: 'asked' },
    });
    await running.app.stop();
  });

  test('goes dark before a backup that is being written has come to its end, and hears nothing more of it', async () => {
    let ended = false;
    const told: string[] = [];
    const running = await startApp({ emit: (name) => told.push(`${name}${ended ? ', backup ended' : ''}`) });
    await writeSecrets(running);
    await setPassphrase(running);
    told.length = 0;
    const backup = running.ask('backup.make', null).finally(() => {
      ended = true;
    });
    await running.ask('lock.now', { why: 'asked' });
    await backup;
    expect(told).toEqual(['lock.locked']);
    expect(await running.refused('app.state', null)).toMatchObject({ code: 'locked' });
    await running.app.stop();
  });

  test.each([
    ['away', (dir: string) => renameSync(dir, `${dir}-away`), (dir: string) => renameSync(`${dir}-away`, dir)],
    [
      'not to be read',
      (dir: string) => {
        renameSync(join(dir, 'keyring.json'), join(dir, 'kept'));
        mkdirSync(join(dir, 'keyring.json'));
      },
      (dir: string) => {
        rmdirSync(join(dir, 'keyring.json'));
        renameSync(join(dir, 'kept'), join(dir, 'keyring.json'));
      },
    ],
  ])('locks also when its folder is %s, says so, and opens once it is there again', async (_, goes, comesBack) => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    await setPassphrase(running);
    const before = await everything(running, clientId, attachment.sha256);
    const dir = workspaceOf(running);
    goes(dir);
    await running.app.lock('sleep');
    expect(await running.refused('app.state', null)).toMatchObject({ code: 'locked' });
    expect(await running.ask('lock.state', null)).toMatchObject({ protected: true, locked: true, keyring: 'away' });
    for (const way of [{ by: 'passphrase', passphrase } as const, { by: 'keychain' } as const]) {
      expect((await running.refused('lock.unlock', way)).message).toContain('cannot be reached');
    }
    expect(existsSync(join(dir, 'workspace.json'))).toBe(_ === 'not to be read');
    comesBack(dir);
    await running.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);
    await running.app.stop();
  });

  test('without one, nothing locks', async () => {
    const running = await startApp();
    await running.ask('lock.now', { why: 'asked' });
    await running.app.lock('sleep');
    expect(await running.ask('lock.state', null)).toMatchObject({ protected: false, locked: false });
    expect((await running.ask('app.state', null)).empty).toBe(true);
    await running.app.stop();
  });

  test('is exactly as it was on the disk once the passphrase is removed', async () => {
    const running = await startApp();
    const { clientId } = await writeSecrets(running);
    const dir = workspaceOf(running);
    const without = (files: ReadonlyMap<string, string>) =>
      new Map([...files].filter(([name]) => !/^workspace\.lock$|^\.|\/\./.test(name)));
    const before = without(filesBelow(dir));
    await setPassphrase(running);
    expect(await running.refused('lock.remove', { passphrase: 'something else' })).toMatchObject({ code: 'invalid' });
    expect(told(dir)).toEqual([]);
    await running.ask('lock.remove', { passphrase });
    expect(without(filesBelow(dir))).toEqual(before);
    expect(await running.ask('lock.state', null)).toMatchObject({ protected: false, locked: false });
    expect((await running.ask('client.open', { id: clientId })).journal).toHaveLength(1);
    await running.app.stop();
  });

  test('takes along what somebody else keeps in its folders, there and back', async () => {
    const running = await startApp();
    const { clientId } = await writeSecrets(running);
    const dir = workspaceOf(running);
    const foreign = [
      'clients/desktop.ini',
      `clients/${clientId}/scans/one.txt`,
      `clients/${clientId}/notes.txt`,
      'files/scans/two.txt',
      'files/readme.txt',
      'quarantine/looked-through/three.txt',
    ];
    for (const file of foreign) {
      mkdirSync(dirname(join(dir, file)), { recursive: true });
      writeFileSync(join(dir, file), file);
    }
    const kept = () => foreign.map((file) => readFileSync(join(dir, file), 'utf8'));
    await setPassphrase(running);
    expect(kept()).toEqual(foreign);
    expect(told(dir)).toEqual([]);
    await running.ask('lock.remove', { passphrase });
    expect(kept()).toEqual(foreign);
    await running.app.stop();
  });

  test('takes another passphrase without any other file being written', async () => {
    const running = await startApp();
    await writeSecrets(running);
    const code = await setPassphrase(running);
    const dir = workspaceOf(running);
    const others = () => new Map([...filesBelow(dir)].filter(([name]) => name !== 'keyring.json'));
    const before = others();
    const next = 'another four quiet words';
    expect(await running.refused('lock.change', { current: null, passphrase: next })).toMatchObject({
      code: 'invalid',
    });
    await running.ask('lock.change', { current: passphrase, passphrase: next });
    expect(others()).toEqual(before);
    await running.ask('lock.now', { why: 'asked' });
    expect(await running.refused('lock.unlock', { by: 'passphrase', passphrase })).toMatchObject({ code: 'invalid' });
    await running.ask('lock.unlock', { by: 'passphrase', passphrase: next });
    await running.ask('lock.now', { why: 'asked' });
    await running.ask('lock.unlock', { by: 'code', code });
    await running.app.stop();
  });
});

describe('Somebody at the lock', () => {
  test('hears that a passphrase was not it, and waits longer after each from the third on', async () => {
    let now = new Date('2026-11-21T09:30:00.000Z');
    const running = await startApp({ clock: () => now });
    await setPassphrase(running);
    await running.ask('lock.now', { why: 'asked' });
    const wrong = () => running.refused('lock.unlock', { by: 'passphrase', passphrase: 'not it' });
    expect((await wrong()).message).toBe('That was not it. Nothing is lost; try again.');
    expect((await wrong()).message).toBe('That was not it. Nothing is lost; try again.');
    expect((await wrong()).message).toContain('The next try is in 2 seconds.');
    // Even the right one is not looked at before its time.
    const early = await running.refused('lock.unlock', { by: 'passphrase', passphrase });
    expect(early.message).toContain('Please wait 2 seconds');
    expect((await running.ask('lock.state', null)).wait).toBe(2);
    now = new Date(now.getTime() + 2000);
    expect((await wrong()).message).toContain('The next try is in 4 seconds.');
    // A clock that is set back keeps nobody out for longer, and lets nobody in sooner.
    now = new Date(now.getTime() - 86_400_000);
    expect((await wrong()).message).toContain('Please wait 4 seconds');
    now = new Date(now.getTime() + 4000);
    await running.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect([0, 1, 2, 3, 4, 5, 9, 30].map(waitAfter)).toEqual([0, 0, 0, 2, 4, 8, 60, 60]);
    await running.app.stop();
  });

  test('opens everything with the recovery code when the keyring is gone, and sets a new passphrase then', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    const code = await setPassphrase(running);
    const before = await everything(running, clientId, attachment.sha256);
    await running.app.stop();
    for (const damage of ['gone', 'damaged'] as const) {
      const keyring = join(workspaceOf(running), 'keyring.json');
      if (damage === 'gone') rmSync(keyring);
      else writeFileSync(keyring, readFileSync(keyring, 'utf8').replace('"p": 1', '"p": 2'));
      const later = await startApp({}, running.folder);
      expect(await later.ask('lock.state', null)).toMatchObject({ locked: true, keyring: 'lost' });
      const useless = await later.refused('lock.unlock', { by: 'passphrase', passphrase });
      expect(useless.message).toContain('Your recovery code does.');
      await later.ask('lock.unlock', { by: 'code', code: ` ${code.toLowerCase()} ` });
      expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
      expect((await later.ask('lock.state', null)).recovered).toBe(true);
      await later.ask('lock.change', { current: null, passphrase: 'a new one after all' });
      await later.ask('lock.now', { why: 'asked' });
      await later.ask('lock.unlock', { by: 'passphrase', passphrase: 'a new one after all' });
      expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
      await later.app.stop();
    }
  });

  test('opens with the recovery code when the keyring is the one of another workspace, and heals it', async () => {
    const other = await startApp();
    await setPassphrase(other, 'words of another place');
    await other.app.stop();
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    const code = await setPassphrase(running);
    const before = await everything(running, clientId, attachment.sha256);
    await running.app.stop();
    copyFileSync(join(workspaceOf(other), 'keyring.json'), join(workspaceOf(running), 'keyring.json'));
    const later = await startApp({}, running.folder);
    expect(await later.ask('lock.state', null)).toMatchObject({ locked: true, keyring: 'lost' });
    const wrong = await later.refused('lock.unlock', { by: 'passphrase', passphrase: 'words of another place' });
    expect(wrong.message).toContain('Your recovery code does.');
    await later.ask('lock.unlock', { by: 'code', code });
    expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
    await later.ask('lock.change', { current: null, passphrase });
    await later.ask('lock.now', { why: 'asked' });
    await later.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
    await later.app.stop();
  });

  test('opens with the recovery code also when every document is damaged somewhere: journals may be whole', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    const code = await setPassphrase(running);
    await running.ask('backup.make', null);
    const before = await everything(running, clientId, attachment.sha256);
    await running.app.stop();
    const dir = workspaceOf(running);
    rmSync(join(dir, 'keyring.json'));
    for (const file of ['workspace.json', `clients/${clientId}/client.json`, `clients/${clientId}/draft.json`]) {
      const text = readFileSync(join(dir, file), 'utf8');
      writeFileSync(
        join(dir, file),
        text.replace(/"data": "(.)/, (_, sign) => `"data": "${sign === 'A' ? 'B' : 'A'}`),
      );
    }
    const later = await startApp({}, running.folder);
    expect(await later.ask('lock.state', null)).toMatchObject({ locked: true, keyring: 'lost' });
    await later.ask('lock.unlock', { by: 'code', code });
    // Documents come from the backup, the journal from its own file.
    const { document, journal } = await everything(later, clientId, attachment.sha256);
    expect([document, journal]).toEqual([before.document, before.journal]);
    await later.app.stop();
  });

  test('is told plainly when another code is typed, and when nothing opens the files any more', async () => {
    const running = await startApp();
    const { clientId } = await writeSecrets(running);
    await setPassphrase(running);
    await running.ask('lock.now', { why: 'asked' });
    const other = await running.refused('lock.unlock', { by: 'code', code: '7ZZV-YZSY-ZTZ7-WFFX-QNYK-SZ5W-FGEQ' });
    expect(other.message).toContain('not the recovery code of this workspace');
    const dir = workspaceOf(running);
    writeFileSync(join(dir, 'keyring.json'), 'gone');
    for (const file of ['workspace.json', `clients/${clientId}/client.json`, `clients/${clientId}/draft.json`]) {
      writeFileSync(join(dir, file), 'gone');
    }
    expect(await running.ask('lock.state', null)).toMatchObject({ keyring: 'beyond' });
    const lost = await running.refused('lock.unlock', { by: 'code', code: '7ZZV-YZSY-ZTZ7-WFFX-QNYK-SZ5W-FGEQ' });
    expect(lost.message).toContain('Restore a backup');
    await running.app.stop();
  });

  test('sets no passphrase with a code that was not shown, and none twice', async () => {
    const running = await startApp();
    const code = '7ZZV-YZSY-ZTZ7-WFFX-QNYK-SZ5W-FGEQ';
    expect((await running.refused('lock.set', { passphrase, code })).code).toBe('invalid');
    expect((await running.refused('lock.set', { passphrase: 'short', code })).message).toContain('8 characters');
    const long = 'word '.repeat(201);
    expect((await running.refused('lock.set', { passphrase: long, code })).message).toContain('at most 1,000');
    const own = await setPassphrase(running);
    expect((await running.refused('lock.set', { passphrase, code: own })).code).toBe('conflict');
    await running.app.stop();
  });
});

describe('The keychain of the computer', () => {
  const keychain = () => {
    const kept = new Map<string, string>();
    const asked: string[] = [];
    const of: Secrets = {
      has: (name) => kept.has(name),
      read: (name) => {
        asked.push(name);
        return kept.get(name) ?? null;
      },
      write: (name, value) => void kept.set(name, value),
      remove: (name) => void kept.delete(name),
    };
    return { kept, asked, changes: { secrets: () => of } };
  };

  test('opens the workspace when the user chose it, and forgets the key when the passphrase is removed', async () => {
    const { kept, changes } = keychain();
    const running = await startApp(changes);
    expect(await running.ask('lock.state', null)).toMatchObject({ keychain: false });
    await setPassphrase(running);
    expect(kept.size).toBe(0);
    await running.ask('lock.keychain', { on: true });
    expect(kept.size).toBe(1);
    const later = await again(running, changes);
    expect(await later.ask('lock.state', null)).toMatchObject({ locked: false, keychain: true });
    await later.ask('lock.now', { why: 'idle' });
    await later.ask('lock.unlock', { by: 'keychain' });
    await later.ask('lock.keychain', { on: false });
    expect(kept.size).toBe(0);
    await later.ask('lock.keychain', { on: true });
    await later.ask('lock.remove', { passphrase });
    expect(kept.size).toBe(0);
    await later.app.stop();
  });

  test('is not asked for the key while the app is locked, only whether it has one', async () => {
    const { asked, changes } = keychain();
    const running = await startApp(changes);
    await setPassphrase(running);
    await running.ask('lock.keychain', { on: true });
    await running.ask('lock.now', { why: 'idle' });
    asked.length = 0;
    expect(await running.ask('lock.state', null)).toMatchObject({ locked: true, keychain: true });
    expect(asked).toEqual([]);
    await running.ask('lock.unlock', { by: 'keychain' });
    expect(asked).toHaveLength(1);
    await running.app.stop();
  });

  test('that gives another key opens nothing', async () => {
    const { kept, changes } = keychain();
    const running = await startApp(changes);
    await setPassphrase(running);
    await running.ask('lock.keychain', { on: true });
    const [[name = '', secret = ''] = []] = kept;
    kept.set(name, JSON.stringify({ ...JSON.parse(secret), dataKey: Buffer.alloc(32).toString('base64') }));
    const later = await again(running, changes);
    expect(await later.ask('lock.state', null)).toMatchObject({ locked: true });
    expect((await later.refused('lock.unlock', { by: 'keychain' })).code).toBe('locked');
    kept.set(name, 'not even this');
    expect((await later.refused('lock.unlock', { by: 'keychain' })).code).toBe('not-found');
    await later.ask('lock.unlock', { by: 'passphrase', passphrase });
    await later.app.stop();
  });
});

describe('A backup of a locked workspace', () => {
  test('holds ciphertexts only and comes back with the passphrase of today', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    await setPassphrase(running);
    const before = await everything(running, clientId, attachment.sha256);
    const { path } = await running.ask('backup.make', null);
    const next = 'another four quiet words';
    await running.ask('lock.change', { current: passphrase, passphrase: next });
    await running.ask('journal.remove', { clientId, entryId: before.journal[0]?.id ?? '' });
    await running.ask('backup.restore', { path });
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);
    await running.ask('lock.now', { why: 'asked' });
    await running.ask('lock.unlock', { by: 'passphrase', passphrase: next });
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);
    await running.app.stop();
  });

  test('is put in place with the passphrase of today already: a crash brings none back that somebody may know', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    await setPassphrase(running);
    const before = await everything(running, clientId, attachment.sha256);
    const backup = await running.ask('backup.make', null);
    const next = 'another four quiet words';
    await running.ask('lock.change', { current: passphrase, passphrase: next });
    await running.app.stop();
    // As far as a restore has come when the app is killed right after the files were swapped.
    expect(await restoreBackup({ path: backup.path, toDir: workspaceOf(running), before: backup })).toMatchObject({
      ok: true,
    });
    const later = await startApp({}, running.folder);
    expect((await later.refused('lock.unlock', { by: 'passphrase', passphrase })).code).toBe('invalid');
    await later.ask('lock.unlock', { by: 'passphrase', passphrase: next });
    expect(await everything(later, clientId, attachment.sha256)).toEqual(before);
    await later.app.stop();
  });

  test('from before the passphrase was set comes back encrypted: the lock is never lost by the way', async () => {
    const running = await startApp();
    const { clientId, attachment } = await writeSecrets(running);
    const { path } = await running.ask('backup.make', null);
    const before = await everything(running, clientId, attachment.sha256);
    await setPassphrase(running);
    await running.ask('backup.restore', { path });
    expect(await running.ask('lock.state', null)).toMatchObject({ protected: true, locked: false });
    expect(told(workspaceOf(running))).toEqual([]);
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);
    await running.ask('lock.now', { why: 'idle' });
    await running.ask('lock.unlock', { by: 'passphrase', passphrase });
    expect(await everything(running, clientId, attachment.sha256)).toEqual(before);
    await running.app.stop();
  });
});
