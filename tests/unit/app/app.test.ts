import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#main/app/create-app.ts';
import { requests } from '#shared/contract.ts';
import { emptyWorkspace } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { temporaryFolder, testHost } from '../../builders/host.ts';

const running: TestApp[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.app.stop();
});
const start = async (...args: Parameters<typeof startApp>): Promise<TestApp> => {
  const one = await startApp(...args);
  running.push(one);
  return one;
};

const addNote = async ({ ask }: TestApp, clientId: string, changes: Parameters<typeof someFacts>[0] = {}) =>
  ask('journal.add', { clientId, facts: someFacts(changes), private: { text: 'tired', mood: 2, energy: 2 } });

describe('the first run', () => {
  it('is empty, says where things are and which day it is, and writes nothing but its lock', async () => {
    const { ask, folder } = await start();
    const state = await ask('app.state', null);
    expect(state).toMatchObject({
      empty: true,
      sample: false,
      readOnly: null,
      today: '2026-11-21',
      workspace: emptyWorkspace(),
      workspacePath: join(folder, 'workspace'),
      backupFolder: join(folder, 'backups'),
      packFolder: join(folder, 'packs'),
      lastBackup: null,
      problems: [],
    });
    expect(readdirSync(join(folder, 'workspace'))).toEqual(['workspace.lock']);
  });

  it('ends when the first client is created', async () => {
    const { ask, host } = await start();
    const client = await ask('client.create', { name: 'Hollis & Wren' });
    expect(client).toMatchObject({ version: 0, journal: [], readOnly: null, document: { name: 'Hollis & Wren' } });
    expect(await ask('app.state', null)).toMatchObject({
      empty: false,
      clients: [{ name: 'Hollis & Wren', entryCount: 0 }],
    });
    expect(host.emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { empty: false } });
  });
});

describe('what you save', () => {
  it('is there after the app was closed and opened again', async () => {
    const first = await startApp();
    const { document } = await first.ask('client.create', { name: 'Hollis & Wren' });
    const entry = await addNote(first, document.id);
    await first.ask('client.save', { document: { ...document, summary: 'Print and web' }, version: 0 });
    await first.ask('workspace.save', { document: { ...emptyWorkspace(), fixedToday: '2026-12-01' } });
    await first.app.stop();
    const second = await start({}, first.folder);
    expect(await second.ask('client.open', { id: document.id })).toEqual({
      document: { ...document, summary: 'Print and web' },
      version: 0,
      journal: [entry],
      readOnly: null,
      journalReadOnly: null,
      drafts: {},
    });
    expect((await second.ask('app.state', null)).today).toBe('2026-12-01');
  });

  it('tells the overview at once: newest entry, count, mood by week', async () => {
    const app = await start();
    const { document } = await app.ask('client.create', { name: 'Hollis & Wren' });
    await addNote(app, document.id, { at: '2026-11-21T09:00' });
    await addNote(app, document.id, { at: '2026-11-10T09:00' });
    const gone = await addNote(app, document.id, { at: '2026-11-22T09:00' });
    await app.ask('journal.remove', { clientId: document.id, entryId: gone.id });
    const [summary] = (await app.ask('app.state', null)).clients;
    expect(summary).toMatchObject({ entryCount: 2, lastEntryAt: '2026-11-21T09:00' });
    expect(summary?.moodByWeek).toEqual([null, null, null, null, null, null, null, null, null, null, 2, 2]);
    const last = app.host.emitted.at(-1);
    expect(last?.name === 'state.changed' && last.payload.clients[0]).toEqual(summary);
  });

  it('in two windows is not lost: the older version is answered with a conflict', async () => {
    const { ask, refused } = await start();
    const { document } = await ask('client.create', { name: 'Hollis & Wren' });
    expect(await ask('client.save', { document: { ...document, summary: 'one' }, version: 0 })).toEqual({ version: 1 });
    expect(await refused('client.save', { document: { ...document, summary: 'two' }, version: 0 })).toMatchObject({
      code: 'conflict',
    });
    expect((await ask('client.open', { id: document.id })).document.summary).toBe('one');
  });

  it('and remove can be brought back; removing twice changes nothing', async () => {
    const app = await start();
    const { ask, refused } = app;
    const { document } = await ask('client.create', { name: 'Hollis & Wren' });
    const { id: entryId } = await addNote(app, document.id);
    const at = { clientId: document.id, entryId };
    const removed = await ask('journal.remove', at);
    expect(removed.removedAt).not.toBeNull();
    expect(await ask('journal.remove', at)).toEqual(removed);
    expect(await refused('journal.revise', { ...at, facts: someFacts(), private: null })).toMatchObject({
      code: 'conflict',
    });
    expect(await ask('journal.restore', at)).toMatchObject({ removedAt: null, facts: someFacts() });
    expect(await refused('journal.remove', { ...at, entryId: 'nobody' })).toMatchObject({ code: 'not-found' });
    expect(await refused('journal.remove', { ...at, clientId: 'nobody' })).toMatchObject({ code: 'not-found' });
  });
});

describe('a request that is wrong', () => {
  it('is refused with a sentence that names the field, and nothing is written', async () => {
    const { ask, app, folder } = await start();
    const { document } = await ask('client.create', { name: 'Hollis & Wren' });
    const add = (changes: object) =>
      app.handle('journal.add', { clientId: document.id, facts: { ...someFacts(), ...changes }, private: null });
    for (const [changes, field, words] of [
      [{ at: '2026-02-30T10:00' }, 'facts.at', 'Date and time'],
      [{ minutesBilled: -5 }, 'facts.minutesBilled', 'Billed time'],
      [{ text: 'x'.repeat(100_001) }, 'facts.text', 'Text'],
      [{ text: '\ud800' }, 'facts.text', 'Text'],
      [{ title: 'a\nb' }, 'facts.title', 'Title'],
      [{ surprise: true }, 'facts', ''],
    ] as const) {
      const answer = await add(changes);
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', field } });
      if (!answer.ok) expect(answer.error.message).toContain(words);
    }
    expect((await app.handle('client.create', { name: '  ' })).ok).toBe(false);
    expect(await app.handle('client.save', { document: { ...document, invoices: [{}] }, version: 0 })).toMatchObject({
      ok: false,
      error: { code: 'invalid' },
    });
    expect(readdirSync(join(folder, 'workspace', 'clients', document.id))).toEqual(['client.json']);
  });

  it('or unknown, or no request at all, is an answer and never an exception', async () => {
    const { app } = await start();
    for (const name of ['client.destroy', '__proto__', 'constructor', '', 7, null, undefined, {}]) {
      expect(await app.handle(name, null)).toMatchObject({ ok: false, error: { code: 'invalid' } });
    }
    for (const name of Object.keys(requests)) {
      for (const input of [undefined, 'nonsense', { id: '../..' }, Object.create(null)]) {
        expect(typeof (await app.handle(name, input)).ok).toBe('boolean');
      }
    }
  });

  it('keeps 100,000 characters, control characters and astral characters exactly', async () => {
    const app = await start();
    const { document } = await app.ask('client.create', { name: 'Hollis & Wren' });
    const text = `\u0000\u0007\u2028\ufeff𝄞👩‍👩‍👧${'é'.repeat(99_980)}`.slice(0, 100_000);
    await addNote(app, document.id, { text });
    expect((await app.ask('client.open', { id: document.id })).journal[0]?.facts.text).toBe(text);
  });
});

describe('the app', () => {
  it('answers before it was started and after it was stopped without touching anything', async () => {
    const folder = temporaryFolder();
    const app = createApp(testHost(folder));
    expect(await app.handle('app.state', null)).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual([]);
    expect((await app.start()).ok).toBe(true);
    await app.stop();
    await app.stop();
    expect(await app.handle('client.create', { name: 'Late' })).toMatchObject({ ok: false });
    expect(readdirSync(join(folder, 'workspace'))).toEqual([]);
  });

  it('is refused the workspace while another one has it', async () => {
    const first = await start();
    const second = createApp(testHost(first.folder));
    expect(await second.start()).toMatchObject({ ok: false, error: { code: 'in-use' } });
    await second.stop();
    expect((await first.ask('app.state', null)).empty).toBe(true);
  });

  it('opens with a broken client, tells which one it is, and lets the others be used', async () => {
    const first = await startApp();
    const { document } = await first.ask('client.create', { name: 'Hollis & Wren' });
    await first.ask('client.create', { name: 'Ondelar Stays' });
    await first.app.stop();
    const file = join(first.folder, 'workspace', 'clients', document.id, 'client.json');
    writeFileSync(file, '{"name":"Hollis & Wren",');
    const { ask, refused } = await start({}, first.folder);
    const state = await ask('app.state', null);
    expect(state.empty).toBe(false);
    expect(state.clients.map(({ name }) => name)).toEqual(['Ondelar Stays']);
    expect(state.problems).toEqual([
      { clientId: document.id, clientName: 'Hollis & Wren', message: expect.stringContaining('quarantine/') },
    ]);
    expect(await refused('client.open', { id: document.id })).toMatchObject({ code: 'unreadable' });
    expect(await refused('client.save', { document, version: 0 })).toMatchObject({ code: 'unreadable' });
    expect(readFileSync(file, 'utf8')).toBe('{"name":"Hollis & Wren",');
  });

  it('counts the facts of a review over the client’s own records', async () => {
    const app = await start();
    const { document } = await app.ask('client.create', { name: 'Hollis & Wren' });
    await addNote(app, document.id);
    expect(await app.ask('review.facts', { clientId: document.id, on: '2026-11-21' })).toMatchObject({
      entryCount: 1,
      today: '2026-11-21',
    });
    expect(await app.refused('review.facts', { clientId: 'nobody', on: '2026-11-21' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('asks the host for a folder only where the host has a dialog', async () => {
    const with_ = await start({
      can: { chooseFolder: true, showInFolder: true },
      choose: async (what) => `/chosen/${what}`,
    });
    expect(await with_.ask('shell.choose', { what: 'backup-folder' })).toBe('/chosen/backup-folder');
    const without = await start();
    expect(await without.ask('shell.choose', { what: 'backup-folder' })).toBeNull();
  });
});

describe('the sample', () => {
  it('opens in a folder of its own, keeps what was tried there, and leaves your workspace alone', async () => {
    const app = await start();
    const { ask, folder } = app;
    const { document } = await ask('client.create', { name: 'Hollis & Wren' });
    const state = await ask('sample.open', null);
    expect(state).toMatchObject({
      sample: true,
      workspacePath: join(folder, 'sample'),
      today: '2026-11-21',
      problems: [],
    });
    expect(state.clients.length).toBe(3);
    const [first] = state.clients;
    if (first === undefined) throw new Error('The sample has no client.');
    await addNote(app, first.id);
    expect(await app.refused('client.open', { id: document.id })).toMatchObject({ code: 'not-found' });
    expect(await ask('sample.close', null)).toMatchObject({ sample: false, clients: [{ name: 'Hollis & Wren' }] });
    const again = await ask('sample.open', null);
    expect(again.clients.find(({ id }) => id === first.id)?.entryCount).toBe(first.entryCount + 1);
    await ask('sample.close', null);
    expect(readdirSync(join(folder, 'workspace', 'clients'))).toEqual([document.id]);
  });

  it('is locked like any workspace', async () => {
    const first = await start();
    await first.ask('sample.open', null);
    const second = await start({
      paths: { ...testHost(temporaryFolder()).paths, sample: join(first.folder, 'sample') },
    });
    expect(await second.refused('sample.open', null)).toMatchObject({ code: 'in-use' });
    expect((await second.ask('app.state', null)).sample).toBe(false);
  });
});
