import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ImportChoices, noChoices } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { fileWith, importFixture } from '../../builders/imports.ts';

const withClient = async (name = 'Hollis & Wren') => {
  const started = await startApp();
  const { document } = await started.ask('client.create', { name });
  return { ...started, clientId: document.id };
};

const look = (app: TestApp, clientId: string, path: string, choices: Partial<ImportChoices> = {}) =>
  app.ask('import.preview', { clientId, path, choices: { ...noChoices, ...choices } });

const take = async (app: TestApp, clientId: string, path: string, choices: Partial<ImportChoices> = {}) => {
  const { fingerprint } = await look(app, clientId, path, choices);
  return app.ask('import.apply', { clientId, path, choices: { ...noChoices, ...choices }, fingerprint });
};

const texts = async (app: TestApp, clientId: string): Promise<readonly string[]> =>
  (await app.ask('client.open', { id: clientId })).journal
    .filter(({ removedAt }) => removedAt === null)
    .map(({ facts }) => facts.title);

describe('Importing', () => {
  test('is looked at first: what is new, known and unclear, and nothing is written', async () => {
    const app = await withClient();
    const before = readdirSync(app.folder, { recursive: true }).sort();
    const preview = await look(app, app.clientId, importFixture('jrnl.json'));
    expect(preview.counts).toEqual({
      entries: { fresh: 2, known: 0 },
      invoices: { fresh: 0, known: 0 },
      files: { fresh: 0, bytes: 0 },
      unclear: 1,
    });
    expect(preview.first).toMatchObject([
      { what: 'entry', state: 'new', place: 'Entry 1', when: '2026-03-14T09:02', title: 'The kickoff call.' },
      { what: 'entry', state: 'new', place: 'Entry 2' },
    ]);
    expect(preview.problems).toEqual(['Entry 3 has no date that can be read. It was left out.']);
    expect(readdirSync(app.folder, { recursive: true }).sort()).toEqual(before);
  });

  test('a second time skips what is there, also after words moved to the other side of the seam', async () => {
    const app = await withClient();
    expect((await take(app, app.clientId, importFixture('jrnl.json'))).sentence).toBe(
      '2 entries added, 1 unclear. Look at what was left out.',
    );
    const again = await take(app, app.clientId, importFixture('jrnl.json'), { half: 'private' });
    expect(again.sentence).toBe('Nothing added, 2 already known, 1 unclear. Look at what was left out.');
    expect(await texts(app, app.clientId)).toHaveLength(2);
    await take(app, app.clientId, importFixture('zoho.csv'));
    const invoices = await look(app, app.clientId, importFixture('zoho.csv'));
    expect(invoices.counts.invoices).toEqual({ fresh: 0, known: 2 });
  });

  test('is taken back in one step, and only once', async () => {
    const app = await withClient();
    await app.ask('journal.add', { clientId: app.clientId, facts: someFacts({ title: 'Mine' }), private: null });
    const before = (await app.ask('client.open', { id: app.clientId })).document;
    const journal = await take(app, app.clientId, importFixture('toggl.csv'));
    const invoices = await take(app, app.clientId, importFixture('zoho.csv'));
    expect((await app.ask('client.open', { id: app.clientId })).document.invoices).toHaveLength(2);
    expect(await app.ask('import.undo', { actionId: invoices.actionId })).toEqual({ entries: 0, invoices: 2, kept: 0 });
    expect(await app.ask('import.undo', { actionId: journal.actionId })).toEqual({ entries: 2, invoices: 0, kept: 0 });
    expect((await app.ask('client.open', { id: app.clientId })).document).toEqual(before);
    expect(await texts(app, app.clientId)).toEqual(['Mine']);
    expect((await app.refused('import.undo', { actionId: journal.actionId })).code).toBe('not-found');
  });

  test('is taken back around what was changed since', async () => {
    const app = await withClient();
    const applied = await take(app, app.clientId, importFixture('zoho.csv'));
    const { document, version } = await app.ask('client.open', { id: app.clientId });
    const [first, second] = document.invoices;
    if (first === undefined || second === undefined) throw new Error('Two invoices were imported.');
    const changed = { ...document, summary: 'Mine', invoices: [{ ...first, note: 'Asked about it.' }, second] };
    await app.ask('client.save', { document: changed, version });
    expect(await app.ask('import.undo', { actionId: applied.actionId })).toEqual({ entries: 0, invoices: 1, kept: 1 });
    const after = (await app.ask('client.open', { id: app.clientId })).document;
    expect(after.summary).toBe('Mine');
    expect(after.invoices).toEqual([{ ...first, note: 'Asked about it.' }]);
  });

  test('is done again after it was taken back, with its own entries and around what was changed in between', async () => {
    const app = await withClient();
    const journal = await take(app, app.clientId, importFixture('toggl.csv'));
    const invoices = await take(app, app.clientId, importFixture('zoho.csv'));
    const all = await app.ask('client.open', { id: app.clientId });
    expect((await app.refused('import.redo', { actionId: journal.actionId })).code).toBe('not-found');
    await app.ask('import.undo', { actionId: invoices.actionId });
    await app.ask('import.undo', { actionId: journal.actionId });
    const { document, version } = await app.ask('client.open', { id: app.clientId });
    await app.ask('client.save', { document: { ...document, summary: 'Mine' }, version });
    expect(await app.ask('import.redo', { actionId: journal.actionId })).toEqual({
      entries: 2,
      invoices: 0,
      forgotten: 0,
    });
    expect(await app.ask('import.redo', { actionId: invoices.actionId })).toEqual({
      entries: 0,
      invoices: 2,
      forgotten: 0,
    });
    const again = await app.ask('client.open', { id: app.clientId });
    expect(again.document).toEqual({ ...all.document, summary: 'Mine' });
    expect(again.journal.map(({ id, removedAt }) => [id, removedAt])).toEqual(all.journal.map(({ id }) => [id, null]));
    await app.ask('import.undo', { actionId: invoices.actionId });
    expect((await app.ask('client.open', { id: app.clientId })).document).toEqual({ ...document, summary: 'Mine' });
  });

  test('that was taken back does not bring back what was forgotten for good since', async () => {
    const app = await withClient();
    const { actionId } = await take(app, app.clientId, importFixture('toggl.csv'));
    await app.ask('import.undo', { actionId });
    const [goes, stays] = (await app.ask('client.open', { id: app.clientId })).journal;
    await app.ask('journal.forget', { clientId: app.clientId, entryIds: [goes?.id ?? ''] });
    expect(await app.ask('import.redo', { actionId })).toEqual({ entries: 1, invoices: 0, forgotten: 1 });
    const { journal } = await app.ask('client.open', { id: app.clientId });
    expect(journal.map(({ id, removedAt }) => [id, removedAt])).toEqual([[stays?.id, null]]);
  });

  test('stays after a restart, as ordinary entries', async () => {
    const app = await withClient();
    const { actionId } = await take(app, app.clientId, importFixture('jrnl.json'));
    await app.app.stop();
    const again = await startApp({}, app.folder);
    expect(await texts(again, app.clientId)).toHaveLength(2);
    expect((await again.refused('import.undo', { actionId })).message).toContain('normal entries now');
  });

  test('waits for an answer, and for a file that is still as it was looked at', async () => {
    const app = await withClient();
    const path = fileWith('Date,Text\n03/04/2026,One\n');
    const choices = noChoices;
    const { fingerprint } = await look(app, app.clientId, path);
    const open = await app.refused('import.apply', { clientId: app.clientId, path, choices, fingerprint });
    expect(open).toMatchObject({ code: 'invalid', message: expect.stringContaining('03/04/2026 can be read') });
    writeFileSync(path, 'Date,Text\n2026-04-03,Another\n');
    const altered = await app.refused('import.apply', { clientId: app.clientId, path, choices, fingerprint });
    expect(altered.code).toBe('conflict');
    expect(await texts(app, app.clientId)).toEqual([]);
  });

  test('takes an export of another client’s name once the person says whose it is', async () => {
    const app = await withClient();
    await app.ask('client.create', { name: 'Amber Lane' });
    await take(app, app.clientId, importFixture('jrnl.json'));
    const { folder } = await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null });
    const { document } = await app.ask('client.create', { name: 'Third' });
    const asked = await look(app, document.id, folder);
    expect(asked.questions.map(({ choice, options }) => [choice, options.length])).toEqual([['name', 2]]);
    const applied = await take(app, document.id, folder, { name: 'Hollis & Wren' });
    expect(applied.counts.entries).toEqual({ fresh: 2, known: 0 });
  });
});

describe('Exporting', () => {
  test('writes a folder to read without this app, and never into a folder that is there', async () => {
    const app = await withClient();
    await take(app, app.clientId, importFixture('jrnl.json'));
    const first = await app.ask('export.make', { what: 'workspace', withPrivate: false, folder: null });
    const second = await app.ask('export.make', { what: 'workspace', withPrivate: false, folder: null });
    expect(first.files).toEqual(['README.txt', 'good-terms.json', 'clients/Hollis & Wren.md']);
    expect(second.folder).toBe(`${first.folder} (2)`);
    expect(readFileSync(join(first.folder, 'clients', 'Hollis & Wren.md'), 'utf8')).toContain(
      '## Saturday, 14 March 2026\n\n### 09:02 The kickoff call.\n\n*Note · #scope · starred*\n\nWe agreed',
    );
    await app.ask('export.show', { folder: first.folder });
    expect(app.host.opened).toEqual([first.folder]);
    expect((await app.refused('export.show', { folder: app.folder })).code).toBe('not-found');
  });

  test('leaves entries of the trash out', async () => {
    const app = await withClient();
    const facts = someFacts({ title: 'Removed words' });
    const { id } = await app.ask('journal.add', { clientId: app.clientId, facts, private: null });
    await app.ask('journal.remove', { clientId: app.clientId, entryId: id });
    const made = await app.ask('export.make', { what: 'client', clientId: app.clientId, folder: null });
    expect(made.entries).toBe(0);
    for (const file of made.files) expect(readFileSync(join(made.folder, file), 'utf8')).not.toContain('Removed words');
  });

  test('says which attached file could not be copied', async () => {
    const app = await withClient();
    const attachment = { sha256: 'a'.repeat(64), name: 'letter.pdf', size: 4, mediaType: 'application/pdf' };
    await app.ask('journal.add', {
      clientId: app.clientId,
      facts: someFacts({ attachments: [attachment] }),
      private: null,
    });
    const made = await app.ask('export.make', { what: 'client', clientId: app.clientId, folder: null });
    expect(made.problems).toEqual([
      'The attached file “letter.pdf” could not be copied: it is not in the workspace or cannot be read.',
    ]);
  });

  test('into a folder that is not there is refused, and nothing is left', async () => {
    const app = await withClient();
    const folder = join(app.folder, 'nowhere');
    const error = await app.refused('export.make', { what: 'timeline', clientId: null, folder });
    expect(error).toMatchObject({ code: 'storage', message: expect.stringContaining('cannot be reached') });
  });
});
