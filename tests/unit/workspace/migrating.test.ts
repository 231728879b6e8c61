import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openWorkspace } from '#main/workspace/index.ts';
import { ageOf, type Migration, readClientDocument } from '#main/workspace/migrate.ts';
import { fail, ok } from '#main/workspace/result.ts';
import { sealedText } from '#main/workspace/sealed.ts';
import { currentVersion, newClient } from '#shared/model/index.ts';
import { filledFolder, noon, openHere } from '../../builders/workspace.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const as = (version: number) => z.looseObject({ schemaVersion: z.literal(version) });
const raise = (from: number) => ({
  schema: as(from),
  up: (document: object) => ({ ...document, schemaVersion: from + 1 }),
});

/** Versions before the first one, made up here: -1 called the client's name "title". */
const steps: readonly Migration[] = [
  {
    from: -1,
    client: {
      schema: as(-1).extend({ title: z.string() }),
      up: (old) => {
        const { title: name, ...rest } = z.looseObject({ title: z.string() }).parse(old);
        return { ...rest, name, schemaVersion: 0 };
      },
    },
    draft: raise(-1),
    workspace: raise(-1),
  },
  { from: 0, client: raise(0), draft: raise(0), workspace: raise(0) },
];

const current = newClient('cli-hollis', 'Hollis & Wren', noon);
const { name, ...withoutName } = current;
const oldest = Object.freeze({ ...withoutName, title: name, schemaVersion: -1 });

/** A closed workspace whose client file is one of version -1. */
const oldFolder = async () => {
  const filled = await filledFolder();
  const { digest: _seal, name: title, ...rest } = JSON.parse(readFileSync(filled.file, 'utf8'));
  writeFileSync(filled.file, sealedText({ ...rest, title, schemaVersion: -1 }));
  return filled;
};

describe('the version of a document', () => {
  it('is told by its number alone', () => {
    expect(ageOf({ schemaVersion: currentVersion })).toBe('current');
    expect(ageOf({ schemaVersion: currentVersion + 1 })).toBe('newer');
    expect([ageOf({ schemaVersion: 0 }), ageOf({ schemaVersion: 0 }, steps)]).toEqual(['unreadable', 'older']);
    for (const broken of [null, 7, 'text', [], {}, { schemaVersion: 1.5 }, { schemaVersion: '1' }]) {
      expect(ageOf(broken, steps)).toBe('unreadable');
    }
  });

  it('is raised step by step, each read with its own frozen form, and the old document is not touched', () => {
    expect(readClientDocument(oldest, steps)).toEqual({ state: 'current', value: current, migrated: true });
    expect(readClientDocument({ ...current, schemaVersion: 0 }, steps)).toMatchObject({
      migrated: true,
      value: current,
    });
    expect(readClientDocument(current, steps)).toEqual({ state: 'current', value: current, migrated: false });
  });

  it('does not make a broken document of an older version readable', () => {
    expect(readClientDocument({ ...oldest, title: 7 }, steps)).toMatchObject({ state: 'unreadable', migrated: false });
    expect(readClientDocument({ ...oldest, status: 'gone' }, steps)).toMatchObject({ state: 'unreadable' });
  });
});

describe('a workspace of an older version', () => {
  it('is written anew only after a backup of what was there, and from then on is one of this version', async () => {
    const { dir, id, file } = await oldFolder();
    const before = filesBelow(dir);
    const backups: unknown[] = [];
    const workspace = await openHere(dir, {
      migrations: steps,
      beforeMigrating: async () => {
        backups.push(filesBelow(dir));
        return ok(null);
      },
    });
    expect(backups.length).toBe(1);
    const { 'workspace.lock': _lock, ...backed } = Object.fromEntries(backups[0] as typeof before);
    expect(backed).toEqual(Object.fromEntries(before));
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.document().name).toBe('Hollis & Wren');
    expect(client.value.journal.entries.size).toBe(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ schemaVersion: 1, name: 'Hollis & Wren' });
    await workspace.close();
    const again = await openHere(dir, { beforeMigrating: async () => fail('internal', 'Asked a second time.') });
    expect([again.problems, again.readOnly]).toEqual([[], null]);
  });

  it('is only read when no backup can be made, and says so', async () => {
    const { dir, id } = await oldFolder();
    const before = filesBelow(dir);
    const workspace = await openHere(dir, {
      migrations: steps,
      beforeMigrating: async () => fail('storage', 'The backup folder cannot be reached.'),
    });
    expect(workspace.readOnly).toMatch(/older version of Good Terms.*The backup folder cannot be reached\.$/);
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.document().name).toBe('Hollis & Wren');
    expect(client.value.save(client.value.document(), 0)).toMatchObject({ ok: false, error: { code: 'read-only' } });
    await workspace.close();
    expect(filesBelow(dir)).toEqual(before);
  });

  it('that this build has no way from is left as it is', async () => {
    const { dir, id, file } = await oldFolder();
    const before = readFileSync(file);
    const opened = await openWorkspace({ folder: dir, Store: Conf, clock: () => new Date(noon) });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    await opened.value.close();
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(join(dir, 'quarantine')).length).toBe(1);
  });
});
