import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { filesBelow } from '#main/pack/folder/sources.ts';
import { checkPackAt } from '#main/pack/folder/verify.ts';
import { makePack } from '#main/pack/index.ts';
import { journalAsOf, type PackRecord } from '#shared/pack/index.ts';
import { temporaryFolder } from '../builders/host.ts';
import { writtenJournal } from '../builders/pack-chain.ts';
import { keepRecords, someExhibits } from '../builders/pack-kept.ts';
import { aruRecord, fontsDir, sampleRecord } from '../builders/pack-record.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Aru Studio with a real chain behind its entries. */
const chained = async (): Promise<PackRecord> => {
  const record = await aruRecord();
  const revisions = writtenJournal(record.journal);
  return { ...record, ...journalAsOf(revisions, { asOf: record.asOf, brokenAt: null }) };
};

const attachmentsOf = async (bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> => {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const found = (await pdf.getAttachments()) ?? new Map();
  const files: (readonly [string, Buffer])[] = [];
  for (const [id, { filename }] of found) {
    const content: unknown = await pdf.getAttachmentContent(id);
    files.push([filename, Buffer.from(content instanceof Uint8Array ? content : [])]);
  }
  await loading.destroy();
  return new Map(files);
};

describe('the folder of the records edition', () => {
  let record: PackRecord;
  let folder: string;
  let seal: string;
  let pdf: Uint8Array;
  beforeAll(async () => {
    record = await chained();
    const { kept, made } = await keepRecords(record, { exhibits: someExhibits() });
    if (!kept.ok || kept.value.folder === null) throw new Error('not kept');
    folder = kept.value.folder;
    seal = kept.value.seal ?? '';
    pdf = made.bytes;
  });

  test('holds the PDF, the originals, the data and the texts, and nothing else', async () => {
    expect(basename(folder)).toBe('MY RECORDS - Kaldvee Ceramics OÜ - 2026-06-19');
    expect(await filesBelow(folder)).toEqual([
      'README.txt',
      'data/clauses.csv',
      'data/handover.csv',
      'data/invoices.csv',
      'data/journal.csv',
      'data/materials.csv',
      'data/pack.json',
      'data/payments.csv',
      'data/statement.csv',
      'exhibits/A-agreement 2024-09-02.pdf',
      'exhibits/B-Töö-üle antud.eml',
      'manifest-sha256.txt',
      'pack-info.txt',
      'pack.pdf',
    ]);
    expect(readdirSync(dirname(folder))).toEqual([basename(folder)]);
    expect(readFileSync(join(folder, 'pack.pdf')).equals(Buffer.from(pdf))).toBe(true);
    expect(readFileSync(join(folder, 'exhibits/A-agreement 2024-09-02.pdf'), 'utf8')).toBe('%PDF-1.4 signed');
  });

  test('lists every file in the manifest in the order of its bytes, and the seal is the digest of the manifest', async () => {
    const manifest = readFileSync(join(folder, 'manifest-sha256.txt'));
    const lines = manifest.toString('utf8').trimEnd().split('\n');
    const paths = lines.map((line) => line.slice(66));
    expect(paths).toEqual(
      (await filesBelow(folder))
        .filter((name) => name !== 'manifest-sha256.txt')
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    );
    for (const line of lines)
      expect(line).toBe(`${sha256(readFileSync(join(folder, line.slice(66))))}  ${line.slice(66)}`);
    expect(sha256(manifest)).toBe(seal);
  });

  test('is accepted by the checker of the system, and refused after one changed byte', () => {
    const tool = (['sha256sum', 'shasum'] as const).find((name) => spawnSync(name, ['--version']).status === 0);
    if (tool === undefined) return;
    const args = tool === 'shasum' ? ['-a', '256', '-c'] : ['-c'];
    expect(execFileSync(tool, [...args, 'manifest-sha256.txt'], { cwd: folder, encoding: 'utf8' })).toContain(
      'pack.pdf: OK',
    );
    const csv = join(folder, 'data/invoices.csv');
    const before = readFileSync(csv);
    writeFileSync(csv, before.toString('utf8').replace('2026-005', '2026-006'));
    expect(spawnSync(tool, [...args, 'manifest-sha256.txt'], { cwd: folder }).status).not.toBe(0);
    writeFileSync(csv, before);
  });

  test('verifies, and every file that changed, is missing or was added is named', async () => {
    expect(await checkPackAt(folder)).toMatchObject({
      problems: [],
      good: ['All 13 files match.', `Journal chain: ${record.journal.length} entries, unbroken.`],
      seal,
    });
    const [info, extra, exhibit] = ['pack-info.txt', 'notes.txt', 'exhibits/A-agreement 2024-09-02.pdf'];
    const kept = readFileSync(join(folder, info));
    writeFileSync(join(folder, info), kept.toString('utf8').replace('A4', 'A5'));
    writeFileSync(join(folder, extra), 'x');
    writeFileSync(join(folder, '.hidden'), 'x');
    renameSync(join(folder, exhibit), `${folder}.aside`);
    expect((await checkPackAt(folder)).problems).toEqual([
      `${exhibit} is missing.`,
      `${info} has changed since this pack was made.`,
      '.hidden is not part of this pack.',
      `${extra} is not part of this pack.`,
    ]);
    // A link is not the file that was kept, even while it points to the same bytes.
    symlinkSync(`${folder}.aside`, join(folder, exhibit));
    expect((await checkPackAt(folder)).problems).toContain(`${exhibit} has changed since this pack was made.`);
    rmSync(join(folder, exhibit));
    renameSync(`${folder}.aside`, join(folder, exhibit));
    writeFileSync(join(folder, info), kept);
    rmSync(join(folder, extra));
    rmSync(join(folder, '.hidden'));
    expect((await checkPackAt(folder)).problems).toEqual([]);
  });

  test('says at which entry the chain of the journal is broken, also when all hashes of files were counted anew', async () => {
    const path = join(folder, 'data/pack.json');
    const before = readFileSync(path, 'utf8');
    const json = JSON.parse(before);
    json.chain.lines[4].factsDigest = '0'.repeat(64);
    const after = `${JSON.stringify(json)}\n`;
    writeFileSync(path, after);
    const manifest = join(folder, 'manifest-sha256.txt');
    const listed = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, listed.replace(sha256(Buffer.from(before)), sha256(Buffer.from(after))));
    const { problems, seal: other } = await checkPackAt(folder);
    expect(problems).toEqual(['Journal chain: broken at entry 5.']);
    expect(other).not.toBe(seal);
    writeFileSync(path, before);
    writeFileSync(manifest, listed);
  });

  test('holds tables a spreadsheet reads, with amounts of their currency and dates', () => {
    const csv = readFileSync(join(folder, 'data/statement.csv'), 'utf8');
    expect(csv.startsWith('\ufeffinvoice,for,issued,due,currency,amount,')).toBe(true);
    expect(csv).toContain('2026-005,');
    expect(csv).toMatch(/,2026-04-14,EUR,4774\.00,-2946\.40,66,1827\.60,/);
    expect(csv.split('\r\n').at(-1)).toBe('');
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('holds the same facts as JSON in the form of RFC 8785, without a private word or a salt', () => {
    const text = readFileSync(join(folder, 'data/pack.json'), 'utf8');
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).toBe(text.normalize('NFC'));
    const json = JSON.parse(text);
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, part]) => [key, sorted(part)]),
            )
          : value;
    expect(text).toBe(`${JSON.stringify(sorted(json))}\n`);
    expect(json).toMatchObject({ schemaVersion: 1, edition: 'records', asOf: '2026-06-19', options: { paper: 'a4' } });
    expect(json.accounts[0].open).toBe(1_007_360);
    expect(text).not.toMatch(/"salt"|"private"|"mood"/);
    for (const { private: own } of record.journal)
      if (own !== null && own.text !== '') expect(text).not.toContain(own.text);
  });

  test('says in plain words what it is and how to check it', () => {
    const [readme, info] = ['README.txt', 'pack-info.txt'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(readme).toContain('sha256sum -c manifest-sha256.txt');
    expect(readme).toContain('It is not for sending to the client');
    expect(Math.max(...(readme ?? '').split('\n').map((line) => line.length))).toBeLessThan(120);
    expect(info).toMatch(/^Edition: For my records\nClient: Kaldvee Ceramics OÜ\n/);
    expect(info).toContain(`Journal chain head: ${record.chain.head}\n`);
    for (const line of (info ?? '').trimEnd().split('\n')) expect(line).toMatch(/^[A-Za-z ]+: \S/);
  });

  test('is embedded in the PDF too: the same tables, and the originals byte for byte', async () => {
    const inside = await attachmentsOf(pdf);
    for (const name of [
      'clauses.csv',
      'handover.csv',
      'invoices.csv',
      'journal.csv',
      'materials.csv',
      'pack.json',
      'payments.csv',
      'statement.csv',
    ]) {
      expect(inside.get(name)?.equals(readFileSync(join(folder, 'data', name)))).toBe(true);
    }
    expect(inside.get('A-agreement 2024-09-02.pdf')?.toString()).toBe('%PDF-1.4 signed');
    expect(inside.size).toBe(10);
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw.match(/\/AFRelationship \/Data/g)?.length).toBe(8);
    expect(raw.match(/\/AFRelationship \/Supplement/g)?.length).toBe(2);
  });

  test('checks as a single PDF too: its parts, the files inside and the journal’s chain', async () => {
    const path = join(temporaryFolder(), 'pack.pdf');
    writeFileSync(path, pdf);
    expect(await checkPackAt(path)).toMatchObject({ problems: [], good: [expect.stringContaining('unbroken.')] });
    writeFileSync(path, Buffer.from(pdf).subarray(0, pdf.length - 900));
    expect((await checkPackAt(path)).problems.length).toBe(1);
  });
});

describe('the same pack made twice', () => {
  test('has the same bytes in every file, as a folder and as a ZIP, in every time zone', async () => {
    const record = await sampleRecord();
    const exhibits = someExhibits();
    const zone = process.env.TZ;
    const made: string[][] = [];
    for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/New_York']) {
      process.env.TZ = TZ;
      const [folder, zip] = [
        await keepRecords(record, { exhibits }),
        await keepRecords(record, { exhibits, form: 'zip' }),
      ];
      if (!folder.kept.ok || !zip.kept.ok) throw new Error('not kept');
      made.push([folder.kept.value.seal ?? '', zip.kept.value.seal ?? '', sha256(readFileSync(zip.kept.value.path))]);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(new Set(made.map(String)).size).toBe(1);
    expect(made[0]?.[0]).toBe(made[0]?.[1]);
  });

  test('is found where it is and not written again; anything else of the name stays and the pack gets a number', async () => {
    const record = await aruRecord();
    const { folder, kept } = await keepRecords(record);
    if (!kept.ok || kept.value.folder === null) throw new Error('not kept');
    const before = statSync(kept.value.path).mtimeMs;
    expect((await keepRecords(record, { folder })).kept).toEqual(kept);
    expect(statSync(kept.value.path).mtimeMs).toBe(before);
    // A word of the user in it: it is their folder now.
    writeFileSync(join(kept.value.folder, 'my notes.txt'), 'mine');
    const second = (await keepRecords(record, { folder })).kept;
    expect(second).toMatchObject({ ok: true, value: { folder: `${kept.value.folder} (2)` } });
    expect(readFileSync(join(kept.value.folder, 'my notes.txt'), 'utf8')).toBe('mine');
    // An empty folder and a file of that name are the user's too.
    mkdirSync(`${kept.value.folder} (3)`);
    rmSync(`${kept.value.folder} (2)`, { recursive: true });
    writeFileSync(`${kept.value.folder} (2)`, 'a file');
    expect((await keepRecords(record, { folder })).kept).toMatchObject({
      value: { folder: `${kept.value.folder} (4)` },
    });
    expect(readFileSync(`${kept.value.folder} (2)`, 'utf8')).toBe('a file');
  });
});

describe('the ZIP of the records edition', () => {
  test('holds the folder: sorted, deflated, at noon of the day, UTF-8, without extra fields; and it verifies', async () => {
    const record = await chained();
    const { kept } = await keepRecords(record, { form: 'zip', exhibits: someExhibits() });
    if (!kept.ok) throw new Error('not kept');
    const { path, seal } = kept.value;
    expect(basename(path)).toBe('MY RECORDS - Kaldvee Ceramics OÜ - 2026-06-19.zip');
    const zip = await yauzl.openPromise(path, { autoClose: true, lazyEntries: true });
    const entries: yauzl.Entry[] = [];
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
    const names = entries.map(({ fileName }) => fileName);
    expect(names).toEqual([...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect(names.every((name) => name.startsWith('MY RECORDS - Kaldvee Ceramics OÜ - 2026-06-19/'))).toBe(true);
    for (const entry of entries) {
      // MS-DOS time: hours in the upper five bits; date: years since 1980, month, day.
      expect([entry.lastModFileTime >> 11, (entry.lastModFileTime >> 5) & 63]).toEqual([12, 0]);
      expect([
        (entry.lastModFileDate >> 9) + 1980,
        (entry.lastModFileDate >> 5) & 15,
        entry.lastModFileDate & 31,
      ]).toEqual([2026, 6, 19]);
      expect(entry.extraFields).toEqual([]);
      expect(entry.compressionMethod).toBe(8);
      expect(entry.generalPurposeBitFlag & 0x800).toBe(0x800);
    }
    expect(await checkPackAt(path)).toMatchObject({
      problems: [],
      seal,
      good: ['All 13 files match.', expect.stringContaining('unbroken.')],
    });
    const bytes = readFileSync(path);
    bytes[2000] = (bytes[2000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect((await checkPackAt(path)).problems.length).toBeGreaterThan(0);
  });
});

describe('the client edition', () => {
  test('is one PDF with two tables inside, which know no more than its pages', async () => {
    const record = await aruRecord();
    const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir });
    if (!made.ok) throw new Error(made.error.message);
    expect(made.value.files).toEqual([]);
    const inside = await attachmentsOf(made.value.bytes);
    expect([...inside.keys()]).toEqual(['handover.csv', 'statement.csv']);
    expect(inside.get('statement.csv')?.toString('utf8')).toContain('2026-013');
    expect(existsSync(join(temporaryFolder(), 'exhibits'))).toBe(false);
  });
});
