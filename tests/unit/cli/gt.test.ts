import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeDisk } from '#main/workspace/disk.ts';
import { readSample } from '#main/workspace/index.ts';
import { takeLock } from '#main/workspace/lock.ts';
import { sha256 } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

type Said = { readonly code: number; readonly out: string; readonly err: string };

const command = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'gt.ts');
/** The real command, in a process of its own. */
const gt = (...args: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], { cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
const json = async (...args: readonly string[]) => {
  const said = await gt(...args, '--json');
  expect(said.err).toBe('');
  expect(said.out.trimEnd().split('\n')).toHaveLength(1);
  const value: unknown = JSON.parse(said.out);
  return { code: said.code, value };
};

let folder = '';
let sample = '';
let backup = '';

beforeAll(async () => {
  folder = temporaryFolder();
  sample = join(folder, 'sample');
  mkdirSync(join(folder, 'backups'));
  await gt('sample', 'sample');
  await gt('backup', '--workspace', 'sample', '--to', 'backups');
  backup = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdfBy = (creator: string): Promise<Buffer> => {
  const document = new PDFDocument({ info: { Creator: creator }, compress: false });
  document.text('First page').addPage().text('Second page');
  document.end();
  return buffer(document);
};

describe('gt', () => {
  test('explains itself, and every command', async () => {
    const all = await gt('--help');
    expect(all).toMatchObject({ code: 0, err: '' });
    for (const name of ['sample', 'pack', 'backup', 'list', 'verify', 'restore', 'import', 'export', 'passphrase']) {
      expect(all.out).toContain(name);
      const one = await gt(name, '--help');
      expect(one).toMatchObject({ code: 0, err: '' });
      expect(one.out).toMatch(new RegExp(`^gt ${name} .*\\[--json\\]\n`));
      expect(one.out).toContain('Exit codes');
    }
  });

  test('says in a sentence what is not written correctly, and ends with 2', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [
        ['unpack'],
        /^There is no command "unpack"\. There are: sample, pack, backup, list, verify, restore, import, export, passphrase\./,
      ],
      [['--verbose'], /^The command comes first\. There are: sample,/],
      [['backup', '--workspace', 'sample'], /^--to DIR is missing\. It is written like this: gt backup/],
      [['backup', '--workspace', 'sample', '--to'], /^--to needs a value after it\./],
      [['verify'], /^PATH is missing\./],
      [['verify', 'a', 'b'], /^"b" is one argument too many\./],
      [['sample', 'x', '--force'], /^sample knows no option --force\./],
      [
        ['pack', '--workspace', 'w', '--client', 'c', '--out', 'o', '--edition', 'both'],
        /^--edition is client or records, not "both"\./,
      ],
      [
        ['pack', '--workspace', 'w', '--client', 'c', '--out', 'o', '--edition', 'client', '--as-of', '2026-02-30'],
        /^--as-of needs a day that exists/,
      ],
    ];
    const all = await Promise.all(cases.map(async ([args, sentence]) => ({ said: await gt(...args), sentence })));
    for (const { said, sentence } of all) {
      expect(said).toMatchObject({ code: 2, out: '' });
      expect(said.err).toMatch(sentence);
    }
    expect((await gt()).code).toBe(2);
    expect(await json('verify')).toMatchObject({ code: 2, value: { ok: false, error: { code: 'invalid' } } });
  });

  test('writes the sample, backs it up and restores it, file by file the same', async () => {
    expect(await gt('restore', backup, '--to', 'restored')).toMatchObject({ code: 0, err: '' });
    expect(filesBelow(join(folder, 'restored'))).toEqual(filesBelow(sample));
    const again = await json('sample', 'sample');
    expect(again).toMatchObject({ code: 1, value: { ok: false, error: { code: 'conflict' } } });
  });

  test('makes the folder of a backup, but takes a missing disk for a missing disk', async () => {
    expect(await json('backup', '--workspace', 'sample', '--to', 'new')).toMatchObject({
      code: 0,
      value: { ok: true },
    });
    const away = await json('backup', '--workspace', 'sample', '--to', join('not-connected', 'backups'));
    expect(away).toMatchObject({ code: 1, value: { ok: false, error: { code: 'storage' } } });
    expect(readdirSync(folder)).not.toContain('not-connected');
  });

  test('restores over a workspace after backing it up beside it, and says where', async () => {
    const place = join(folder, 'mine');
    await gt('sample', 'mine');
    writeFileSync(join(place, 'files-i-added.txt'), 'mine alone');
    const { code, value } = await json('restore', backup, '--to', 'mine');
    expect(code).toBe(0);
    expect(filesBelow(place)).toEqual(filesBelow(sample));
    const kept = readdirSync(join(folder, 'mine-backups'));
    expect(value).toMatchObject({
      ok: true,
      path: place,
      before: { path: join(folder, 'mine-backups', kept[0] ?? '') },
    });
    await gt('restore', join(folder, 'mine-backups', kept[0] ?? ''), '--to', 'mine');
    expect(readFileSync(join(place, 'files-i-added.txt'), 'utf8')).toBe('mine alone');
  });

  test('lists the backups of a folder, and restores one client without touching the others', async () => {
    expect(await json('list', 'backups')).toMatchObject({
      code: 0,
      value: { ok: true, backups: [{ path: backup, verified: true, clients: 3, kept: 'verified' }] },
    });
    expect(await json('list', 'nowhere')).toMatchObject({ code: 1, value: { error: { code: 'not-found' } } });
    await gt('sample', 'one');
    const [first = '', second = ''] = readdirSync(join(folder, 'one', 'clients')).sort();
    rmSync(join(folder, 'one', 'clients', first), { recursive: true });
    writeFileSync(join(folder, 'one', 'clients', second, 'mine.txt'), 'stays');
    expect(await json('restore', backup, '--to', 'one', '--client', 'Nobody')).toMatchObject({ code: 1 });
    expect(await json('restore', backup, '--to', 'one', '--client', first)).toMatchObject({
      code: 0,
      value: { clients: 1 },
    });
    expect(filesBelow(join(folder, 'one', 'clients', first))).toEqual(filesBelow(join(sample, 'clients', first)));
    expect(readFileSync(join(folder, 'one', 'clients', second, 'mine.txt'), 'utf8')).toBe('stays');
  });

  test('does not restore over a workspace that is in use', async () => {
    await gt('sample', 'busy');
    const lock = await takeLock(join(folder, 'busy'), nodeDisk);
    const before = filesBelow(join(folder, 'busy'));
    const said = await gt('restore', backup, '--to', 'busy');
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(said.err).toContain('already open');
    expect(filesBelow(join(folder, 'busy'))).toEqual(before);
    const pack = ['pack', '--workspace', 'busy', '--client', 'x', '--edition', 'client', '--out', 'packs'];
    expect(await json(...pack)).toMatchObject({ code: 3, value: { ok: false, error: { code: 'in-use' } } });
    if (lock.ok) await lock.value.release();
  });

  test('does not restore from a damaged backup, and leaves no trace of trying', async () => {
    writeFileSync(join(folder, 'damaged.zip'), readFileSync(backup).subarray(0, 20_000));
    const { code, value } = await json('restore', 'damaged.zip', '--to', 'nowhere');
    expect(code).toBe(1);
    expect(value).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(readdirSync(folder)).not.toContain('nowhere');
  });

  test('verifies a backup and a workspace, and names what is wrong', async () => {
    expect(await json('verify', backup)).toMatchObject({ code: 0, value: { ok: true, kind: 'backup', problems: [] } });
    expect(await json('verify', 'sample')).toMatchObject({ code: 0, value: { ok: true, kind: 'workspace' } });
    await gt('restore', backup, '--to', 'tampered');
    const clients = join(folder, 'tampered', 'clients');
    const journal = join(clients, readdirSync(clients)[0] ?? '', 'journal.jsonl');
    appendFileSync(journal, '{"seq":1}\n');
    const said = await gt('verify', 'tampered');
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/journal\.jsonl: line \d+\. /);
    expect(said.err).toContain('1 problem was found. Nothing was changed.');
    expect((await gt('verify', 'nothing-here')).code).toBe(1);
  });

  test('verifies a pack: one of ours, whole, with its digest; and a pack folder by its list', async () => {
    const pdf = await pdfBy('Good Terms 0.1.0');
    const packs = join(folder, 'MY RECORDS');
    mkdirSync(packs);
    writeFileSync(join(packs, 'pack.pdf'), pdf);
    const path = join('MY RECORDS', 'pack.pdf');
    expect(await json('verify', path)).toMatchObject({
      code: 0,
      value: { ok: true, kind: 'pack', pages: 2, sha256: sha256(pdf), bytes: pdf.length },
    });
    writeFileSync(join(folder, 'cut.pdf'), pdf.subarray(0, pdf.length - 40));
    expect((await gt('verify', 'cut.pdf')).err).toContain('is not complete');
    writeFileSync(
      join(folder, 'shifted.pdf'),
      pdf.toString('latin1').replace('First page', 'The first page'),
      'latin1',
    );
    writeFileSync(join(folder, 'other.pdf'), await pdfBy('Some other tool'));
    expect((await gt('verify', 'other.pdf')).err).toContain('not a pack made by Good Terms');

    writeFileSync(join(packs, 'README.txt'), 'How to verify');
    const list = ['README.txt', 'pack.pdf'].map((name) => `${sha256(readFileSync(join(packs, name)))}  ${name}\n`);
    writeFileSync(join(packs, 'manifest-sha256.txt'), list.join(''));
    expect(await gt('verify', 'MY RECORDS')).toMatchObject({ code: 0, err: '' });
    writeFileSync(join(packs, 'README.txt'), 'How to verify?');
    writeFileSync(join(packs, 'extra.txt'), '');
    expect(await json('verify', 'MY RECORDS')).toMatchObject({
      code: 1,
      value: {
        problems: ['README.txt has changed since this pack was made.', 'extra.txt is not part of this pack.'],
      },
    });
  });

  test('says which clients there are when the one named is not among them', async () => {
    const { code, value } = await json(
      ...['pack', '--workspace', 'sample', '--client', 'Nobody', '--edition', 'client', '--out', 'packs'],
    );
    expect(code).toBe(1);
    expect(value).toMatchObject({ ok: false, error: { code: 'not-found', field: 'client' } });
    expect(JSON.stringify(value)).toContain('There are: ');
  });

  test('makes both packs of a client named in any case, says file, pages and digest, and verifies them', async () => {
    const { clients } = await readSample(join(import.meta.dirname, '..', '..', '..', 'assets'));
    const { id, name } = clients[0]?.document ?? { id: '', name: '' };
    const packs = join(folder, 'packs');
    const pack = ['pack', '--workspace', 'sample', '--as-of', '2026-12-08', '--out', 'packs'];
    const said = await gt(...pack, '--client', name.toUpperCase(), '--edition', 'client');
    expect(said).toMatchObject({ code: 0, err: '' });
    const made = [...filesBelow(packs).keys()];
    expect(made).toHaveLength(1);
    const path = join(packs, made[0] ?? '');
    const digest = sha256(readFileSync(path));
    expect(said.out).toContain(path);
    expect(said.out).toContain(`SHA-256 ${digest}`);
    expect(said.out).toMatch(/\b\d+ pages/);
    const records = await json(...pack, '--client', id, '--edition', 'records');
    expect(records).toMatchObject({
      code: 0,
      value: { ok: true, edition: 'records', asOf: '2026-12-08', client: name },
    });
    expect(await json('verify', path)).toMatchObject({ code: 0, value: { ok: true, kind: 'pack', sha256: digest } });
    expect(await json('verify', packs)).toMatchObject({ code: 0 });
    expect(await json('verify', 'sample')).toMatchObject({ code: 0 });
  });
});
