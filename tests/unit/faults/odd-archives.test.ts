import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldEntries, inspectBackup, restoreBackup, verifyBackup } from '#main/backup/index.ts';
import { type BackedUp, backedUp, type Files, unzip, zip } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const root = 'good-terms-2026-03-04-170509';
let made: BackedUp;
let ids: readonly string[] = [];
let folder = '';

beforeAll(async () => {
  folder = temporaryFolder();
  made = await backedUp({ attachments: [Buffer.from('a contract')] });
  const { perClient } = await inspected(made.backup.path);
  ids = perClient.map(({ clientId }) => clientId);
});
afterAll(() => {
  rmSync(made.folder, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const inspected = async (path: string) => {
  const found = await inspectBackup(path, made.workspace);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

/** An archive of the backup's files after a change. */
const changed = async (name: string, change: (files: Files) => Files): Promise<string> => {
  const path = join(folder, name);
  await zip(path, change(await unzip(made.backup.path)));
  return path;
};

describe('A backup of a newer version', () => {
  it('verifies, says what it is, and is not restored: not whole, not in part, not one client of it', async () => {
    for (const name of ['workspace.json', `clients/${ids[0]}/client.json`]) {
      const other = await backedUp();
      const path = join(other.workspace, name);
      const { digest: _digest, ...document }: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));
      writeFileSync(path, JSON.stringify({ ...document, schemaVersion: 2, somethingNew: true }));
      const newer = await other.again(new Date(2026, 2, 5));
      expect(await verifyBackup(newer.path)).toMatchObject({ ok: true, value: { problems: [] } });
      expect(await inspected(newer.path)).toMatchObject({ newer: true, problems: [] });
      const before = filesBelow(made.workspace);
      const only = { clientId: ids[1] ?? '', missing: 'refuse' } as const;
      for (const wish of [{}, { partial: true }, { only }]) {
        const asked = { path: newer.path, toDir: made.workspace, before: made.backup, ...wish };
        expect(await restoreBackup(asked)).toMatchObject({
          ok: false,
          error: { code: 'read-only', message: expect.stringMatching(/newer version.*Nothing was changed\. Update/) },
        });
      }
      expect(filesBelow(made.workspace)).toEqual(before);
      rmSync(other.folder, { recursive: true, force: true });
    }
  });
});

describe('A damaged backup', () => {
  /** The archive cut off within its last client, so that its table of contents is gone. */
  const cutAt = (share: number): string => {
    const bytes = readFileSync(made.backup.path);
    const path = join(folder, `cut-${share}.zip`);
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length * share)));
    return path;
  };

  it('gives back one client that verifies, and leaves the others as they are', async () => {
    const [first = '', second = ''] = ids;
    const path = await changed('one-client.zip', (files) =>
      files.set(`${root}/data/clients/${second}/journal.jsonl`, Buffer.from('{"broken"')),
    );
    const toDir = join(folder, 'one-client');
    await restoreBackup({ path: made.backup.path, toDir, before: null });
    const whole = filesBelow(toDir);
    writeFileSync(join(toDir, 'clients', first, 'journal.jsonl'), '');
    writeFileSync(join(toDir, 'clients', second, 'journal.jsonl'), '');
    const only = { clientId: first, missing: 'refuse' } as const;
    const refused = await restoreBackup({ path, toDir, before: made.backup, only });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const restored = await restoreBackup({ path, toDir, before: made.backup, only, partial: true });
    expect(restored).toMatchObject({ ok: true, value: { clients: 1, lost: [] } });
    const after = filesBelow(toDir);
    expect(after.get(`clients/${first}/journal.jsonl`)).toBe(whole.get(`clients/${first}/journal.jsonl`));
    expect(after.get(`clients/${second}/journal.jsonl`)).toBe('');
    expect(after.get('workspace.json')).toBe(whole.get('workspace.json'));
  });

  it('of which nothing of a client is left restores nothing, and says so', async () => {
    const toDir = join(folder, 'nothing-left');
    await restoreBackup({ path: made.backup.path, toDir, before: null });
    const before = filesBelow(toDir);
    const path = await changed('nothing.zip', (files) => {
      for (const name of ['client.json', 'journal.jsonl', 'draft.json']) {
        files.delete(`${root}/data/clients/${ids[0]}/${name}`);
      }
      return files;
    });
    const only = { clientId: ids[0] ?? '', missing: 'refuse' } as const;
    expect(await restoreBackup({ path, toDir, before: made.backup, only, partial: true })).toMatchObject({
      ok: false,
      error: { code: 'not-found', message: expect.stringContaining('Nothing was changed') },
    });
    expect(filesBelow(toDir)).toEqual(before);
  });

  it('still gives single entries: all of a whole journal, and those before the damage of another', async () => {
    const [second = '', first = ''] = ids;
    const whole = await heldEntries(made.backup.path, second);
    const count = whole.ok ? whole.value.size : 0;
    expect(count).toBeGreaterThan(1);
    const name = `${root}/data/clients/${second}/journal.jsonl`;
    const path = await changed('half-journal.zip', (files) => {
      const text = files.get(name)?.toString() ?? '';
      return files.set(name, Buffer.from(`${text.slice(0, text.indexOf('\n') + 1)}{"seq":2,"prev":"`));
    });
    expect(await heldEntries(path, first)).toMatchObject({ ok: true });
    const half = await heldEntries(path, second);
    expect(half.ok && half.value.size).toBe(1);
    // The clients come first in an archive: with the end cut off their entries are still found.
    const cut = await heldEntries(cutAt(0.6), first);
    expect(cut.ok && cut.value.size).toBeGreaterThan(0);
    expect(await heldEntries(cutAt(0.02), first)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});
