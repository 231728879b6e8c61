import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup, type Verified, verifyBackup } from '#main/backup/index.ts';
import { type BackedUp, backedUp, type Files, resealed, unzip, zip } from '../../builders/archives.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

let made: BackedUp;
let original: Buffer;
let altered: string;
const root = 'good-terms-2026-03-04-170509';
const journal = `${root}/data/clients/kaldvee/journal.jsonl`;

beforeAll(async () => {
  made = await backedUp({ attachments: [Buffer.from('a contract')] });
  original = readFileSync(made.backup.path);
  altered = join(made.folder, 'good-terms-2026-03-04-170510.zip');
});
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

const look = async (path: string): Promise<Verified> => {
  const verified = await verifyBackup(path);
  if (!verified.ok) throw new Error(verified.error.message);
  return verified.value;
};
const problemsOf = async (path: string): Promise<string> => (await look(path)).problems.join('\n');

/** The problems of the backup after somebody changed its files. */
const problemsAfter = async (change: (files: Files) => Files): Promise<string> => {
  await zip(altered, change(await unzip(made.backup.path)));
  return problemsOf(altered);
};
const without = (name: string) => (files: Files) => new Map([...files].filter(([other]) => other !== name));
const withText = (name: string, text: string) => (files: Files) => files.set(name, Buffer.from(text));

/** The archive with a name replaced where it stands before the file and in the table of contents. */
const renamed = (from: string, to: string): Buffer =>
  Buffer.from(original.toString('latin1').replaceAll(from, to.padEnd(from.length, 'x')), 'latin1');

describe('Verifying a backup', () => {
  test('finds nothing wrong with one that is as it was written, also packed anew by another tool', async () => {
    expect(await problemsOf(made.backup.path)).toBe('');
    expect(await problemsAfter((files) => files)).toBe('');
    expect(await problemsAfter((files) => new Map([...files].reverse()))).toBe('');
  });

  test('names files that are missing, added or altered', async () => {
    expect(await problemsAfter(without(journal))).toContain('clients/kaldvee/journal.jsonl is missing.');
    expect(await problemsAfter(withText(`${root}/data/note.txt`, 'hello'))).toContain('note.txt was added later');
    expect(await problemsAfter(withText('elsewhere/note.txt', 'hello'))).toContain(
      'elsewhere/note.txt does not belong to this backup.',
    );
    expect(await problemsAfter(withText(journal, ''))).toContain('clients/kaldvee/journal.jsonl was altered.');
  });

  test('names the lists that are missing, altered or wrong', async () => {
    for (const name of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(await problemsAfter(without(`${root}/${name}`))).toContain(`${name} is missing`);
    }
    expect(await problemsAfter(withText(`${root}/manifest-sha256.txt`, 'not a list\n'))).toMatch(
      /manifest-sha256\.txt: line 1 cannot be read\.[\s\S]*manifest-sha256\.txt was altered\.[\s\S]*was added later/,
    );
    const info = `${root}/bag-info.txt`;
    const moreEntries = (files: Files) =>
      resealed(files.set(info, Buffer.from(`${files.get(info)}`.replace('Entries: 4', 'Entries: 5'))));
    expect(await problemsAfter(moreEntries)).toBe('The backup says it holds 5 entries; 4 were found.');
  });

  test('names the first broken line of a journal whose change was covered up in the lists', async () => {
    const rewritten = (files: Files) =>
      resealed(files.set(journal, Buffer.from(`${files.get(journal)}`.replace('Scope grew', 'Scope held'))));
    expect(await problemsAfter(rewritten)).toMatch(/^clients\/kaldvee\/journal\.jsonl: line 2\. /);
  });

  test('names paths that lead out of the archive, links and names that are there twice, and restores none of them', async () => {
    const inside = `${root}/data/workspace.json`;
    const cases: readonly (readonly [Buffer, RegExp])[] = [
      [renamed(inside, '../../../../../../../../../tmp/out'), /outside the archive/],
      [renamed(inside, `${root}/../../../out`), /outside the archive/],
      [renamed(inside, '/tmp/out'), /outside the archive/],
      [renamed(inside, 'C:/out'), /outside the archive/],
      [renamed(inside, `${root}/data\\workspace.json`), /backslash/],
      [renamed(inside, `${root}/data//orkspace.json`), /empty part/],
      [renamed(inside, `${root}/data/\0orkspace.json`), /hidden character/],
    ];
    for (const [index, [bytes, expected]] of cases.entries()) {
      expect(bytes).toHaveLength(original.length);
      writeFileSync(altered, bytes);
      expect(await problemsOf(altered), String(index)).toMatch(expected);
      const toDir = join(made.folder, `into-${index}`);
      expect(await restoreBackup({ path: altered, toDir, before: null })).toMatchObject({ ok: false });
      expect(filesBelow(made.folder).size).toBe(filesBelow(made.workspace).size + 2);
    }
    const files = await unzip(made.backup.path);
    const link: [string, Buffer] = [`${root}/data/clients/link`, Buffer.from('/etc/passwd')];
    await zip(altered, [...files, ...files]);
    expect(await problemsOf(altered)).toContain(`${journal} is in the archive twice.`);
    await zip(altered, [...files, [journal.replace('kaldvee', 'KALDVEE'), Buffer.from('')]]);
    expect(await problemsOf(altered)).toContain('is in the archive twice.');
    await zip(altered, [link], 0o120777);
    expect(await problemsOf(altered)).toContain('is a link');
  });

  test('does not unpack a file that claims to be larger than it can be', async () => {
    const bytes = Buffer.from(original);
    // Uncompressed size of the first entry of the table of contents, at offset 24 of its record.
    const record = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(0xfffffff0, record + 24);
    writeFileSync(altered, bytes);
    expect(await problemsOf(altered)).toContain('claims more bytes than it can hold');
    const huge = await problemsAfter((files) => files.set(`${root}/data/zeros`, Buffer.alloc(32 * 1024 * 1024)));
    expect(huge).toContain('zeros was added later');
  });

  test('calls an archive that was cut off incomplete, wherever it was cut', async () => {
    const cuts = Array.from({ length: 60 }, (_, index) => Math.floor((index * original.length) / 60));
    for (const length of [...cuts, original.length - 1]) {
      writeFileSync(altered, original);
      truncateSync(altered, length);
      const verified = await look(altered);
      expect(verified.summary.verified, String(length)).toBe(false);
      expect(verified.problems.join(), String(length)).not.toBe('');
    }
  });

  test('finds every bit that flips in what is kept, and never breaks down', async () => {
    const dataEnd = original.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const files = await unzip(made.backup.path);
    const restored = join(made.folder, 'flipped');
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length * 8 - 1), async (bit) => {
        const bytes = Buffer.from(original);
        const at = Math.floor(bit / 8);
        bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit % 8)), at);
        writeFileSync(altered, bytes);
        const { problems } = await look(altered);
        if (problems.length > 0) return;
        // A bit that says nothing about the content, such as a file's time: what is restored is the same to the byte.
        expect(await unzip(altered)).toEqual(files);
        rmSync(restored, { recursive: true, force: true });
        await restoreBackup({ path: altered, toDir: restored, before: null });
        expect(filesBelow(restored)).toEqual(filesBelow(made.workspace));
      }),
      { numRuns: 250, examples: [[0], [dataEnd * 8], [original.length * 8 - 1]] },
    );
    rmSync(restored, { recursive: true, force: true });
  });

  test('never breaks down over bytes that are no backup at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), fc.boolean(), async (bytes, likeZip) => {
        writeFileSync(
          altered,
          likeZip ? Buffer.concat([original.subarray(0, 80), bytes, original.subarray(-120)]) : bytes,
        );
        expect((await look(altered)).summary.verified).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('says so when there is nothing to read', async () => {
    const folder = join(made.folder, 'a folder.zip');
    mkdirSync(folder);
    expect(await verifyBackup(join(made.folder, 'none.zip'))).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    expect(await verifyBackup(folder)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});
