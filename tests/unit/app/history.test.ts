import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { verifyJournal } from '#main/workspace/index.ts';
import type { EntryDraft } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';

const running: TestApp[] = [];
const start: typeof startApp = async (...given) => {
  const app = await startApp(...given);
  running.push(app);
  return app;
};
afterEach(async () => {
  for (const { app } of running.splice(0)) await app.stop();
});

const at = (moment: string) => () => new Date(moment);
const draft: EntryDraft = {
  entryId: null,
  facts: someFacts({ text: 'Petra called and I was just' }),
  private: { text: 'My chest was', mood: null, energy: null },
  changed: true,
};

const withEntry = async (app: TestApp, text = 'They asked for 8 hours.') => {
  const { document } = await app.ask('client.create', { name: 'Amber Lane' });
  const clientId = document.id;
  const entry = await app.ask('journal.add', {
    clientId,
    facts: someFacts({ text }),
    private: { text: `private: ${text}`, mood: 2, energy: null },
  });
  return { clientId, entryId: entry.id, journal: join(app.folder, 'workspace', 'clients', clientId, 'journal.jsonl') };
};

describe('the history of an entry', () => {
  it('has every version with both halves, its time and its fingerprint, and what happened in between', async () => {
    const app = await start();
    const { clientId, entryId } = await withEntry(app);
    await app.ask('journal.revise', { clientId, entryId, facts: someFacts({ text: 'For 9 hours.' }), private: null });
    await app.ask('journal.remove', { clientId, entryId });
    await app.ask('journal.restore', { clientId, entryId });
    const history = await app.ask('journal.history', { clientId, entryId });
    expect(history.map(({ seq, op }) => [seq, op])).toEqual([
      [1, 'add'],
      [2, 'revise'],
      [3, 'remove'],
      [4, 'restore'],
    ]);
    expect(history[0]).toEqual({
      seq: 1,
      op: 'add',
      writtenAt: '2026-11-21T09:30:00.000Z',
      facts: someFacts({ text: 'They asked for 8 hours.' }),
      private: { text: 'private: They asked for 8 hours.', mood: 2, energy: null },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(history[1]).toMatchObject({ facts: { text: 'For 9 hours.' }, private: null });
  });

  it('that cannot be read is an error and not an empty list', async () => {
    const app = await start();
    const { clientId, entryId, journal } = await withEntry(app);
    rmSync(journal);
    expect(await app.refused('journal.history', { clientId, entryId })).toMatchObject({ code: 'storage' });
  });
});

describe('forgetting for good', () => {
  it('makes a backup first, and leaves no word in the workspace', async () => {
    const app = await start();
    const { clientId, entryId, journal } = await withEntry(app, 'A name that must go');
    await app.ask('journal.remove', { clientId, entryId });
    await app.ask('draft.save', { clientId, slot: entryId, draft: { ...draft, entryId } });
    await app.ask('journal.forget', { clientId, entryIds: [entryId] });
    expect(await app.ask('backup.list', null)).toMatchObject([{ verified: true, clients: 1 }]);
    const files = readdirSync(join(app.folder, 'workspace'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile())) {
      expect(readFileSync(join(file.parentPath, file.name)).includes('A name that must go')).toBe(false);
    }
    expect(verifyJournal(readFileSync(journal))).toMatchObject({ problems: [], forgotten: 1 });
    expect(await app.ask('client.open', { id: clientId })).toMatchObject({ journal: [], drafts: {} });
  });

  it('forgets nothing when no backup can be made', async () => {
    const app = await start();
    const { clientId, entryId, journal } = await withEntry(app);
    await app.ask('journal.remove', { clientId, entryId });
    const before = readFileSync(journal);
    writeFileSync(join(app.folder, 'backups'), 'a file in the place of the folder');
    const error = await app.refused('journal.forget', { clientId, entryIds: [entryId] });
    expect(error.message).toMatch(/^Nothing was forgotten, because no backup could be made before it\./);
    expect(readFileSync(journal)).toEqual(before);
  });

  it('forgets nothing that is not in the trash', async () => {
    const app = await start();
    const { clientId, entryId } = await withEntry(app);
    expect(await app.refused('journal.forget', { clientId, entryIds: [entryId] })).toMatchObject({ code: 'conflict' });
    expect((await app.ask('client.open', { id: clientId })).journal).toHaveLength(1);
  });
});

describe('the trash', () => {
  const trashed = async (): Promise<{
    readonly folder: string;
    readonly clientId: string;
    readonly journal: string;
  }> => {
    const app = await startApp();
    const { clientId, entryId, journal } = await withEntry(app, 'Old words');
    await app.ask('journal.remove', { clientId, entryId });
    await app.app.stop();
    return { folder: app.folder, clientId, journal };
  };

  it('keeps an entry for 30 days and forgets it at the next opening after that, with a backup of before', async () => {
    const { folder, clientId, journal } = await trashed();
    const early = await startApp({ kind: 'browser', clock: at('2026-12-21T09:29:00.000Z') }, folder);
    await early.app.stop();
    expect(readFileSync(journal, 'utf8')).toContain('Old words');
    const backups = readdirSync(join(folder, 'backups')).length;
    const late = await startApp({ kind: 'browser', clock: at('2026-12-21T09:31:00.000Z') }, folder);
    expect((await late.ask('client.open', { id: clientId })).journal).toEqual([]);
    await late.app.stop();
    expect(readFileSync(journal, 'utf8')).not.toContain('Old words');
    expect(verifyJournal(readFileSync(journal))).toMatchObject({ problems: [], forgotten: 1 });
    expect(readdirSync(join(folder, 'backups')).length).toBeGreaterThan(backups);
  });

  it('is not emptied without a backup, by a command in a terminal, or by a clock that was set back', async () => {
    const { folder, journal } = await trashed();
    const before = readFileSync(journal);
    for (const changes of [
      { kind: 'headless' as const, clock: at('2027-06-01T00:00:00.000Z') },
      { kind: 'browser' as const, clock: at('2025-11-21T00:00:00.000Z') },
    ]) {
      const app = await startApp(changes, folder);
      await app.app.stop();
      expect(readFileSync(journal)).toEqual(before);
    }
    rmSync(join(folder, 'backups'), { recursive: true, force: true });
    writeFileSync(join(folder, 'backups'), 'a file in the place of the folder');
    const app = await startApp({ kind: 'browser', clock: at('2027-06-01T00:00:00.000Z') }, folder);
    await app.app.stop();
    expect(readFileSync(journal)).toEqual(before);
  });
});

describe('an entry in the middle of writing', () => {
  it('comes back with its client after a crash, and is no entry', async () => {
    const first = await start();
    const { clientId } = await withEntry(first);
    await first.ask('draft.save', { clientId, slot: 'new', draft });
    // The lock of a crashed process is taken over; here the folder is simply copied away from under it.
    const copy = join(first.folder, 'after');
    mkdirSync(copy);
    cpSync(join(first.folder, 'workspace', 'clients'), join(copy, 'workspace', 'clients'), { recursive: true });
    const second = await start({}, copy);
    const { drafts, journal } = await second.ask('client.open', { id: clientId });
    expect(drafts).toEqual({ new: draft });
    expect(journal).toHaveLength(1);
  });

  it('is not offered again when it was saved in the moment before a crash', async () => {
    const app = await start();
    const { clientId, entryId } = await withEntry(app);
    await app.ask('draft.save', { clientId, slot: 'new', draft });
    await app.ask('draft.save', { clientId, slot: entryId, draft: { ...draft, entryId } });
    const { facts, private: own } = draft;
    await app.ask('journal.add', { clientId, facts, private: own });
    expect(Object.keys((await app.ask('client.open', { id: clientId })).drafts)).toEqual([entryId]);
    await app.ask('journal.revise', { clientId, entryId, facts, private: own });
    expect((await app.ask('client.open', { id: clientId })).drafts).toEqual({});
  });
});
