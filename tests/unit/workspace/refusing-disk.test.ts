import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import type { StoreClass, StoreOptions } from '#main/app/host.ts';
import { addEntry, openWorkspace } from '#main/workspace/index.ts';
import { emptyWorkspace } from '#shared/model/index.ts';
import { failingDisk, systemError } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, filesOf, filledFolder, newFolder, noon, openHere } from '../../builders/workspace.ts';

/** A store that goes wrong the way `fail` says, until `fail` is null. */
const storeThat = (fault: { fail: ((path: string) => void) | null }): StoreClass =>
  class {
    readonly path: string;
    readonly inner: Conf<Record<string, unknown>>;
    constructor(options: StoreOptions) {
      this.inner = new Conf(options);
      this.path = this.inner.path;
    }
    get store(): Record<string, unknown> {
      return this.inner.store;
    }
    set store(value: Record<string, unknown>) {
      if (fault.fail === null) this.inner.store = value;
      else {
        this.inner.store = value;
        fault.fail(this.path);
      }
    }
  };

describe('a disk that refuses a document', () => {
  const faults: readonly [string, string, (path: string) => void][] = [
    [
      'is full',
      'storage',
      () => {
        throw systemError('ENOSPC');
      },
    ],
    [
      'takes only a part without saying so',
      'storage',
      (path) => writeFileSync(path, readFileSync(path).subarray(0, 50)),
    ],
    [
      'does not allow writing',
      'read-only',
      () => {
        throw systemError('EPERM');
      },
    ],
    [
      'is gone',
      'storage',
      () => {
        throw systemError('ENOENT');
      },
    ],
  ];
  for (const [what, code, fail] of faults) {
    it(`because it ${what} keeps the old file, says so, and saving again works`, async () => {
      const dir = newFolder();
      const fault: { fail: ((path: string) => void) | null } = { fail: null };
      const workspace = await openHere(dir, { Store: storeThat(fault) });
      const client = createHere(workspace);
      const file = join(dir, 'clients', client.id, 'client.json');
      const before = readFileSync(file);
      fault.fail = fail;
      expect(client.save({ ...client.document(), summary: 'new' }, 0)).toMatchObject({
        ok: false,
        error: {
          code,
          message: expect.stringMatching(
            /^What you changed in Hollis & Wren was not saved: .*It stays in this window\./,
          ),
        },
      });
      expect(readFileSync(file)).toEqual(before);
      expect(readdirSync(dirname(file))).toEqual(['client.json']);
      expect([client.document().summary, client.version()]).toEqual(['', 0]);
      fault.fail = null;
      expect(client.save({ ...client.document(), summary: 'new' }, 0)).toEqual({ ok: true, value: { version: 1 } });
      expect(JSON.parse(readFileSync(file, 'utf8')).summary).toBe('new');
    });
  }

  it('because the folder was moved away writes nothing in its place, and saves once it is back', async () => {
    const dir = newFolder();
    const workspace = await openHere(dir);
    const client = createHere(workspace);
    renameSync(dir, `${dir}-moved`);
    const changed = { ...client.document(), summary: 'new' };
    for (const answer of [
      client.save(changed, 0),
      workspace.saveDocument(emptyWorkspace()),
      workspace.createClient('B'),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'storage', message: expect.stringMatching(/folder is not there/) },
      });
    }
    expect(existsSync(dir)).toBe(false);
    renameSync(`${dir}-moved`, dir);
    expect(client.save(changed, 0)).toEqual({ ok: true, value: { version: 1 } });
  });

  it('for a new client leaves no half client behind', async () => {
    const dir = newFolder();
    const fault: { fail: ((path: string) => void) | null } = {
      fail: () => {
        throw systemError('ENOSPC');
      },
    };
    const workspace = await openHere(dir, { Store: storeThat(fault) });
    expect(workspace.createClient('Hollis & Wren')).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(workspace.clients()).toEqual([]);
    expect(readdirSync(join(dir, 'clients'))).toEqual([]);
  });
});

describe('a folder that cannot be written to', () => {
  it('opens, shows everything and says why nothing can be saved', async () => {
    const { dir, id } = await filledFolder();
    const { disk } = failingDisk();
    const refused = (): never => {
      throw systemError('EROFS');
    };
    const readOnlyDisk = {
      ...disk,
      openSync: (path: string, flags: string, mode?: number) =>
        flags === 'r' ? disk.openSync(path, flags, mode) : refused(),
      mkdirSync: (path: string) => (path === dir ? undefined : refused()),
      renameSync: refused,
      rmSync: refused,
      copyFileSync: refused,
    };
    const before = filesOf(dir);
    const workspace = await openHere(dir, { disk: readOnlyDisk });
    expect(workspace.readOnly).toContain('cannot be written to');
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.journal.entries.size).toBe(1);
    for (const answer of [
      client.value.save(client.value.document(), 0),
      client.value.journal.append([addEntry('two', noon, { facts: someFacts(), private: null })]),
      workspace.saveDocument(emptyWorkspace()),
      workspace.createClient('New'),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'read-only' } });
    }
    await workspace.close();
    expect(filesOf(dir)).toEqual(before);
  });

  it('because the disk is full opens for reading', async () => {
    const { dir, id } = await filledFolder();
    const failing = failingDisk();
    failing.roomFor(0);
    const workspace = await openHere(dir, { disk: failing.disk });
    expect(workspace.readOnly).toMatch(/^The disk is full/);
    expect(workspace.client(id).ok).toBe(true);
    await workspace.close();
    failing.roomFor(null);
    expect((await openHere(dir, { disk: failing.disk })).readOnly).toBeNull();
  });

  it('because a file stands in its place is refused with a sentence', async () => {
    const dir = newFolder();
    mkdirSync(dirname(dir), { recursive: true });
    writeFileSync(dir, 'a file');
    expect(
      await openWorkspace({ folder: join(dir, 'workspace'), Store: Conf, clock: () => new Date(noon) }),
    ).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining('Nothing was changed') },
    });
  });
});
