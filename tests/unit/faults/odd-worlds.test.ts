import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { addEntry, verifyJournal } from '#main/workspace/index.ts';
import { chain, emptyChain, toLine } from '#main/workspace/revision.ts';
import { filterJournal, noFilter } from '#shared/rules/journal-filter.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { journalFolder, openJournalIn } from '../../builders/journal.ts';
import { noon } from '../../builders/workspace.ts';

const running: TestApp[] = [];
const start: typeof startApp = async (...given) => {
  const app = await startApp(...given);
  running.push(app);
  return app;
};
afterEach(async () => {
  for (const { app } of running.splice(0)) await app.stop();
});

const halves = (text: string) => ({ facts: someFacts({ text }), private: { text: '', mood: 2, energy: null } });

describe('A workspace folder that goes away while it is open', () => {
  const requests = async ({ ask, app }: TestApp) => {
    const { workspace } = await ask('app.state', null);
    const { document } = await ask('client.create', { name: 'Amber Lane' });
    const clientId = document.id;
    const { id } = await ask('journal.add', { clientId, ...halves('First.') });
    await ask('workspace.save', { document: workspace });
    const draft = { entryId: null, changed: true, facts: someFacts(), private: { text: '', mood: 1, energy: null } };
    const writes = (): readonly Promise<unknown>[] => [
      app.handle('journal.add', { clientId, ...halves('Second.') }),
      app.handle('journal.revise', { clientId, entryId: id, ...halves('First, corrected.') }),
      app.handle('client.save', { document: { ...document, summary: 'new' }, version: 0 }),
      app.handle('workspace.save', { document: { ...workspace, fixedToday: '2026-01-01' } }),
      app.handle('client.create', { name: 'Somebody new' }),
      app.handle('draft.save', { clientId, slot: 'new', draft }),
    ];
    return { clientId, id, writes };
  };

  for (const [how, leave] of [
    ['was removed', () => undefined],
    ['was unmounted, and its empty place is still there', (folder: string) => mkdirSync(folder)],
  ] as const) {
    it(`because it ${how}: nothing is taken for saved, nothing grows in its place, and all works once it is back`, async () => {
      const test = await start();
      const { clientId, writes } = await requests(test);
      const folder = join(test.folder, 'workspace');
      renameSync(folder, `${folder}-elsewhere`);
      leave(folder);
      for (const answer of await Promise.all(writes())) {
        expect(answer).toMatchObject({
          ok: false,
          error: { message: expect.stringMatching(/was not saved: the .*folder is not there|cannot be/) },
        });
      }
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
      renameSync(`${folder}-elsewhere`, folder);
      for (const answer of await Promise.all(writes())) expect(answer).toMatchObject({ ok: true });
      const journal = join(folder, 'clients', clientId, 'journal.jsonl');
      expect(verifyJournal(readFileSync(journal)).problems).toEqual([]);
    });
  }
});

describe('A clock that is set back a year', () => {
  it('keeps every entry readable in the order they were written, and the history says so', async () => {
    const before = await startApp({ clock: () => new Date('2026-11-21T09:30:00.000Z') });
    const { document } = await before.ask('client.create', { name: 'Amber Lane' });
    const clientId = document.id;
    const { id } = await before.ask('journal.add', { clientId, ...halves('Before.') });
    const other = await before.ask('journal.add', { clientId, ...halves('In the trash.') });
    await before.ask('journal.remove', { clientId, entryId: other.id });
    await before.app.stop();
    const test = await start({ kind: 'browser', clock: () => new Date('2025-11-21T09:30:00.000Z') }, before.folder);
    await test.ask('journal.revise', { clientId, entryId: id, ...halves('After.') });
    await test.ask('journal.add', { clientId, ...halves('New.') });
    const { journal } = await test.ask('client.open', { id: clientId });
    expect(journal.map(({ number, facts, writtenAt }) => [number, facts.text, writtenAt.slice(0, 4)])).toEqual([
      [1, 'After.', '2026'],
      [2, 'In the trash.', '2026'],
      [3, 'New.', '2025'],
    ]);
    const history = await test.ask('journal.history', { clientId, entryId: id });
    expect(history.map(({ writtenAt }) => writtenAt.slice(0, 4))).toEqual(['2026', '2025']);
    const file = join(test.folder, 'workspace', 'clients', clientId, 'journal.jsonl');
    expect(verifyJournal(readFileSync(file)).problems).toEqual([]);
    expect((await test.ask('backup.make', null)).verified).toBe(true);
  });
});

describe('A journal that has grown beyond measure', () => {
  it('of 200 MB opens, with its newest entry and place for another', () => {
    const dir = journalFolder();
    const page = 'What was said, word for word, ü 漢 and all. '.repeat(2_000);
    const lines: string[] = [];
    let head = emptyChain;
    let bytes = 0;
    for (let number = 1; bytes < 200_000_000; number += 1) {
      const facts = someFacts({ text: `${number}: ${page}` });
      const line = chain(head, addEntry(`entry-${number}`, noon, { facts, private: null }));
      head = line;
      const text = toLine(line);
      bytes += Buffer.byteLength(text);
      lines.push(text);
    }
    writeFileSync(join(dir, 'journal.jsonl'), lines.join(''));
    const count = lines.length;
    lines.length = 0;
    const log = openJournalIn(dir);
    expect([log.problems, log.entries.size]).toEqual([[], count]);
    expect(log.entries.get(`entry-${count}`)?.facts.text).toMatch(new RegExp(`^${count}: What was said`));
    expect(log.append([addEntry('last', noon, { facts: someFacts(), private: null })]).ok).toBe(true);
    expect(log.history(`entry-${count}`)).toMatchObject({ ok: true, value: [{ op: 'add' }] });
    log.close();
    rmSync(dir, { recursive: true });
  }, 120_000);

  it('with 10,000 different tags opens, and finds each of them', () => {
    const dir = journalFolder();
    const log = openJournalIn(dir);
    const tags = Array.from({ length: 10_000 }, (_, number) => `tag ${number} ü漢`);
    for (let at = 0; at < tags.length; at += 100) {
      const facts = someFacts({ text: '', title: '', people: [], tags: tags.slice(at, at + 100) });
      log.append([addEntry(`entry-${at}`, noon, { facts, private: null })]);
    }
    log.close();
    const again = openJournalIn(dir);
    expect(again.problems).toEqual([]);
    const entries = [...again.entries.values()];
    expect(new Set(entries.flatMap(({ facts }) => facts.tags)).size).toBe(tags.length);
    for (const tag of [tags[0], tags[5_017], tags[9_999]]) {
      expect(filterJournal(entries, { ...noFilter, query: `${tag}` }).length).toBeGreaterThan(0);
    }
    again.close();
  });
});
