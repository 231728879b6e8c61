import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEntry } from '#main/workspace/index.ts';
import { emptyWorkspace, newClient } from '#shared/model/index.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, filesOf, filledFolder, newFolder, noon, openHere } from '../../builders/workspace.ts';

describe('a workspace', () => {
  it('is plain files: one document for you, a folder per client, and nothing left over', async () => {
    const dir = newFolder();
    const workspace = await openHere(dir);
    const client = createHere(workspace);
    client.journal.append([addEntry('one', noon, { facts: someFacts(), private: null })]);
    expect(workspace.saveDocument({ ...emptyWorkspace(), fixedToday: '2026-11-21' }).ok).toBe(true);
    expect(client.save({ ...client.document(), summary: 'Print and web' }, 0)).toEqual({
      ok: true,
      value: { version: 1 },
    });
    await workspace.close();
    expect(filesOf(dir)).toEqual([
      `clients/${client.id}/client.json`,
      `clients/${client.id}/journal.jsonl`,
      'workspace.json',
    ]);
    expect(JSON.parse(readFileSync(join(dir, 'workspace.json'), 'utf8'))).toEqual({
      ...emptyWorkspace(),
      fixedToday: '2026-11-21',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const again = await openHere(dir);
    expect(again.clients().map((one) => one.document())).toEqual([
      { ...newClient(client.id, 'Hollis & Wren', noon), summary: 'Print and web' },
    ]);
    expect(again.problems).toEqual([]);
  });

  it('is not written to by opening and closing it', async () => {
    const { dir } = await filledFolder();
    const before = filesOf(dir).map((path) => [path, readFileSync(join(dir, path)), statSync(join(dir, path)).mtimeMs]);
    await (await openHere(dir)).close();
    expect(
      filesOf(dir).map((path) => [path, readFileSync(join(dir, path)), statSync(join(dir, path)).mtimeMs]),
    ).toEqual(before);
  });

  it('answers an older version of a client with a conflict and keeps what is there', async () => {
    const workspace = await openHere(newFolder());
    const client = createHere(workspace);
    client.save({ ...client.document(), summary: 'first' }, 0);
    expect(client.save({ ...client.document(), summary: 'second' }, 0)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(client.document().summary).toBe('first');
  });

  it('takes away what a crash in the middle of a save left behind', async () => {
    const { dir, file } = await filledFolder();
    writeFileSync(`${file}.tmp-1764000000abcdef`, '{"half');
    writeFileSync(`${file}.tmp-before`, readFileSync(file));
    const whole = readFileSync(file);
    await openHere(dir);
    expect(readFileSync(file)).toEqual(whole);
    expect(readdirSync(dirname(file)).sort()).toEqual(['client.json', 'journal.jsonl']);
  });

  it('brings the old document back when a crash cut the new one short', async () => {
    const { dir, file } = await filledFolder();
    const whole = readFileSync(file);
    writeFileSync(`${file}.tmp-before`, whole);
    writeFileSync(file, whole.subarray(0, 100));
    const workspace = await openHere(dir);
    expect(workspace.problems).toEqual([]);
    expect(readFileSync(file)).toEqual(whole);
  });
});
