import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Host } from '#main/app/host.ts';
import { emptyWorkspace, noChoices } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { eventually } from '../../builders/eventually.ts';
import { temporaryFolder } from '../../builders/host.ts';

const halfHour = 30 * 60 * 1000;
/** The first full check waits until the window has settled. */
const firstProof = 3 * 60 * 1000;

const running: TestApp[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.app.stop();
});

/** A clock that moves on by a minute whenever it is read, so that every backup has a name of its own. */
const movingClock = (): Host['clock'] => {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(Date.parse('2026-11-21T09:00:00.000Z') + minutes * 60_000);
  };
};

const start = async (folder = temporaryFolder()): Promise<TestApp> => {
  const one = await startApp({ kind: 'browser', clock: movingClock() }, folder);
  running.push(one);
  return one;
};

const backupsIn = (folder: string, name = 'backups'): number => {
  try {
    return readdirSync(join(folder, name)).filter((file) => file.endsWith('.zip')).length;
  } catch {
    return 0;
  }
};

const withClient = async (app: TestApp): Promise<string> => {
  const { document } = await app.ask('client.create', { name: 'Hollis & Wren' });
  await app.ask('journal.add', { clientId: document.id, facts: someFacts(), private: null });
  return document.id;
};

describe('a backup', () => {
  it('is made with one click, verified, listed, and shown as the last one', async () => {
    const app = await start();
    await withClient(app);
    const made = await app.ask('backup.make', null);
    expect(made).toMatchObject({ verified: true, clients: 1, entries: 1, invoices: 0 });
    expect(await app.ask('backup.list', null)).toEqual([
      { ...made, which: 'first', day: expect.stringMatching(/^2026-11-2\d$/), kept: 'verified' },
    ]);
    expect((await app.ask('app.state', null)).lastBackup).toEqual(made);
    expect(app.host.emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { lastBackup: made } });
    const contents = await app.ask('backup.inspect', { path: made.path });
    expect(contents).toMatchObject({
      problems: [],
      perClient: [{ name: 'Hollis & Wren', comparedWithNow: 'the same' }],
    });
  });

  it('is made at the end of the day when something changed, and only then', async () => {
    const first = await start();
    await withClient(first);
    await first.app.stop();
    expect(backupsIn(first.folder)).toBe(1);
    const second = await start(first.folder);
    expect((await second.ask('app.state', null)).lastBackup).toMatchObject({ entries: 1 });
    await second.app.stop();
    expect(backupsIn(first.folder)).toBe(1);
  });

  it('is made at most every half hour, and only while something changes', async () => {
    const app = await start();
    await app.ask('app.state', null);
    expect(app.scheduler.waiting()).toEqual([firstProof, halfHour]);
    app.scheduler.run();
    await eventually(() => expect(app.scheduler.waiting()).toEqual([halfHour, halfHour]));
    expect(backupsIn(app.folder)).toBe(0);
    await withClient(app);
    app.scheduler.run();
    await eventually(() => expect(app.scheduler.waiting()).toEqual([halfHour, halfHour]));
    expect(backupsIn(app.folder)).toBe(1);
    app.scheduler.run();
    await eventually(() => expect(app.scheduler.waiting()).toEqual([halfHour, halfHour]));
    expect(backupsIn(app.folder)).toBe(1);
  });

  it('that fails is told in one sentence, is tried again in five minutes, and the sentence goes when it works', async () => {
    const app = await start();
    await withClient(app);
    const away = join(app.folder, 'external-disk');
    await app.ask('workspace.save', {
      document: { ...emptyWorkspace(), settings: { ...emptyWorkspace().settings, backupFolder: away } },
    });
    app.scheduler.run();
    await eventually(() => expect(app.scheduler.waiting()).toEqual([5 * 60 * 1000, halfHour]));
    const { backupProblem, backupFolder } = await app.ask('app.state', null);
    expect(backupProblem).toContain('Your entries are safe here.');
    expect(backupFolder).toBe(away);
    mkdirSync(away);
    app.scheduler.run();
    await eventually(() => expect(app.scheduler.waiting()).toEqual([halfHour, halfHour]));
    expect(await app.ask('app.state', null)).toMatchObject({ backupProblem: null, lastBackup: { entries: 1 } });
    expect(backupsIn(app.folder, 'external-disk')).toBe(1);
  });

  it('of a session that ended in a crash is made up for by the next one', async () => {
    const first = await startApp({ kind: 'headless' });
    await withClient(first);
    await first.app.stop();
    expect(backupsIn(first.folder)).toBe(0);
    const second = await start(first.folder);
    await second.app.stop();
    expect(backupsIn(first.folder)).toBe(1);
  });

  it('of the sample stays with the sample', async () => {
    const app = await start();
    await app.ask('sample.open', null);
    expect(await app.ask('backup.make', null)).toMatchObject({ clients: 3, verified: true });
    await app.app.stop();
    expect(backupsIn(app.folder, 'sample-backups')).toBe(1);
    expect(backupsIn(app.folder)).toBe(0);
  });
});

describe('restoring', () => {
  it('brings a workspace back into an empty one, exactly', async () => {
    const first = await start();
    const id = await withClient(first);
    const { path } = await first.ask('backup.make', null);
    const before = await first.ask('client.open', { id });
    const second = await start();
    expect(await second.ask('backup.restore', { path })).toEqual({
      clients: 1,
      entries: 1,
      invoices: 0,
      before: null,
      problems: [],
    });
    expect(await second.ask('client.open', { id })).toEqual(before);
    const more = await second.ask('journal.add', { clientId: id, facts: someFacts(), private: null });
    expect(more.number).toBe(2);
  });

  it('backs up what is there first, and keeps this window’s lock', async () => {
    const app = await start();
    const id = await withClient(app);
    const { path } = await app.ask('backup.make', null);
    await app.ask('journal.add', { clientId: id, facts: someFacts({ text: 'later' }), private: null });
    const { before } = await app.ask('backup.restore', { path });
    expect(before).toMatchObject({ entries: 2, verified: true });
    expect((await app.ask('client.open', { id })).journal.length).toBe(1);
    expect(app.host.emitted.at(-1)).toMatchObject({ payload: { clients: [{ entryCount: 1 }] } });
    await expect(startApp({}, app.folder)).rejects.toThrow(/already open/);
    await app.ask('backup.restore', { path: before?.path ?? '' });
    expect((await app.ask('client.open', { id })).journal.length).toBe(2);
  });

  it('changes nothing when the backup is damaged or what is here could not be backed up first', async () => {
    const app = await start();
    const id = await withClient(app);
    const damaged = join(app.folder, 'good-terms-2026-01-01-000000.zip');
    writeFileSync(damaged, 'PK not a backup');
    expect(await app.refused('backup.restore', { path: damaged })).toMatchObject({ code: 'unreadable' });
    expect((await app.ask('client.open', { id })).journal.length).toBe(1);
    const { path } = await app.ask('backup.make', null);
    await app.ask('workspace.save', {
      document: {
        ...emptyWorkspace(),
        settings: { ...emptyWorkspace().settings, backupFolder: join(app.folder, 'missing') },
      },
    });
    expect((await app.refused('backup.restore', { path })).message).toMatch(/^Nothing was restored/);
    expect((await app.ask('journal.add', { clientId: id, facts: someFacts(), private: null })).number).toBe(2);
  });

  it('is not done while the sample is shown', async () => {
    const app = await start();
    await withClient(app);
    const { path } = await app.ask('backup.make', null);
    await app.ask('sample.open', null);
    expect(await app.refused('backup.restore', { path })).toMatchObject({ code: 'conflict' });
  });
});

describe('a client file that broke', () => {
  it('comes back from the newest backup, with a sentence that says from when', async () => {
    const first = await start();
    const id = await withClient(first);
    await first.app.stop();
    const file = join(first.folder, 'workspace', 'clients', id, 'client.json');
    writeFileSync(file, 'broken');
    const second = await start(first.folder);
    const state = await second.ask('app.state', null);
    expect(state.clients).toMatchObject([{ id, name: 'Hollis & Wren', entryCount: 1 }]);
    expect(state.problems[0]?.message).toMatch(/comes from the backup of 2026-11-21, \d\d:\d\d UTC/);
    rmSync(join(first.folder, 'backups'), { recursive: true });
  });
});

describe('a second place for backups', () => {
  const withSecond = async (app: TestApp, secondBackupFolder: string): Promise<void> => {
    const document = { ...emptyWorkspace(), settings: { ...emptyWorkspace().settings, secondBackupFolder } };
    await app.ask('workspace.save', { document });
  };

  it('gets every backup too; while it is away that is said calmly and the first one goes on alone', async () => {
    const app = await start();
    const stick = join(app.folder, 'stick');
    await withClient(app);
    await withSecond(app, stick);
    await app.ask('backup.make', null);
    expect(await app.ask('app.state', null)).toMatchObject({
      backupProblem: null,
      backupPlaces: [
        { which: 'first', state: 'ready' },
        { which: 'second', state: 'missing', madeAt: null },
      ],
    });
    expect(backupsIn(app.folder)).toBe(1);
    mkdirSync(stick);
    // Looking at the list notices that it is back, and brings it up to date without a new backup in the first place.
    await app.ask('backup.list', null);
    await eventually(() => expect(backupsIn(app.folder, 'stick')).toBe(1));
    expect(backupsIn(app.folder)).toBe(1);
    await eventually(async () =>
      expect((await app.ask('app.state', null)).backupPlaces[1]).toMatchObject({ state: 'ready', message: null }),
    );
    expect((await app.ask('backup.list', null)).map(({ which }) => which).sort()).toEqual(['first', 'second']);
  });

  it('keeps the records safe when the first one is gone', async () => {
    const app = await start();
    const stick = join(app.folder, 'stick');
    mkdirSync(stick);
    const id = await withClient(app);
    const document = emptyWorkspace();
    await app.ask('workspace.save', {
      document: {
        ...document,
        settings: { ...document.settings, backupFolder: join(app.folder, 'away'), secondBackupFolder: stick },
      },
    });
    await app.ask('journal.remove', {
      clientId: id,
      entryId: (await app.ask('client.open', { id })).journal[0]?.id ?? '',
    });
    const { journal } = await app.ask('client.open', { id });
    await app.ask('journal.forget', { clientId: id, entryIds: journal.map((entry) => entry.id) });
    expect(backupsIn(app.folder, 'stick')).toBe(1);
    expect((await app.ask('app.state', null)).backupProblem).toContain('Your entries are safe here.');
  });
});

describe('the full check of backups', () => {
  it('restores the newest one aside, opens it, compares it record by record, remembers the result and leaves nothing', async () => {
    const first = await start();
    const id = await withClient(first);
    await first.ask('journal.add', { clientId: id, facts: someFacts({ text: 'another' }), private: null });
    expect((await first.ask('app.state', null)).backupProof).toBeNull();
    first.scheduler.run();
    await eventually(async () =>
      expect((await first.ask('app.state', null)).backupProof).toMatchObject({
        clients: 1,
        entries: 2,
        invoices: 0,
        attachments: 0,
        problems: [],
      }),
    );
    expect(backupsIn(first.folder)).toBe(1);
    await first.app.stop();
    expect(readdirSync(first.folder).filter((name) => name.includes('-check-'))).toEqual([]);
    const second = await start(first.folder);
    expect((await second.ask('app.state', null)).backupProof).toMatchObject({ entries: 2 });
  });

  it('is done again after a week, and not before', async () => {
    let at = Date.parse('2026-11-01T09:00:00.000Z');
    const app = await startApp({ kind: 'browser', clock: () => new Date(at) });
    running.push(app);
    await withClient(app);
    const first = await app.ask('backup.prove', null);
    const proofAfter = async (days: number): Promise<string | undefined> => {
      at += days * 24 * 60 * 60 * 1000;
      app.scheduler.run();
      await eventually(() => expect(app.scheduler.waiting()).toEqual([halfHour, halfHour]));
      return (await app.ask('app.state', null)).backupProof?.at;
    };
    expect(await proofAfter(6)).toBe(first.at);
    expect(await proofAfter(1)).toBe(new Date(at).toISOString());
  });

  it('finds a backup that does not hold what is here, and says so without a word of the records', async () => {
    const app = await start();
    const id = await withClient(app);
    await app.ask('backup.prove', null);
    // A program that writes behind the app's back: no backup can come back as what the app has in memory.
    const file = join(app.folder, 'workspace', 'clients', id, 'client.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Hollis & Wren', 'Hollis & Sons'));
    await app.ask('journal.add', { clientId: id, facts: someFacts(), private: null });
    const { problems } = await app.ask('backup.prove', null);
    expect(problems).toEqual([`clients/${id}: the records came back differently.`]);
  });
});

describe('what can be taken back only with effort', () => {
  it('is preceded by a backup: an import too, which goes on where none can be made and says so', async () => {
    const app = await start();
    const id = await withClient(app);
    const path = join(app.folder, 'jrnl.json');
    writeFileSync(
      path,
      JSON.stringify({
        tags: {},
        entries: [{ title: 'Call', body: 'They rang.', date: '2026-03-02', time: '10:00', starred: false }],
      }),
    );
    const importing = async () => {
      const { fingerprint } = await app.ask('import.preview', { clientId: id, path, choices: noChoices });
      return app.ask('import.apply', { clientId: id, path, choices: noChoices, fingerprint });
    };
    const { actionId } = await importing();
    expect(backupsIn(app.folder)).toBe(1);
    await app.ask('import.undo', { actionId });
    const document = emptyWorkspace();
    const settings = { ...document.settings, backupFolder: join(app.folder, 'away') };
    await app.ask('workspace.save', { document: { ...document, settings } });
    const second = await importing();
    expect(second.problems.join()).toMatch(/^No backup could be made before this import\./);
  });
});

describe('a backup that is looked into', () => {
  it('says of each client what differs from now', async () => {
    const app = await start();
    const clientId = await withClient(app);
    const made = await app.ask('backup.make', null);
    await app.ask('journal.add', { clientId, facts: someFacts({ text: 'Later.' }), private: null });
    const { document } = await app.ask('client.open', { id: clientId });
    await app.ask('client.save', { document: { ...document, summary: 'Print and web' }, version: 0 });
    const { perClient } = await app.ask('backup.inspect', { path: made.path });
    expect(perClient).toMatchObject([
      {
        comparedWithNow: '1 entry fewer than now',
        changes: ['1\u00a0entry only here', 'Other details of the client are different here'],
      },
    ]);
  });
});

describe('an encrypted backup', () => {
  it('is made into the folder of exports, asked for its passphrase, looked into and restored', async () => {
    const app = await start();
    const clientId = await withClient(app);
    const passphrase = 'four calm words here';
    const made = await app.ask('backup.make-encrypted', { passphrase, folder: null });
    expect(made).toMatchObject({ sealed: true, verified: true, clients: 1, entries: 1 });
    expect(made.path.startsWith(app.host.paths.exports)).toBe(true);
    // It is no backup the app keeps up by itself.
    expect((await app.ask('app.state', null)).lastBackup).toBeNull();

    const { path } = made;
    expect(await app.refused('backup.inspect', { path })).toMatchObject({ code: 'invalid', field: 'passphrase' });
    const wrong = { path, passphrase: 'four other words' };
    expect(await app.refused('backup.restore', wrong)).toMatchObject({ field: 'passphrase' });
    const { entries } = await app.ask('client.open', { id: clientId }).then(({ journal }) => ({ entries: journal }));
    const entryId = entries[0]?.id ?? '';
    await app.ask('journal.remove', { clientId, entryId });
    const opened = { path, passphrase };
    expect(await app.ask('backup.inspect', opened)).toMatchObject({ problems: [], entries: 1 });
    expect(await app.ask('backup.verify', opened)).toEqual({ problems: [], known: [] });
    expect(await app.ask('backup.entries', { ...opened, clientId })).toMatchObject([{ entryId, state: 'in-trash' }]);
    const { actionId } = await app.ask('backup.restore-entry', { ...opened, clientId, entryId });
    await app.ask('backup.undo', { actionId });
    expect(await app.ask('backup.restore', opened)).toMatchObject({ clients: 1, entries: 1 });
    expect((await app.ask('client.open', { id: clientId })).journal[0]).toMatchObject({ removedAt: null });
  });

  it('in the folder of backups is listed, and never taken for the newest that opens by itself', async () => {
    const app = await start();
    await withClient(app);
    const plain = await app.ask('backup.make', null);
    const folder = join(app.folder, 'backups');
    const sealed = await app.ask('backup.make-encrypted', { passphrase: 'four calm words here', folder });
    const listed = await app.ask('backup.list', null);
    expect(listed).toMatchObject([
      { path: sealed.path, sealed: true, kept: null, entries: 0 },
      { path: plain.path, entries: 1 },
    ]);
    expect((await app.ask('app.state', null)).lastBackup?.path).toBe(plain.path);
  });
});

describe('a place for backups that is away', () => {
  const away = async (settings: 'backupFolder' | 'secondBackupFolder') => {
    const folder = temporaryFolder();
    const drive = join(folder, 'drive');
    const told: string[] = [];
    let now = new Date('2026-11-21T09:00:00.000Z');
    const one = await startApp(
      { kind: 'browser', clock: () => now, notify: ({ clientId, body }) => told.push(`${clientId}: ${body}`) },
      folder,
    );
    running.push(one);
    mkdirSync(drive);
    const { workspace } = await one.ask('app.state', null);
    const document = { ...workspace, settings: { ...workspace.settings, [settings]: drive } };
    await one.ask('workspace.save', { document });
    await withClient(one);
    await one.ask('backup.make', null);
    /** Days go by, and the app looks after its backups. */
    const daysLater = async (days: number): Promise<void> => {
      now = new Date(now.getTime() + days * 24 * 60 * 60_000);
      one.scheduler.run();
      await eventually(() => expect(one.scheduler.waiting()).toHaveLength(3));
    };
    return { one, drive, told, daysLater };
  };

  it('is told of outside of the window once for each absence: the first place at once', async () => {
    const { drive, told, daysLater } = await away('backupFolder');
    await daysLater(0.05);
    expect(told).toEqual([]);
    rmSync(drive, { recursive: true });
    await daysLater(0.05);
    await daysLater(0.05);
    await daysLater(5);
    expect(told).toEqual([
      expect.stringMatching(/^null: The backup folder cannot be reached\. Your entries are safe here/),
    ]);
    mkdirSync(drive);
    await daysLater(0.05);
    rmSync(drive, { recursive: true });
    await daysLater(0.05);
    expect(told).toHaveLength(2);
  });

  it('is told of when a reminder is due: the second place, which may be away now and then', async () => {
    const { drive, told, daysLater } = await away('secondBackupFolder');
    rmSync(drive, { recursive: true });
    await daysLater(7);
    expect(told).toEqual([]);
    await daysLater(8);
    await daysLater(1);
    expect(told).toEqual([expect.stringMatching(/^null: The second place for backups has been away/)]);
  });
});

describe('a clock that jumps', () => {
  it('neither stops backups nor lets any of them go too early', async () => {
    let now = new Date('2026-11-21T09:00:00.000Z');
    const app = await startApp({ kind: 'browser', clock: () => now });
    running.push(app);
    const clientId = await withClient(app);
    const turn = async (to: string): Promise<void> => {
      now = new Date(to);
      await app.ask('journal.add', { clientId, facts: someFacts({ text: `Written ${to}` }), private: null });
      const before = backupsIn(app.folder);
      app.scheduler.run();
      await eventually(() => expect(app.scheduler.waiting()).toHaveLength(2));
      expect(backupsIn(app.folder)).toBe(before + 1);
    };
    // Ten years ahead, back to the last century, and to the day it really is.
    await turn('2026-11-21T09:30:00.000Z');
    await turn('2036-11-21T10:00:00.000Z');
    await turn('1999-12-31T23:59:00.000Z');
    await turn('2026-11-21T10:30:00.000Z');
    await turn('2026-11-21T11:00:00.000Z');
    const listed = await app.ask('backup.list', null);
    expect(listed).toHaveLength(5);
    expect(listed.every(({ verified }) => verified)).toBe(true);
    // The one that holds most is there, and restores.
    const fullest = listed.find(({ entries }) => entries === 6);
    expect(fullest).toBeDefined();
    expect(await app.ask('backup.restore', { path: fullest?.path ?? '' })).toMatchObject({ entries: 6 });
    // The full check is neither done at every turn nor put off for years.
    expect((await app.ask('backup.prove', null)).problems).toEqual([]);
  });
});
