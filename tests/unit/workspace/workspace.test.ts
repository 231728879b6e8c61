import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Conf from 'conf';
import { afterEach, describe, expect, it } from 'vitest';
import type { StoreClass, StoreOptions } from '#main/app/host.ts';
import { addEntry, openWorkspace, type Workspace, type WorkspaceOpening } from '#main/workspace/index.ts';
import { emptyWorkspace, newClient } from '#shared/model/index.ts';
import { failingDisk, systemError } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';

const now = '2026-11-21T12:00:00.000Z';
const folder = (): string => join(mkdtempSync(join(tmpdir(), 'good-terms-workspace-')), 'workspace');

const openOnes: Workspace[] = [];
afterEach(async () => {
  for (const one of openOnes.splice(0)) await one.close();
});

const open = async (dir: string, more: Partial<WorkspaceOpening> = {}): Promise<Workspace> => {
  const opened = await openWorkspace({ folder: dir, Store: Conf, clock: () => new Date(now), ...more });
  if (!opened.ok) throw new Error(opened.error.message);
  openOnes.push(opened.value);
  return opened.value;
};

const close = async (workspace: Workspace): Promise<void> => {
  openOnes.splice(openOnes.indexOf(workspace), 1);
  await workspace.close();
};

const create = (workspace: Workspace, name = 'Hollis & Wren') => {
  const client = workspace.createClient(name);
  if (!client.ok) throw new Error(client.error.message);
  return client.value;
};

/** A workspace with one client of one entry, closed. */
const filled = async () => {
  const dir = folder();
  const workspace = await open(dir);
  const client = create(workspace);
  client.journal.append([addEntry('one', now, { facts: someFacts(), private: null })]);
  await close(workspace);
  return { dir, id: client.id, file: join(dir, 'clients', client.id, 'client.json') };
};

const filesOf = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

describe('a workspace', () => {
  it('is plain files: one document for you, a folder per client, and nothing left over', async () => {
    const dir = folder();
    const workspace = await open(dir);
    const client = create(workspace);
    client.journal.append([addEntry('one', now, { facts: someFacts(), private: null })]);
    expect(workspace.saveDocument({ ...emptyWorkspace(), fixedToday: '2026-11-21' }).ok).toBe(true);
    expect(client.save({ ...client.document(), summary: 'Print and web' }, 0)).toEqual({
      ok: true,
      value: { version: 1 },
    });
    await close(workspace);
    expect(filesOf(dir)).toEqual([
      `clients/${client.id}/client.json`,
      `clients/${client.id}/journal.jsonl`,
      'workspace.json',
    ]);
    expect(JSON.parse(readFileSync(join(dir, 'workspace.json'), 'utf8'))).toEqual({
      ...emptyWorkspace(),
      fixedToday: '2026-11-21',
    });
    const again = await open(dir);
    expect(again.clients().map((one) => one.document())).toEqual([
      { ...newClient(client.id, 'Hollis & Wren', now), summary: 'Print and web' },
    ]);
    expect(again.problems).toEqual([]);
  });

  it('is not written to by opening and closing it', async () => {
    const { dir } = await filled();
    const before = filesOf(dir).map((path) => [path, readFileSync(join(dir, path)), statSync(join(dir, path)).mtimeMs]);
    await close(await open(dir));
    expect(
      filesOf(dir).map((path) => [path, readFileSync(join(dir, path)), statSync(join(dir, path)).mtimeMs]),
    ).toEqual(before);
  });

  it('answers an older version of a client with a conflict and keeps what is there', async () => {
    const workspace = await open(folder());
    const client = create(workspace);
    client.save({ ...client.document(), summary: 'first' }, 0);
    expect(client.save({ ...client.document(), summary: 'second' }, 0)).toMatchObject({
      ok: false,
      error: { code: 'conflict' },
    });
    expect(client.document().summary).toBe('first');
  });

  it('takes away what a crash in the middle of a save left behind', async () => {
    const { dir, file } = await filled();
    writeFileSync(`${file}.tmp-1764000000abcdef`, '{"half');
    writeFileSync(`${file}.tmp-before`, readFileSync(file));
    const whole = readFileSync(file);
    await open(dir);
    expect(readFileSync(file)).toEqual(whole);
    expect(readdirSync(dirname(file)).sort()).toEqual(['client.json', 'journal.jsonl']);
  });

  it('brings the old document back when a crash cut the new one short', async () => {
    const { dir, file } = await filled();
    const whole = readFileSync(file);
    writeFileSync(`${file}.tmp-before`, whole);
    writeFileSync(file, whole.subarray(0, 100));
    const workspace = await open(dir);
    expect(workspace.problems).toEqual([]);
    expect(readFileSync(file)).toEqual(whole);
  });
});

describe('a client file that cannot be read', () => {
  const damages: readonly [string, (whole: Buffer) => Buffer | string][] = [
    ['cut off', (whole) => whole.subarray(0, 200)],
    ['empty', () => ''],
    ['not a client', () => '{"schemaVersion":1}'],
    ['of no version', () => '[]'],
    ['full of zeros', (whole) => Buffer.alloc(whole.length)],
    ['not in UTF-8', (whole) => Buffer.from(whole.toString('latin1').replace('Hollis', 'Hol\xffis'), 'latin1')],
    [
      'holding an impossible value',
      (whole) => whole.toString('utf8').replace('"status": "active"', '"status": "gone"'),
    ],
  ];
  for (const [what, damage] of damages) {
    it(`because it is ${what} does not keep the app from opening, is copied, named and never written over`, async () => {
      const { dir, id, file } = await filled();
      writeFileSync(file, damage(readFileSync(file)));
      const broken = readFileSync(file);
      const workspace = await open(dir);
      expect(workspace.clients()).toEqual([]);
      expect(workspace.client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
      expect(workspace.problems).toEqual([
        {
          clientId: id,
          clientName: workspace.unreadable[0]?.name ?? null,
          message: expect.stringContaining('It was left as it is'),
        },
      ]);
      const copies = readdirSync(join(dir, 'quarantine'));
      expect(copies.length).toBe(1);
      expect(workspace.problems[0]?.message).toContain(copies[0]);
      expect(readFileSync(join(dir, 'quarantine', copies[0] ?? ''))).toEqual(broken);
      create(workspace, 'Another client');
      await close(workspace);
      expect(readFileSync(file)).toEqual(broken);
      await open(dir);
      expect(readdirSync(join(dir, 'quarantine'))).toEqual(copies);
    });
  }

  it('is still called by its name where the broken file tells it', async () => {
    const { dir, file } = await filled();
    writeFileSync(file, readFileSync(file).subarray(0, 200));
    const workspace = await open(dir);
    expect(workspace.problems[0]).toMatchObject({ clientName: 'Hollis & Wren' });
    expect(workspace.problems[0]?.message).toContain('The file of Hollis & Wren could not be read.');
  });

  it('is recovered from the newest backup, which the sentence names, and the broken file stays', async () => {
    const { dir, id, file } = await filled();
    const whole = readFileSync(file);
    writeFileSync(file, 'broken');
    const asked: string[] = [];
    const workspace = await open(dir, {
      recover: async (path, accept) => {
        asked.push(path);
        expect(accept(Buffer.from('broken'))).toBe(false);
        return accept(whole) ? { bytes: whole, madeAt: '2026-11-20T17:40:00.000Z' } : null;
      },
    });
    expect(asked).toEqual([`clients/${id}/client.json`]);
    expect(workspace.problems[0]?.message).toContain('comes from the backup of 2026-11-20, 17:40 UTC');
    expect(readFileSync(file, 'utf8')).toBe('broken');
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.journal.entries.size).toBe(1);
    expect(client.value.save({ ...client.value.document(), summary: 'again' }, 0).ok).toBe(true);
    const [copy = ''] = readdirSync(join(dir, 'quarantine'));
    expect(readFileSync(join(dir, 'quarantine', copy), 'utf8')).toBe('broken');
    await close(workspace);
    expect((await open(dir)).problems).toEqual([]);
  });

  it('and cannot be copied aside is not written over even after a recovery', async () => {
    const { dir, id, file } = await filled();
    const whole = readFileSync(file);
    writeFileSync(file, 'broken');
    const { disk, refuse } = failingDisk();
    refuse(['mkdirSync'], null);
    const workspace = await open(dir, {
      disk: {
        ...disk,
        mkdirSync: (path, options) => {
          if (path.endsWith('quarantine')) throw systemError('ENOSPC');
          return disk.mkdirSync(path, options);
        },
      },
      recover: async () => ({ bytes: whole, madeAt: now }),
    });
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.save(client.value.document(), 0)).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readFileSync(file, 'utf8')).toBe('broken');
  });

  it('because it is missing beside a journal is a problem, not a lost client', async () => {
    const { dir, id, file } = await filled();
    unlinkSync(file);
    const workspace = await open(dir);
    expect(workspace.client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(workspace.problems[0]?.message).toContain(`clients/${id}/client.json`);
  });

  it('because it names another client is not opened under that name', async () => {
    const { dir, id, file } = await filled();
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(id, 'somebody-else'));
    expect((await open(dir)).client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

describe('a file from a newer version', () => {
  const changed = (file: string, change: (document: Record<string, unknown>) => object): Buffer => {
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
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
      const { dir, id, file } = await filled();
      const before = changed(file, change);
      const journal = readFileSync(join(dirname(file), 'journal.jsonl'));
      const workspace = await open(dir);
      const client = workspace.client(id);
      if (!client.ok) throw new Error(client.error.message);
      expect(client.value.document().name).toBe('Hollis & Wren');
      expect(client.value.readOnly).toMatch(/newer version of Good Terms/);
      expect(workspace.problems[0]).toMatchObject({ clientId: id, clientName: 'Hollis & Wren' });
      expect(client.value.save(client.value.document(), 0)).toMatchObject({ ok: false, error: { code: 'read-only' } });
      expect(client.value.journal.append([addEntry('two', now, { facts: someFacts(), private: null })])).toMatchObject({
        ok: false,
        error: { code: 'read-only' },
      });
      expect(create(workspace, 'Somebody new').readOnly).toBeNull();
      await close(workspace);
      expect(readFileSync(file)).toEqual(before);
      expect(readFileSync(join(dirname(file), 'journal.jsonl'))).toEqual(journal);
      expect(filesOf(dir).filter((path) => path.startsWith('quarantine'))).toEqual([]);
    });
  }

  it('that this version cannot show at all is left alone', async () => {
    const { dir, id, file } = await filled();
    const before = changed(file, (d) => ({ ...d, schemaVersion: 7, contacts: 'elsewhere' }));
    const workspace = await open(dir);
    expect(workspace.client(id)).toMatchObject({
      ok: false,
      error: { code: 'unreadable', message: expect.stringContaining('newer version') },
    });
    await close(workspace);
    expect(readFileSync(file)).toEqual(before);
    expect(filesOf(dir).filter((path) => path.startsWith('quarantine'))).toEqual([]);
  });

  it('as the workspace document makes the whole workspace read-only', async () => {
    const { dir } = await filled();
    writeFileSync(join(dir, 'workspace.json'), JSON.stringify({ ...emptyWorkspace(), schemaVersion: 3 }));
    const workspace = await open(dir);
    expect(workspace.readOnly).toMatch(/newer version/);
    expect(workspace.createClient('New')).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(workspace.saveDocument(emptyWorkspace())).toMatchObject({ ok: false, error: { code: 'read-only' } });
  });
});

describe('broken settings', () => {
  it('are set aside, the clients open, and saving new ones keeps the copy', async () => {
    const { dir } = await filled();
    writeFileSync(join(dir, 'workspace.json'), '{"schemaVersion":1,');
    const workspace = await open(dir);
    expect(workspace.clients().length).toBe(1);
    expect(workspace.problems[0]?.message).toContain('workspace.json');
    expect(readFileSync(join(dir, 'workspace.json'), 'utf8')).toBe('{"schemaVersion":1,');
    expect(workspace.saveDocument(emptyWorkspace()).ok).toBe(true);
    const [copy = ''] = readdirSync(join(dir, 'quarantine'));
    expect(readFileSync(join(dir, 'quarantine', copy), 'utf8')).toBe('{"schemaVersion":1,');
  });
});

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
      const dir = folder();
      const fault: { fail: ((path: string) => void) | null } = { fail: null };
      const workspace = await open(dir, { Store: storeThat(fault) });
      const client = create(workspace);
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

  it('for a new client leaves no half client behind', async () => {
    const dir = folder();
    const fault: { fail: ((path: string) => void) | null } = {
      fail: () => {
        throw systemError('ENOSPC');
      },
    };
    const workspace = await open(dir, { Store: storeThat(fault) });
    expect(workspace.createClient('Hollis & Wren')).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(workspace.clients()).toEqual([]);
    expect(readdirSync(join(dir, 'clients'))).toEqual([]);
  });
});

describe('a folder that cannot be written to', () => {
  it('opens, shows everything and says why nothing can be saved', async () => {
    const { dir, id } = await filled();
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
    const workspace = await open(dir, { disk: readOnlyDisk });
    expect(workspace.readOnly).toContain('cannot be written to');
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.journal.entries.size).toBe(1);
    for (const answer of [
      client.value.save(client.value.document(), 0),
      client.value.journal.append([addEntry('two', now, { facts: someFacts(), private: null })]),
      workspace.saveDocument(emptyWorkspace()),
      workspace.createClient('New'),
    ]) {
      expect(answer).toMatchObject({ ok: false, error: { code: 'read-only' } });
    }
    await close(workspace);
    expect(filesOf(dir)).toEqual(before);
  });

  it('because the disk is full opens for reading', async () => {
    const { dir, id } = await filled();
    const failing = failingDisk();
    failing.roomFor(0);
    const workspace = await open(dir, { disk: failing.disk });
    expect(workspace.readOnly).toMatch(/^The disk is full/);
    expect(workspace.client(id).ok).toBe(true);
    await close(workspace);
    failing.roomFor(null);
    expect((await open(dir, { disk: failing.disk })).readOnly).toBeNull();
  });

  it('because a file stands in its place is refused with a sentence', async () => {
    const dir = folder();
    mkdirSync(dirname(dir), { recursive: true });
    writeFileSync(dir, 'a file');
    expect(
      await openWorkspace({ folder: join(dir, 'workspace'), Store: Conf, clock: () => new Date(now) }),
    ).toMatchObject({
      ok: false,
      error: { code: 'storage', message: expect.stringContaining('Nothing was changed') },
    });
  });
});
