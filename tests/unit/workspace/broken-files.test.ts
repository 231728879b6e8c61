import { readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyWorkspace } from '#shared/model/index.ts';
import { failingDisk, systemError } from '../../builders/disk.ts';
import { createHere, filledFolder, noon, openHere } from '../../builders/workspace.ts';

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
      const { dir, id, file } = await filledFolder();
      writeFileSync(file, damage(readFileSync(file)));
      const broken = readFileSync(file);
      const workspace = await openHere(dir);
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
      createHere(workspace, 'Another client');
      await workspace.close();
      expect(readFileSync(file)).toEqual(broken);
      await openHere(dir);
      expect(readdirSync(join(dir, 'quarantine'))).toEqual(copies);
    });
  }

  it('is still called by its name where the broken file tells it', async () => {
    const { dir, file } = await filledFolder();
    writeFileSync(file, readFileSync(file).subarray(0, 200));
    const workspace = await openHere(dir);
    expect(workspace.problems[0]).toMatchObject({ clientName: 'Hollis & Wren' });
    expect(workspace.problems[0]?.message).toContain('The file of Hollis & Wren could not be read.');
  });

  it('is recovered from the newest backup, which the sentence names, and the broken file stays', async () => {
    const { dir, id, file } = await filledFolder();
    const whole = readFileSync(file);
    writeFileSync(file, 'broken');
    const asked: string[] = [];
    const workspace = await openHere(dir, {
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
    await workspace.close();
    expect((await openHere(dir)).problems).toEqual([]);
  });

  it('and cannot be copied aside is not written over even after a recovery', async () => {
    const { dir, id, file } = await filledFolder();
    const whole = readFileSync(file);
    writeFileSync(file, 'broken');
    const { disk, refuse } = failingDisk();
    refuse(['mkdirSync'], null);
    const workspace = await openHere(dir, {
      disk: {
        ...disk,
        mkdirSync: (path, options) => {
          if (path.endsWith('quarantine')) throw systemError('ENOSPC');
          return disk.mkdirSync(path, options);
        },
      },
      recover: async () => ({ bytes: whole, madeAt: noon }),
    });
    const client = workspace.client(id);
    if (!client.ok) throw new Error(client.error.message);
    expect(client.value.save(client.value.document(), 0)).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readFileSync(file, 'utf8')).toBe('broken');
  });

  it('because it is missing beside a journal is a problem, not a lost client', async () => {
    const { dir, id, file } = await filledFolder();
    unlinkSync(file);
    const workspace = await openHere(dir);
    expect(workspace.client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(workspace.problems[0]?.message).toContain(`clients/${id}/client.json`);
  });

  it('because it names another client is not opened under that name', async () => {
    const { dir, id, file } = await filledFolder();
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(id, 'somebody-else'));
    expect((await openHere(dir)).client(id)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

describe('broken settings', () => {
  it('are set aside, the clients open, and saving new ones keeps the copy', async () => {
    const { dir } = await filledFolder();
    writeFileSync(join(dir, 'workspace.json'), '{"schemaVersion":1,');
    const workspace = await openHere(dir);
    expect(workspace.clients().length).toBe(1);
    expect(workspace.problems[0]?.message).toContain('workspace.json');
    expect(readFileSync(join(dir, 'workspace.json'), 'utf8')).toBe('{"schemaVersion":1,');
    expect(workspace.saveDocument(emptyWorkspace()).ok).toBe(true);
    const [copy = ''] = readdirSync(join(dir, 'quarantine'));
    expect(readFileSync(join(dir, 'quarantine', copy), 'utf8')).toBe('{"schemaVersion":1,');
  });
});
