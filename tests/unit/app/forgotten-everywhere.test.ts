import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp, type TestApp } from '../../builders/app.ts';
import { failingDisk } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { filesOf, newFolder, openHere } from '../../builders/workspace.ts';

const start: typeof startApp = async (...given) => {
  const app = await startApp(...given);
  onTestFinished(() => app.app.stop());
  return app;
};

/** Words of the entry that is forgotten; each stands in one place only. */
const marker = (place: string): string => `xylophone weather ${place}`;
const places = ['first title', 'first text', 'first private', 'second text', 'second private', 'file name', 'alt text'];
const more = ['draft text', 'draft private', 'torn text'];

const workspaceOf = ({ folder }: TestApp): string => join(folder, 'workspace');

/** Files of a folder in whose bytes the words stand. */
const filesWith = (dir: string, words: string): string[] =>
  filesOf(dir).filter((path) => readFileSync(join(dir, path)).includes(words) || path.includes(words));

const written = (text: string, own: string, title = '', words = marker) => ({
  facts: someFacts({
    title,
    text,
    attachments: [
      {
        sha256: 'a'.repeat(64),
        name: `${words('file name')}.png`,
        size: 4,
        mediaType: 'image/png',
        alt: words('alt text'),
      },
    ],
  }),
  private: { text: own, mood: 1, energy: null },
});

/**
 * A workspace after two mishaps: a draft of the entry was damaged, and a line of it only half written. An entry of another
 * client met the same.
 */
const afterMishaps = async (): Promise<{
  app: TestApp;
  clientId: string;
  entryId: string;
  otherId: string;
  otherDraft: string;
}> => {
  const before = await startApp();
  const spoil = async (name: string, text: (place: string) => string): Promise<readonly [string, string]> => {
    const { document } = await before.ask('client.create', { name });
    const clientId = document.id;
    const first = written(text('first text'), text('first private'), text('first title'), text);
    const { id: entryId } = await before.ask('journal.add', { clientId, ...first });
    const second = written(text('second text'), text('second private'), '', text);
    await before.ask('journal.revise', { clientId, entryId, ...second });
    const draft = { entryId, ...written(text('draft text'), text('draft private'), '', text), changed: true };
    await before.ask('draft.save', { clientId, slot: entryId, draft });
    return [clientId, entryId];
  };
  const [clientId, entryId] = await spoil('Amber Lane', marker);
  const [otherId] = await spoil('Hollis & Wren', (place) => `umbrella ${place} of another`);
  await before.app.stop();
  for (const id of [clientId, otherId]) {
    const client = join(workspaceOf(before), 'clients', id);
    const draft = readFileSync(join(client, 'draft.json'), 'utf8');
    writeFileSync(join(client, 'draft.json'), draft.slice(0, -9));
    const line = readFileSync(join(client, 'journal.jsonl'), 'utf8').split('\n')[1] ?? '';
    const torn = line.replace('second text', 'torn text').slice(0, line.indexOf('"private"'));
    appendFileSync(join(client, 'journal.jsonl'), torn);
  }
  const app = await start({}, before.folder);
  const otherDraft = readdirSync(join(workspaceOf(app), 'quarantine')).find((name) =>
    name.startsWith(`${otherId}-draft`),
  );
  return { app, clientId, entryId, otherId, otherDraft: `quarantine/${otherDraft}` };
};

describe('An entry that is forgotten with the copies that hold it', () => {
  it('leaves no byte in the whole workspace folder, and every other copy', async () => {
    const { app, clientId, entryId, otherId, otherDraft } = await afterMishaps();
    const folder = workspaceOf(app);
    for (const place of [...places, ...more]) expect(filesWith(folder, marker(place)), place).not.toEqual([]);

    await app.ask('journal.remove', { clientId, entryId });
    const { copies } = await app.ask('journal.traces', { clientId, entryIds: [entryId] });
    expect(copies.map(({ what, clientId: whose }) => [what, whose]).sort()).toEqual([
      ['drafts', clientId],
      ['journal', clientId],
    ]);
    await app.ask('journal.forget', { clientId, entryIds: [entryId] });
    // Until the user says so, the copies stay.
    expect(filesWith(folder, marker('draft text'))).toEqual(
      copies.filter(({ what }) => what === 'drafts').map(({ path }) => path),
    );
    await app.ask('copies.remove', { paths: copies.map(({ path }) => path) });

    for (const place of [...places, ...more]) expect(filesWith(folder, marker(place)), place).toEqual([]);
    const left = await app.ask('copies.list', null);
    expect(left).toHaveLength(2);
    expect(left.map(({ path }) => path)).toContain(otherDraft);
    expect(filesWith(folder, 'umbrella draft text')).toEqual([`clients/${otherId}/draft.json`, otherDraft]);
  });

  it('is named in the backups that keep it: those made since it was written', async () => {
    const moments = ['2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z', '2026-11-21T12:00:00Z', '2026-11-21T13:00:00Z'];
    let now = moments[0] ?? '';
    const app = await start({ clock: () => new Date(now) });
    const { document } = await app.ask('client.create', { name: 'Amber Lane' });
    const clientId = document.id;
    await app.ask('backup.make', null);
    now = moments[1] ?? '';
    const { id } = await app.ask('journal.add', { clientId, ...written('words', 'own') });
    now = moments[2] ?? '';
    const { path } = await app.ask('backup.make', null);
    await app.ask('journal.remove', { clientId, entryId: id });
    now = moments[3] ?? '';
    const { backups, copies } = await app.ask('journal.traces', { clientId, entryIds: [id] });
    expect(backups).toEqual([{ path, madeAt: '2026-11-21T12:00:00.000Z' }]);
    expect(copies).toEqual([]);
  });

  it('is found in a copy with one damaged byte, and a short word finds nothing that is not its own', async () => {
    const { app, clientId, entryId } = await afterMishaps();
    const folder = join(workspaceOf(app), 'quarantine');
    const [draft = ''] = readdirSync(folder).filter((name) => name.startsWith(`${clientId}-draft`));
    const bytes = readFileSync(join(folder, draft));
    const spoiled = Buffer.from(
      bytes.toString('latin1').replaceAll(entryId, 'somebody-else').replace('xyl', 'x#l'),
      'latin1',
    );
    writeFileSync(join(folder, draft), spoiled);
    await app.ask('journal.remove', { clientId, entryId });
    const traces = await app.ask('journal.traces', { clientId, entryIds: [entryId] });
    expect(traces.copies.map(({ path }) => basename(path))).toContain(draft);
    const short = await app.ask('journal.add', {
      clientId,
      facts: someFacts({ title: 'a', text: 'text' }),
      private: null,
    });
    expect((await app.ask('journal.traces', { clientId, entryIds: [short.id] })).copies).toEqual([]);
  });
});

describe('Copies of damaged files', () => {
  it('are removed one by one, and nothing else ever is', async () => {
    const { app } = await afterMishaps();
    const before = filesOf(workspaceOf(app));
    const copies = await app.ask('copies.list', null);
    expect(copies).toHaveLength(4);
    await app.ask('copies.remove', {
      paths: [
        'workspace.json',
        'quarantine/../workspace.json',
        '../outside',
        'quarantine',
        'quarantine/',
        'quarantine/nobody',
      ],
    });
    expect(filesOf(workspaceOf(app))).toEqual(before);
    const [first] = copies;
    await app.ask('copies.remove', { paths: [first?.path ?? ''] });
    expect(await app.ask('copies.list', null)).toEqual(copies.slice(1));
  });

  it('that cannot be removed are said to be left', async () => {
    const { app } = await afterMishaps();
    await app.app.stop();
    const failing = failingDisk();
    const workspace = await openHere(workspaceOf(app), { disk: failing.disk });
    const [copy] = workspace.setAside.list();
    failing.refuse(['rmSync'], 'EPERM');
    expect(workspace.setAside.remove([copy?.path ?? ''])).toMatchObject({
      ok: false,
      error: { code: 'read-only', message: expect.stringMatching(/^Not every copy was removed: /) },
    });
    failing.refuse(['rmSync'], null);
    expect(workspace.setAside.list()).toHaveLength(4);
  });

  it('are none in a workspace that was never damaged', async () => {
    expect((await openHere(newFolder())).setAside.list()).toEqual([]);
  });
});
