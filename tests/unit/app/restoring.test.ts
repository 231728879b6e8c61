import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../builders/app.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';

const running: TestApp[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.app.stop();
});

const start = async (): Promise<TestApp> => {
  let minutes = 0;
  const clock = () => {
    minutes += 1;
    return new Date(Date.parse('2026-11-21T09:00:00.000Z') + minutes * 60_000);
  };
  const one = await startApp({ kind: 'browser', clock });
  running.push(one);
  return one;
};

const own = { text: 'only mine', mood: 2, energy: 3 } as const;
const photo = Buffer.from('a photo of the site');

/** Two clients with an entry each, the first with an attachment; and a backup of them. */
const backedUp = async () => {
  const app = await start();
  const attach = async () => {
    const { upload } = await app.ask('file.begin', { name: 'site.jpg', mediaType: 'image/jpeg', size: photo.length });
    await app.app.filePart(upload, 0, photo);
    return app.ask('file.finish', { upload });
  };
  const attachment = await attach();
  const ids: string[] = [];
  for (const name of ['Hollis & Wren', 'North Pier']) {
    const { document } = await app.ask('client.create', { name });
    ids.push(document.id);
  }
  const [first = '', second = ''] = ids;
  const facts = someFacts({ text: 'Scope grew by a page.', attachments: [attachment] });
  const entry = await app.ask('journal.add', { clientId: first, facts, private: own });
  await app.ask('journal.add', { clientId: second, facts: someFacts({ text: 'Brief came.' }), private: null });
  const { path } = await app.ask('backup.make', null);
  const textsOf = async (id: string) =>
    (await app.ask('client.open', { id })).journal
      .filter(({ removedAt }) => removedAt === null)
      .map(({ facts: { text } }) => text)
      .sort();
  return { app, first, second, entry, path, textsOf };
};

describe('Restoring one client', () => {
  it('brings back that client as it was, leaves the other alone, and can be taken back', async () => {
    const { app, first, second, entry, path, textsOf } = await backedUp();
    await app.ask('journal.remove', { clientId: first, entryId: entry.id });
    await app.ask('journal.add', { clientId: second, facts: someFacts({ text: 'Later.' }), private: null });
    const restored = await app.ask('backup.restore', { path, clientId: first });
    expect(restored).toMatchObject({ clients: 1, entries: 1, before: { entries: 2 } });
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
    expect(await textsOf(second)).toEqual(['Brief came.', 'Later.']);
    await app.ask('backup.undo', { actionId: restored.actionId ?? '' });
    expect(await textsOf(first)).toEqual([]);
    expect(await textsOf(second)).toEqual(['Brief came.', 'Later.']);
  });

  it('brings back one that is gone with its files, and taking it back takes it away again', async () => {
    const { app, first, path } = await backedUp();
    await app.app.stop();
    rmSync(join(app.folder, 'workspace', 'clients', first), { recursive: true });
    rmSync(join(app.folder, 'workspace', 'files'), { recursive: true });
    const again = await startApp({ kind: 'browser', clock: () => new Date('2026-11-22T09:00:00.000Z') }, app.folder);
    running.push(again);
    const restored = await again.ask('backup.restore', { path, clientId: first });
    expect(readFileSync(join(app.folder, 'workspace', 'files', sha256Of(photo)))).toEqual(photo);
    expect((await again.ask('client.open', { id: first })).journal[0]?.private).toEqual(own);
    await again.ask('backup.undo', { actionId: restored.actionId ?? '' });
    expect((await again.ask('app.state', null)).clients.map(({ name }) => name)).toEqual(['North Pier']);
    expect(await again.refused('backup.undo', { actionId: restored.actionId ?? '' })).toMatchObject({
      code: 'not-found',
    });
  });

  it('is refused when the backup does not hold it', async () => {
    const { app, path, first, textsOf } = await backedUp();
    const { document } = await app.ask('client.create', { name: 'New one' });
    expect(await app.refused('backup.restore', { path, clientId: document.id })).toMatchObject({ code: 'not-found' });
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
  });
});

describe('Restoring everything', () => {
  it('can be taken back in one step', async () => {
    const { app, first, path, textsOf } = await backedUp();
    await app.ask('journal.add', { clientId: first, facts: someFacts({ text: 'Later.' }), private: null });
    const { actionId = '' } = await app.ask('backup.restore', { path });
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
    await app.ask('backup.undo', { actionId });
    expect(await textsOf(first)).toEqual(['Later.', 'Scope grew by a page.']);
  });
});

describe('Restoring one entry', () => {
  it('shows how each stands to now, and no private word', async () => {
    const { app, first, entry, path } = await backedUp();
    const states = async () => (await app.ask('backup.entries', { path, clientId: first })).map(({ state }) => state);
    expect(await app.ask('backup.entries', { path, clientId: first })).toEqual([
      { entryId: entry.id, at: entry.facts.at, words: 'A call', state: 'same' },
    ]);
    await app.ask('journal.revise', {
      clientId: first,
      entryId: entry.id,
      facts: someFacts({ text: 'x' }),
      private: null,
    });
    expect(await states()).toEqual(['different']);
    await app.ask('journal.remove', { clientId: first, entryId: entry.id });
    expect(await states()).toEqual(['in-trash']);
    await app.ask('journal.forget', { clientId: first, entryIds: [entry.id] });
    expect(await states()).toEqual(['missing']);
  });

  it('brings both halves and its file back as a new version, and taking it back leaves what was here', async () => {
    const { app, first, entry, path, textsOf } = await backedUp();
    await app.ask('journal.revise', {
      clientId: first,
      entryId: entry.id,
      facts: someFacts({ text: 'Wrong.' }),
      private: null,
    });
    await app.ask('journal.remove', { clientId: first, entryId: entry.id });
    rmSync(join(app.folder, 'workspace', 'files', sha256Of(photo)));
    const { actionId } = await app.ask('backup.restore-entry', { path, clientId: first, entryId: entry.id });
    const [back] = (await app.ask('client.open', { id: first })).journal;
    expect(back).toMatchObject({
      id: entry.id,
      removedAt: null,
      private: own,
      facts: { attachments: [attachmentOf(photo, { name: 'site.jpg', mediaType: 'image/jpeg' })] },
    });
    expect(readdirSync(join(app.folder, 'workspace', 'files'))).toContain(sha256Of(photo));
    await app.ask('backup.undo', { actionId });
    expect(await textsOf(first)).toEqual([]);
    expect((await app.ask('client.open', { id: first })).journal[0]?.facts.text).toBe('Wrong.');
  });

  it('that was forgotten for good comes back as an entry of its own, and the chain holds', async () => {
    const { app, first, entry, path, textsOf } = await backedUp();
    await app.ask('journal.remove', { clientId: first, entryId: entry.id });
    await app.ask('journal.forget', { clientId: first, entryIds: [entry.id] });
    await app.ask('backup.restore-entry', { path, clientId: first, entryId: entry.id });
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
    expect((await app.ask('backup.prove', null)).problems).toEqual([]);
  });
});

describe('A damaged backup', () => {
  it('says how much can still be read, and gives back what verifies; the rest stays as it is here', async () => {
    const { app, first, second, path, textsOf } = await backedUp();
    const bytes = readFileSync(path);
    // The journal of one client: a bit in the middle of its packed bytes.
    const name = `clients/${first}/journal.jsonl`;
    const at = bytes.indexOf(name) + name.length + 60;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
    const damaged = join(app.folder, 'good-terms-2026-01-01-000000.zip');
    writeFileSync(damaged, bytes);
    // Beside the damaged archive there are no attachments.
    await app.ask('journal.add', { clientId: second, facts: someFacts({ text: 'Later.' }), private: null });
    const looked = await app.ask('backup.inspect', { path: damaged });
    expect(looked.readable).toEqual({ entries: 1, of: 2 });
    expect(looked.problems.join()).toContain(name);
    expect(await app.refused('backup.restore', { path: damaged })).toMatchObject({ code: 'unreadable' });
    const restored = await app.ask('backup.restore', { path: damaged, partial: true });
    expect(restored.lost?.join('\n')).toContain(name);
    expect(await textsOf(second)).toEqual(['Brief came.']);
    // What was lost there is still here: the journal and the attachment.
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
    expect(readdirSync(join(app.folder, 'workspace', 'files'))).toContain(sha256Of(photo));
    await app.ask('backup.undo', { actionId: restored.actionId ?? '' });
    expect(await textsOf(second)).toEqual(['Brief came.', 'Later.']);
  });

  it('cut off in the middle still gives the records before the cut', async () => {
    const { app, first, second, path } = await backedUp();
    const bytes = readFileSync(path);
    const [one, other] = [first, second].sort();
    const cut = bytes.indexOf(`clients/${other}/journal.jsonl`) - 30;
    const damaged = join(app.folder, 'good-terms-2026-01-01-000000.zip');
    writeFileSync(damaged, bytes.subarray(0, cut));
    const empty = await start();
    const looked = await empty.ask('backup.inspect', { path: damaged });
    expect(looked.readable).toEqual({ entries: 1, of: null });
    const { lost } = await empty.ask('backup.restore', { path: damaged, partial: true });
    expect(lost?.join()).toContain('The list of files is gone');
    expect((await empty.ask('client.open', { id: one ?? '' })).journal).toHaveLength(1);
    expect((await empty.ask('client.open', { id: other ?? '' })).journal).toHaveLength(0);
  });

  it('of which nothing can be read changes nothing', async () => {
    const { app, first, textsOf } = await backedUp();
    const damaged = join(app.folder, 'good-terms-2026-01-01-000000.zip');
    writeFileSync(damaged, 'PK not a backup');
    expect(await app.refused('backup.restore', { path: damaged, partial: true })).toMatchObject({ code: 'unreadable' });
    expect(await textsOf(first)).toEqual(['Scope grew by a page.']);
  });
});
