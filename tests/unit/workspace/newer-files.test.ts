import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEntry } from '#main/workspace/index.ts';
import { sealedText } from '#main/workspace/sealed.ts';
import { emptyWorkspace } from '#shared/model/index.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, filesOf, filledFolder, noon, openHere } from '../../builders/workspace.ts';

describe('a file from a newer version', () => {
  const changed = (file: string, change: (document: Record<string, unknown>) => object): Buffer => {
    const { digest: _seal, ...document } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, sealedText({ ...change(document) }));
    return readFileSync(file);
  };

  for (const [what, change] of [
    ['a higher version number', (d: object) => ({ ...d, schemaVersion: 2 })],
    ['an unknown field', (d: object) => ({ ...d, mascot: 'heron' })],
    [
      'an unknown field deep inside',
      (d: object) => ({
        ...d,
        contacts: [
          { id: 'c1', name: 'Ana', role: '', kind: 'friend', email: '', phone: '', note: '', pronouns: 'she' },
        ],
      }),
    ],
  ] as const) {
    it(`with ${what} shows what it can and is never written to, nor is its journal`, async () => {
      const { dir, id, file } = await filledFolder();
      const before = changed(file, change);
      const journal = readFileSync(join(dirname(file), 'journal.jsonl'));
      const workspace = await openHere(dir);
      const client = workspace.client(id);
      if (!client.ok) throw new Error(client.error.message);
      expect(client.value.document().name).toBe('Hollis & Wren');
      expect(client.value.readOnly).toMatch(/newer version of Good Terms/);
      expect(workspace.problems[0]).toMatchObject({ clientId: id, clientName: 'Hollis & Wren' });
      expect(client.value.save(client.value.document(), 0)).toMatchObject({ ok: false, error: { code: 'read-only' } });
      expect(client.value.journal.append([addEntry('two', noon, { facts: someFacts(), private: null })])).toMatchObject(
        {
          ok: false,
          error: { code: 'read-only' },
        },
      );
      expect(createHere(workspace, 'Somebody new').readOnly).toBeNull();
      await workspace.close();
      expect(readFileSync(file)).toEqual(before);
      expect(readFileSync(join(dirname(file), 'journal.jsonl'))).toEqual(journal);
      expect(filesOf(dir).filter((path) => path.startsWith('quarantine'))).toEqual([]);
    });
  }

  it('that this version cannot show at all is left alone', async () => {
    const { dir, id, file } = await filledFolder();
    const before = changed(file, (d) => ({ ...d, schemaVersion: 7, contacts: 'elsewhere' }));
    const workspace = await openHere(dir);
    expect(workspace.client(id)).toMatchObject({
      ok: false,
      error: { code: 'unreadable', message: expect.stringContaining('newer version') },
    });
    await workspace.close();
    expect(readFileSync(file)).toEqual(before);
    expect(filesOf(dir).filter((path) => path.startsWith('quarantine'))).toEqual([]);
  });

  it('as the workspace document makes the whole workspace read-only', async () => {
    const { dir } = await filledFolder();
    writeFileSync(join(dir, 'workspace.json'), JSON.stringify({ ...emptyWorkspace(), schemaVersion: 3 }));
    const workspace = await openHere(dir);
    expect(workspace.readOnly).toMatch(/newer version/);
    expect(workspace.createClient('New')).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(workspace.saveDocument(emptyWorkspace())).toMatchObject({ ok: false, error: { code: 'read-only' } });
  });
});
