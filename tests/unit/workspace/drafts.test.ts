import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryDraft } from '#shared/model/index.ts';
import { systemError } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { refusingStore } from '../../builders/store.ts';
import { filledFolder, openHere } from '../../builders/workspace.ts';

const draft = (text: string, changes: Partial<EntryDraft> = {}): EntryDraft => ({
  entryId: null,
  facts: someFacts({ text }),
  private: { text: `private ${text}`, mood: 2, energy: null },
  changed: true,
  ...changes,
});

const opened = async (dir: string, id: string) => {
  const workspace = await openHere(dir);
  const client = workspace.client(id);
  if (!client.ok) throw new Error(client.error.message);
  return { workspace, drafts: client.value.drafts, client: client.value };
};

describe('what you are writing', () => {
  it('is on the disk when it is answered, side by side for each entry, and gone when it is let go', async () => {
    const { dir, id, file } = await filledFolder();
    const { workspace, drafts } = await opened(dir, id);
    expect(drafts.all()).toEqual({});
    expect(drafts.keep('new', draft('a new one'))).toEqual({ ok: true, value: null });
    expect(drafts.keep('one', draft('an edited one', { entryId: 'one' })).ok).toBe(true);
    expect(drafts.keep('new', draft('a new one, longer')).ok).toBe(true);
    const kept = { new: draft('a new one, longer'), one: draft('an edited one', { entryId: 'one' }) };
    expect(JSON.parse(readFileSync(join(dirname(file), 'draft.json'), 'utf8')).drafts).toEqual(kept);
    await workspace.close();
    const again = await opened(dir, id);
    expect(again.drafts.all()).toEqual(kept);
    expect(again.drafts.keep('new', null).ok).toBe(true);
    expect(again.drafts.keep('one', null).ok).toBe(true);
    expect(again.drafts.keep('one', null).ok).toBe(true);
    expect(readdirSync(dirname(file)).sort()).toEqual(['client.json', 'journal.jsonl']);
  });

  it('is kept exactly, also where it is no entry yet', async () => {
    const { dir, id } = await filledFolder();
    const { workspace, drafts } = await opened(dir, id);
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 50 }), 40);
    for (const [index, text] of texts.entries()) {
      drafts.keep(
        `entry-${index}`,
        draft(text, { facts: someFacts({ text, title: 'x'.repeat(500), at: '', tags: [''] }) }),
      );
    }
    const before = drafts.all();
    await workspace.close();
    expect((await opened(dir, id)).drafts.all()).toEqual(before);
  });

  it('and cannot be read is set aside and named, and the entries are all there', async () => {
    const { dir, id, file } = await filledFolder();
    writeFileSync(join(dirname(file), 'draft.json'), '{"schemaVersion":1,"dra');
    const { workspace, drafts, client } = await opened(dir, id);
    const [copy = ''] = readdirSync(join(dir, 'quarantine'));
    expect(workspace.problems).toEqual([
      { clientId: id, clientName: 'Hollis & Wren', message: expect.stringContaining(`quarantine/${copy}`) },
    ]);
    expect(client.journal.entries.size).toBe(1);
    expect(drafts.all()).toEqual({});
    expect(drafts.keep('new', draft('again')).ok).toBe(true);
  });

  it('from a newer version is shown as far as it is known and not written over', async () => {
    const { dir, id, file } = await filledFolder();
    const path = join(dirname(file), 'draft.json');
    writeFileSync(path, JSON.stringify({ schemaVersion: 2, drafts: { new: { ...draft('newer'), weather: 'rain' } } }));
    const before = readFileSync(path);
    const { drafts } = await opened(dir, id);
    expect(drafts.all()).toEqual({ new: draft('newer') });
    expect(drafts.keep('new', null)).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readFileSync(path)).toEqual(before);
  });

  it('stays in the window and is said when the disk refuses', async () => {
    const { dir, id } = await filledFolder();
    const workspace = await openHere(dir, { Store: refusingStore(systemError('ENOSPC')) });
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.drafts.keep('new', draft('kept in the window'))).toMatchObject({
      ok: false,
      error: {
        code: 'storage',
        message:
          'What you are writing was not saved: the disk is full. It stays in this window. Free some space, then save again.',
      },
    });
  });
});
