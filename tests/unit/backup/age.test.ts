import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Decrypter } from 'age-encryption';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AgeKey, newHeader } from '#main/backup/age/header.ts';
import { opened, sealing } from '#main/backup/age/pieces.ts';
import {
  heldEntries,
  inspectBackup,
  listBackups,
  listSealed,
  makeBackup,
  restoreBackup,
  unseal,
  verifyBackup,
} from '#main/backup/index.ts';
import { isPartial, partialName } from '#main/backup/names.ts';
import type { BackupSummary } from '#shared/contract.ts';
import { type BackedUp, backedUp, unzip } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const passphrase = 'four calm words here';
const now = new Date(2026, 2, 4, 18, 0, 0);
const pieceLength = 64 * 1024;
const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'backup', 'made-by-age.zip.age');

let made: BackedUp;
let sealed: BackupSummary;
let key: AgeKey | null;
let out = '';

const keyTo = async (path: string): Promise<AgeKey | null> => {
  const found = await unseal(path, passphrase);
  if (!found.ok) throw new Error(found.error.message);
  return found.value;
};

beforeAll(async () => {
  out = temporaryFolder();
  made = await backedUp({ attachments: [randomBytes(200_000), Buffer.from('a contract')] });
  const options = {
    workspaceDir: made.workspace,
    toDir: made.backups,
    now,
    version: '0.1.0',
    reason: 'asked',
  } as const;
  const result = await makeBackup({ ...options, passphrase });
  if (!result.ok) throw new Error(result.error.message);
  sealed = result.value;
  key = await keyTo(sealed.path);
});
afterAll(() => {
  rmSync(made.folder, { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
});

/** A copy of the encrypted backup to be damaged. */
const copy = (name: string): string => {
  const path = join(out, name);
  copyFileSync(sealed.path, path);
  return path;
};

const flip = (path: string, at: number): void => {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
};

describe('An encrypted backup', () => {
  test('is one file with everything in it, of which nothing can be read without its passphrase', async () => {
    expect(sealed).toMatchObject({ sealed: true, verified: true, clients: 2, entries: 4, attachments: 2 });
    expect(sealed.path.endsWith('good-terms-2026-03-04-180000.zip.age')).toBe(true);
    expect(readdirSync(made.backups).sort()).toEqual([
      'good-terms-2026-03-04-170509.zip',
      'good-terms-2026-03-04-180000.zip.age',
    ]);
    const bytes = readFileSync(sealed.path);
    for (const words of ['workspace.json', 'clients/', 'bagit.txt', 'a contract', passphrase]) {
      expect(bytes.includes(words)).toBe(false);
    }
  });

  test('gives back every file, byte for byte, into a new folder', async () => {
    const toDir = join(out, 'restored');
    const restored = await restoreBackup({ path: sealed.path, key, toDir, before: null });
    expect(restored).toMatchObject({ ok: true, value: { clients: 2, entries: 4, problems: [] } });
    expect(filesBelow(toDir)).toEqual(filesBelow(made.workspace));
  });

  test('is looked into, entry by entry, as a plain one is', async () => {
    const inspected = await inspectBackup(sealed.path, made.workspace, key);
    expect(inspected).toMatchObject({ ok: true, value: { problems: [], entries: 4, readable: null } });
    const clientId = inspected.ok ? (inspected.value.perClient[0]?.clientId ?? '') : '';
    const held = await heldEntries(sealed.path, clientId, key);
    expect(held.ok && held.value.size).toBeGreaterThan(0);
  });

  test('is listed apart: it never stands for a backup that opens by itself', async () => {
    expect((await listBackups(made.backups)).map(({ path }) => path)).toEqual([made.backup.path]);
    expect(await listSealed(made.backups)).toMatchObject([{ path: sealed.path, verified: true, sealed: true }]);
  });

  test('opens with another implementation of age, and holds a plain archive', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    const plain = await decrypter.decrypt(new Uint8Array(readFileSync(sealed.path)));
    const path = join(out, 'by-library.zip');
    writeFileSync(path, plain);
    expect(await verifyBackup(path)).toMatchObject({ ok: true, value: { problems: [], known: [] } });
  });

  test('opens with the age tool itself, where it is there', async () => {
    // The tool asks at a terminal only; `script` is one.
    const [tool, terminal] = ['age', 'script'];
    if (spawnSync(tool, ['--version']).status !== 0 || spawnSync(terminal, ['--version']).status !== 0) return;
    const path = join(out, 'by-age.zip');
    spawnSync(terminal, ['-qec', `age -d -o '${path}' '${sealed.path}'`, '/dev/null'], { input: `${passphrase}\n` });
    const inside = (files: ReadonlyMap<string, Buffer>): readonly string[] =>
      [...files.keys()].filter((name) => name.includes('/data/')).map((name) => name.slice(name.indexOf('/data/')));
    expect(inside(await unzip(path))).toEqual(inside(await unzip(made.backup.path)));
  });

  test('made by the age tool out of a plain backup is verified and restored', async () => {
    expect(await unseal(fixture, 'not these words')).toMatchObject({ ok: false, error: { field: 'passphrase' } });
    const own = await keyTo(fixture);
    expect(await verifyBackup(fixture, own)).toMatchObject({
      ok: true,
      value: { problems: [], summary: { verified: true, clients: 2, entries: 4, invoices: 1, attachments: 1 } },
    });
    const toDir = join(out, 'from-age');
    expect(await restoreBackup({ path: fixture, key: own, toDir, before: null })).toMatchObject({ ok: true });
    expect([...filesBelow(toDir).keys()]).toContain('workspace.json');
  });

  test('half written never counts, and is gone after the next one', async () => {
    const name = partialName('good-terms-2026-03-04-180000.zip.age').replace(
      /-\d+-(\d+)\.partial$/,
      '-999999999-$1.partial',
    );
    expect(isPartial(name)).toBe(true);
    writeFileSync(join(made.backups, name), 'half');
    expect(await listSealed(made.backups)).toHaveLength(1);
    const again = await made.again(new Date(2026, 2, 4, 19, 0, 0));
    rmSync(again.path);
    expect(readdirSync(made.backups)).not.toContain(name);
  });
});

describe('What is wrong with an encrypted backup', () => {
  test('is said in a sentence: no passphrase, a wrong one, a damaged beginning, a key instead of a passphrase', async () => {
    expect(await unseal(sealed.path, null)).toMatchObject({
      ok: false,
      error: { code: 'invalid', field: 'passphrase', message: expect.stringContaining('encrypted') },
    });
    expect(await unseal(sealed.path, 'four other words here')).toMatchObject({
      ok: false,
      error: {
        code: 'invalid',
        field: 'passphrase',
        message: expect.stringMatching(/^That was not it\. Nothing is lost/),
      },
    });
    const headless = copy('headless.zip.age');
    flip(headless, 3);
    expect(await unseal(headless, passphrase)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const mac = copy('mac.zip.age');
    flip(mac, readFileSync(mac).indexOf('\n--- ') + 8);
    expect(await unseal(mac, passphrase)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    const other = join(out, 'for-a-key.zip.age');
    const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`;
    writeFileSync(other, `age-encryption.org/v1\n${stanza}${'x'.repeat(64)}`);
    expect(await unseal(other, passphrase)).toMatchObject({
      ok: false,
      error: { code: 'unreadable', message: expect.stringContaining('not with a passphrase') },
    });
    expect(await unseal(join(out, 'nowhere.zip.age'), passphrase)).toMatchObject({ error: { code: 'not-found' } });
  });

  test('is found wherever one bit differs, and what verifies is still restored', async () => {
    const { start } = key ?? { start: 0 };
    const path = copy('flipped.zip.age');
    // In the second piece, where the large attachment lies.
    flip(path, start + pieceLength + 1000);
    const verified = await verifyBackup(path, key);
    expect(verified.ok && verified.value.problems.join()).toMatch(/damaged and cannot be read to its end/);
    const toDir = join(out, 'partly');
    expect(await restoreBackup({ path, key, toDir, before: null })).toMatchObject({ ok: false });
    expect(await restoreBackup({ path, key, toDir, before: null, partial: true })).toMatchObject({
      ok: true,
      value: { clients: 2, entries: 4, lost: [expect.stringMatching(/^files\/.*damaged or missing/)] },
    });
  });

  test('is found wherever it was cut, also between two pieces', async () => {
    const size = readFileSync(sealed.path).length;
    const { start } = key ?? { start: 0 };
    for (const length of [
      size - 1,
      size - 17,
      start + 2 * (pieceLength + 16),
      start + pieceLength,
      start + 16,
      start,
    ]) {
      const path = copy('cut.zip.age');
      truncateSync(path, length);
      const verified = await verifyBackup(path, key);
      expect(verified.ok && verified.value.problems.join()).toMatch(
        /^The passphrase is right, but this file ends too early/,
      );
    }
    const path = copy('cut.zip.age');
    truncateSync(path, start + 3 * (pieceLength + 16));
    const toDir = join(out, 'cut');
    const restored = await restoreBackup({ path, key, toDir, before: null, partial: true });
    expect(restored).toMatchObject({ ok: true, value: { clients: 2, entries: 4 } });
  });
});

describe('The pieces of an encrypted file', () => {
  const seal = async (text: Buffer, own: Parameters<typeof sealing>[0]): Promise<Buffer> =>
    buffer(Readable.from([text]).pipe(sealing(own)));

  test('are those of the format: whatever its length, a text comes back with the library, and from any place', async () => {
    const own = await newHeader(passphrase);
    const lengths = [0, 1, pieceLength - 1, pieceLength, pieceLength + 1, 3 * pieceLength, 17 * pieceLength + 5];
    mkdirSync(join(out, 'pieces'));
    for (const length of lengths) {
      const text = randomBytes(length);
      const bytes = await seal(text, own);
      const path = join(out, 'pieces', String(length));
      writeFileSync(path, bytes);
      const read = opened(await open(path, 'r'), bytes.length, own);
      expect(read.size).toBe(length);
      await fc.assert(
        fc.asyncProperty(fc.nat(length + 10), fc.integer({ min: 1, max: 200_000 }), async (at, wanted) => {
          const into = Buffer.alloc(wanted);
          const count = await read.read(into, at);
          expect(count).toBe(Math.max(0, Math.min(wanted, length - at)));
          expect(into.subarray(0, count).equals(text.subarray(at, at + count))).toBe(true);
        }),
        { numRuns: 20 },
      );
      await read.close();
      if (length > pieceLength) continue;
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      expect(Buffer.from(await decrypter.decrypt(new Uint8Array(bytes))).equals(text)).toBe(true);
    }
  }, 120_000);

  test('never repeat, not even for the same text: neither within a file nor between two', async () => {
    const headers = await Promise.all([newHeader(passphrase), newHeader(passphrase), newHeader(passphrase)]);
    const seen = new Set<string>();
    for (const own of headers) {
      expect(seen.has(own.key.toString('hex'))).toBe(false);
      seen.add(own.key.toString('hex'));
      const bytes = (await seal(Buffer.alloc(4 * pieceLength), own)).subarray(own.start);
      for (let at = 0; at < bytes.length; at += pieceLength + 16) {
        const piece = bytes.toString('hex', at, at + pieceLength + 16);
        expect(seen.has(piece)).toBe(false);
        seen.add(piece);
      }
    }
  });

  test('put in another order, or taken from the end, are refused', async () => {
    const own = await newHeader(passphrase);
    const bytes = await seal(randomBytes(3 * pieceLength), own);
    const length = pieceLength + 16;
    const piece = (number: number): Buffer =>
      bytes.subarray(own.start + number * length, own.start + (number + 1) * length);
    const beginning = bytes.subarray(0, own.start);
    for (const order of [[1, 0, 2], [0, 1], [0, 2, 1], [2]]) {
      const path = join(out, 'order');
      const shuffled = Buffer.concat([beginning, ...order.map(piece)]);
      writeFileSync(path, shuffled);
      const read = opened(await open(path, 'r'), shuffled.length, own);
      await expect(read.read(Buffer.alloc(read.size), 0)).rejects.toThrow('damaged');
      await read.close();
    }
  });
});
