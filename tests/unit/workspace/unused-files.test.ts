import { appendFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEntry, cleanUnused, removeEntry, reviseEntry, type Workspace } from '#main/workspace/index.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, newFolder, noon, openHere } from '../../builders/workspace.ts';

const at = (days: number): Date => new Date(Date.parse(noon) + days * 24 * 60 * 60 * 1000);

const keep = async (workspace: Workspace, text: string): Promise<string> => {
  const source = async function* () {
    yield Buffer.from(text);
  };
  const kept = await workspace.files.add('file.txt', source());
  if (!kept.ok) throw new Error(kept.error.message);
  return kept.value.sha256;
};

const clean = (workspace: Workspace, days: number, inUse: readonly string[] = []): Promise<readonly string[]> =>
  cleanUnused(workspace.folder, workspace.files, new Set(inUse), at(days));

const start = async () => {
  const dir = newFolder();
  const workspace = await openHere(dir);
  const sha256 = await keep(workspace, 'a contract');
  return { dir, workspace, sha256, client: createHere(workspace), path: join(dir, 'files', sha256) };
};

describe('A file that nothing refers to', () => {
  test('stays for 30 days and is then removed', async () => {
    const { workspace, sha256, path } = await start();
    expect(await clean(workspace, 0)).toEqual([]);
    expect(await clean(workspace, 29)).toEqual([]);
    expect(existsSync(path)).toBe(true);
    expect(await clean(workspace, 30)).toEqual([sha256]);
    expect(existsSync(path)).toBe(false);
    expect(await clean(workspace, 31)).toEqual([]);
  });

  test('stays 30 days longer after it was used once more', async () => {
    const { workspace, sha256 } = await start();
    await clean(workspace, 0);
    await clean(workspace, 20, [sha256]);
    expect(await clean(workspace, 40)).toEqual([]);
    expect(await clean(workspace, 70)).toEqual([sha256]);
  });

  test('is not removed early by a clock that was set back, or by a note that cannot be read', async () => {
    const { dir, workspace } = await start();
    await clean(workspace, 0);
    expect(await clean(workspace, -365)).toEqual([]);
    expect(await clean(workspace, -340)).toEqual([]);
    writeFileSync(join(dir, 'files', '.unused.json'), '{"torn');
    expect(await clean(workspace, 400)).toEqual([]);
  });
});

describe('A file stays as long as anything refers to it', () => {
  const entry = (sha256: string) =>
    addEntry('one', noon, {
      facts: someFacts({ attachments: [{ ...attachmentOf(Buffer.from('a contract')), sha256 }] }),
      private: null,
    });
  const bare = { facts: someFacts(), private: null };

  test('an entry in the trash, and an earlier version of one', async () => {
    const { workspace, sha256, client } = await start();
    client.journal.append([entry(sha256), reviseEntry('one', noon, bare), removeEntry('one', noon)]);
    await clean(workspace, 0);
    expect(await clean(workspace, 400)).toEqual([]);
  });

  test('a draft, a line that cannot be read any more, a copy in the quarantine', async () => {
    for (const name of ['clients/one/drafts.json', 'clients/one/journal.jsonl', 'quarantine/x-journal.jsonl-1']) {
      const { dir, workspace, sha256 } = await start();
      mkdirSync(join(dir, name, '..'), { recursive: true });
      appendFileSync(join(dir, name), `{"torn": "${sha256}`);
      await clean(workspace, 0);
      expect(await clean(workspace, 400)).toEqual([]);
    }
  });

  test('wherever in a large file its digest stands', async () => {
    const { dir, workspace, sha256 } = await start();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1_048_400, max: 1_048_700 }),
        fc.constantFrom('', 'a', '"', 'ü'),
        async (offset, edge) => {
          writeFileSync(join(dir, 'notes.json'), `${'.'.repeat(offset)}${edge}${sha256}${edge}`);
          await clean(workspace, 0);
          expect(await clean(workspace, 400)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
    writeFileSync(join(dir, 'notes.json'), `${'.'.repeat(1_048_560)}${sha256.slice(1)}`);
    await clean(workspace, 400);
    expect(await clean(workspace, 430)).toEqual([sha256]);
  });

  test('and while a part of the workspace lies where it is not looked for, so that nobody knows', async () => {
    const { dir, workspace, path } = await start();
    await clean(workspace, 0);
    symlinkSync(newFolder(), join(dir, 'clients', 'two'));
    await expect(clean(workspace, 400)).rejects.toThrow('clients');
    expect(existsSync(path)).toBe(true);
  });

  test('which is told apart from what is unused, file by file', async () => {
    const { dir, workspace, sha256, client } = await start();
    const unused = await keep(workspace, 'a draft nobody saved');
    client.journal.append([entry(sha256)]);
    await clean(workspace, 0);
    expect(Object.keys(JSON.parse(readFileSync(join(dir, 'files', '.unused.json'), 'utf8')))).toEqual([unused]);
    expect(await clean(workspace, 30, [sha256])).toEqual([unused]);
    expect((await workspace.files.list()).map((file) => file.sha256)).toEqual([sha256Of(Buffer.from('a contract'))]);
  });
});
