import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../builders/app.ts';
import { resealed, unzip, zip } from '../../builders/archives.ts';
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

const workspaceOf = ({ folder }: TestApp): string => join(folder, 'workspace');
const other = 'another four quiet words';

const everything = async ({ ask, app }: TestApp, clientId: string, sha256: string) => {
  const { document, journal, drafts } = await ask('client.open', { id: clientId });
  const served = await app.file(new URL(`/files/${sha256}?name=a&type=text/plain`, 'app://good-terms'));
  return { name: document.name, journal, drafts, file: served === null ? null : await text(served.stream) };
};

type Way = 'its own key' | 'plain into encrypted' | 'encrypted into plain' | 'an older key';
const ways: readonly Way[] = ['its own key', 'plain into encrypted', 'encrypted into plain', 'an older key'];

/** A backup with the secrets, in a workspace that is written in another way now; the backup is opened where it must be. */
const madeThen = async (way: Way) => {
  const app = await start();
  const written = await writeSecrets(app);
  const wasLocked = way !== 'plain into encrypted';
  if (wasLocked) await setPassphrase(app);
  const { path } = await app.ask('backup.make', null);
  const before = await everything(app, written.clientId, written.attachment.sha256);
  if (way === 'encrypted into plain' || way === 'an older key') await app.ask('lock.remove', { passphrase });
  if (way === 'plain into encrypted') await setPassphrase(app);
  if (way === 'an older key') await setPassphrase(app, other);
  const isLocked = way !== 'encrypted into plain';
  const needsSecret = way === 'encrypted into plain' || way === 'an older key';
  const open = () => app.ask('backup.open', { path, secret: { by: 'passphrase', passphrase } });
  /** What must hold after everything that is done here. */
  const holds = async () => {
    expect(await app.ask('lock.state', null)).toMatchObject({ protected: isLocked, locked: false });
    if (isLocked) expect(told(workspaceOf(app))).toEqual([]);
    expect((await app.ask('app.state', null)).problems).toEqual([]);
    expect(filesOf(app.folder).filter((file) => /\.restore|-check-/.test(file))).toEqual([]);
    if (!isLocked) return;
    await app.ask('lock.now', { why: 'asked' });
    await app.ask('lock.unlock', { by: 'passphrase', passphrase: way === 'an older key' ? other : passphrase });
  };
  return { app, path, before, ...written, needsSecret, open, holds };
};

describe.each(ways)('A backup and a workspace, %s:', (way) => {
  test('what it holds and how it differs is shown, after its passphrase where it needs one', async () => {
    const { app, path, clientId, needsSecret, open } = await madeThen(way);
    if (needsSecret) {
      const refused = await app.refused('backup.inspect', { path });
      expect(refused).toMatchObject({ code: 'locked' });
      expect(refused.message).toContain('The passphrase of that time opens it, or the recovery code.');
      expect(await app.refused('backup.entries', { path, clientId })).toMatchObject({ code: 'locked' });
      await open();
    }
    const looked = () => app.ask('backup.inspect', { path });
    expect(await looked()).toMatchObject({
      problems: [],
      perClient: [{ name: secrets.client, entries: 1, comparedWithNow: 'the same' }],
    });
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Later.' }), private: null });
    expect(await looked()).toMatchObject({ perClient: [{ comparedWithNow: '1 entry fewer than now' }] });
    expect(await app.ask('backup.entries', { path, clientId })).toMatchObject([{ words: 'A call', state: 'same' }]);
  });

  test('all of it comes back, and the restore can be taken back', async () => {
    const { app, path, clientId, entryId, attachment, before, needsSecret, open, holds } = await madeThen(way);
    await app.ask('journal.remove', { clientId, entryId });
    const changed = await everything(app, clientId, attachment.sha256);
    const locked = await app.ask('lock.state', null);
    if (needsSecret) {
      expect(await app.refused('backup.restore', { path })).toMatchObject({ code: 'locked' });
      expect(await everything(app, clientId, attachment.sha256)).toEqual(changed);
      await open();
    }
    const { actionId = '' } = await app.ask('backup.restore', { path });
    expect(await everything(app, clientId, attachment.sha256)).toEqual(before);
    // A workspace without a passphrase takes the one of the backup along; any other keeps its own.
    expect(await app.ask('lock.state', null)).toMatchObject({ protected: true, locked: false });
    expect(told(workspaceOf(app))).toEqual([]);
    await app.ask('backup.undo', { actionId });
    expect(await everything(app, clientId, attachment.sha256)).toEqual(changed);
    expect((await app.ask('lock.state', null)).protected).toBe(locked.protected);
    await holds();
    expect(await everything(app, clientId, attachment.sha256)).toEqual(changed);
  });

  test('one client comes back with its files, as the workspace is written now', async () => {
    const { app, path, clientId, entryId, attachment, before, needsSecret, open, holds } = await madeThen(way);
    await app.ask('client.create', { name: 'Stays' });
    await app.ask('journal.remove', { clientId, entryId });
    rmSync(join(workspaceOf(app), 'files'), { recursive: true });
    if (needsSecret) await open();
    const { actionId = '' } = await app.ask('backup.restore', { path, clientId });
    expect(await everything(app, clientId, attachment.sha256)).toEqual(before);
    await holds();
    expect((await app.ask('app.state', null)).clients.map(({ name }) => name).sort()).toEqual([
      secrets.client,
      'Stays',
    ]);
    expect(await everything(app, clientId, attachment.sha256)).toEqual(before);
    if (!(await app.ask('lock.state', null)).protected) {
      await app.ask('backup.undo', { actionId });
      expect((await everything(app, clientId, attachment.sha256)).journal[0]?.removedAt).not.toBeNull();
    }
  });

  test('one entry comes back with its words and its file, and can be taken away again', async () => {
    const { app, path, clientId, entryId, attachment, before, needsSecret, open, holds } = await madeThen(way);
    await app.ask('journal.remove', { clientId, entryId });
    rmSync(join(workspaceOf(app), 'files'), { recursive: true });
    if (needsSecret) await open();
    const { actionId } = await app.ask('backup.restore-entry', { path, clientId, entryId });
    const back = await everything(app, clientId, attachment.sha256);
    expect(back.journal[0]).toMatchObject({ removedAt: null, private: before.journal[0]?.private });
    expect(back.file).toBe(paper.toString());
    await app.ask('backup.undo', { actionId });
    expect((await everything(app, clientId, attachment.sha256)).journal[0]?.removedAt).not.toBeNull();
    await holds();
  });

  test('a damaged one gives back what verifies, in the form of now', async () => {
    const { app, path, clientId, attachment, needsSecret, open, holds } = await madeThen(way);
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Later.' }), private: null });
    if (needsSecret) await open();
    // Without the draft: its bytes are another file's.
    const files = await unzip(path);
    const draft = [...files.keys()].find((name) => name.endsWith('/draft.json')) ?? '';
    files.set(draft, Buffer.from('{}'));
    await zip(path, files);
    const looked = await app.ask('backup.inspect', { path });
    expect(looked).toMatchObject({
      readable: { entries: 1, of: 1 },
      perClient: [{ name: secrets.client, entries: 1 }],
    });
    const restored = await app.ask('backup.restore', { path, partial: true });
    expect(restored.lost).toHaveLength(1);
    const back = await everything(app, clientId, attachment.sha256);
    expect(back.journal.map(({ facts }) => facts.text)).toEqual([secrets.fact]);
    expect(back.name).toBe(secrets.client);
    expect(back.file).toBe(paper.toString());
    // What does not verify stays as it is here.
    expect(Object.keys(back.drafts)).toEqual(['new']);
    await holds();
  });
});

describe('A damaged backup of an encrypted workspace', () => {
  const lockedBackup = async () => {
    const app = await start();
    const written = await writeSecrets(app);
    await setPassphrase(app);
    for (const words of ['Two.', 'Three.', 'Four.'])
      await app.ask('journal.add', { clientId: written.clientId, facts: someFacts({ text: words }), private: null });
    const { path } = await app.ask('backup.make', null);
    return { app, path, ...written };
  };

  test('whose end is cut off gives back what its key finds to be whole', async () => {
    const { app, path, clientId, attachment } = await lockedBackup();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.lastIndexOf('bag-info.txt', undefined, 'latin1') - 60));
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Later.' }), private: null });
    expect(await app.ask('backup.inspect', { path })).toMatchObject({ readable: { entries: 4, of: null } });
    await app.ask('backup.restore', { path, partial: true });
    const back = await everything(app, clientId, attachment.sha256);
    expect(back.journal).toHaveLength(4);
    expect(await app.ask('lock.state', null)).toMatchObject({ protected: true });
    expect(told(workspaceOf(app))).toEqual([]);
  });

  test('in whose journal a line was changed keeps the lines before it and no word after it', async () => {
    const { app, path, clientId, attachment } = await lockedBackup();
    const files = await unzip(path);
    const name = [...files.keys()].find((one) => one.endsWith('/journal.jsonl')) ?? '';
    const lines = files.get(name)?.toString('latin1').split('\n') ?? [];
    lines[2] = lines[1] ?? '';
    files.set(name, Buffer.from(lines.join('\n'), 'latin1'));
    await zip(path, files);
    const restored = await app.ask('backup.restore', { path, partial: true });
    expect(restored.lost?.join()).toContain('the first 2 lines are kept');
    expect((await everything(app, clientId, attachment.sha256)).journal).toHaveLength(2);
    expect((await app.ask('app.state', null)).problems).toEqual([]);
  });

  test('whose key file is gone is opened by the code, and by the key of now', async () => {
    const app = await start();
    const written = await writeSecrets(app);
    const code = await setPassphrase(app);
    const { path } = await app.ask('backup.make', null);
    const files = await unzip(path);
    for (const name of [...files.keys()]) if (name.endsWith('/keyring.json')) files.delete(name);
    await zip(path, files);
    expect(await app.ask('backup.inspect', { path })).toMatchObject({ readable: { entries: 1, of: 1 } });
    await app.ask('lock.remove', { passphrase });
    expect((await app.refused('backup.inspect', { path })).message).toContain(
      'The recovery code of that time opens it',
    );
    const byPassphrase = { by: 'passphrase', passphrase } as const;
    expect(await app.refused('backup.open', { path, secret: byPassphrase })).toMatchObject({ code: 'not-found' });
    await app.ask('backup.open', { path, secret: { by: 'code', code } });
    const { clientId, attachment } = written;
    await app.ask('journal.remove', { clientId, entryId: written.entryId });
    await app.ask('backup.restore', { path, partial: true });
    expect((await everything(app, clientId, attachment.sha256)).journal[0]?.removedAt).toBeNull();
    expect(await app.ask('lock.state', null)).toMatchObject({ protected: false });
  });

  test('of which nothing opens any more says so', async () => {
    const { app, path } = await lockedBackup();
    const files = await unzip(path);
    for (const name of [...files.keys()]) {
      if (name.endsWith('/keyring.json')) files.delete(name);
      else if (name.endsWith('.json')) files.set(name, Buffer.from('{"encrypted":1,"recovery":"!"}'));
    }
    await zip(path, resealed(files));
    await app.ask('lock.remove', { passphrase });
    expect(readdirSync(workspaceOf(app))).not.toContain('keyring.json');
    const looked = await app.app.handle('backup.restore', { path });
    expect(looked).toMatchObject({ ok: false });
    truncateSync(path, 10);
    expect(await app.app.handle('backup.restore', { path })).toMatchObject({ ok: false });
  });
});
