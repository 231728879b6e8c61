import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBackup, verifyBackup } from '#main/backup/index.ts';
import { type BackedUp, backedUp, type Files, sha256, unzip } from '../../builders/archives.ts';
import { bagProblems } from '../../builders/bagit.ts';

let made: BackedUp;
let path = '';

beforeAll(async () => {
  made = await backedUp({ attachments: [Buffer.from('a contract'), randomBytes(30_000)] });
  // Names people and systems give to what was set aside: everything a manifest has to write in a special way.
  const aside = join(made.workspace, 'quarantine');
  mkdirSync(aside);
  const names = [
    '50% paid.txt',
    '100%25.txt',
    'two\nlines.txt',
    'carriage\rreturn.txt',
    ' spaces  inside .txt',
    'ü 漢 —.txt',
  ];
  for (const name of process.platform === 'win32' ? ['50% paid.txt', 'ü 漢 —.txt'] : names) {
    writeFileSync(join(aside, name), name);
  }
  ({ path } = await made.again(new Date(2026, 2, 4, 18, 0, 0)));
});
afterAll(() => rmSync(made.folder, { recursive: true, force: true }));

/** The files of the one bag in an archive, by their paths in it. */
const bagIn = async (archive: string): Promise<Files> =>
  new Map([...(await unzip(archive))].map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), bytes]));

describe('A backup, read by the letter of RFC 8493', () => {
  test('is a valid bag, whatever the names of its files', async () => {
    expect(await verifyBackup(path)).toMatchObject({ ok: true, value: { problems: [] } });
    expect(bagProblems(await bagIn(path))).toEqual([]);
  });

  test('is a valid bag also where attachments lie beside it', async () => {
    const options = { workspaceDir: made.workspace, toDir: made.backups, version: '0.1.0', reason: 'asked' } as const;
    const beside = await makeBackup({ ...options, now: new Date(2026, 2, 4, 19, 0, 0) });
    const bag = await bagIn(beside.ok ? beside.value.path : '');
    expect([...bag.keys()]).toContain('files-sha256.txt');
    expect(bagProblems(bag)).toEqual([]);
  });

  test('is found out when anything about it is not so', async () => {
    const changes: readonly (readonly [RegExp, (bag: Files) => unknown])[] = [
      [/2\.1\.1 bagit\.txt is missing/, (bag) => bag.delete('bagit.txt')],
      [/2\.1\.1 bagit\.txt does not/, (bag) => bag.set('bagit.txt', Buffer.from('BagIt-Version: 0.97\n'))],
      [/3 manifest-sha256\.txt: data\/workspace\.json is missing/, (bag) => bag.delete('data/workspace.json')],
      [/3 manifest-sha256\.txt does not list data\/new/, (bag) => bag.set('data/new', Buffer.from('x'))],
      [/3 manifest-sha256\.txt: .* does not match/, (bag) => bag.set('data/workspace.json', Buffer.from('{}'))],
      [/3 tagmanifest-sha256\.txt: bag-info\.txt/, (bag) => bag.set('bag-info.txt', Buffer.from('Clients: 9\n'))],
      [/2\.2\.2 Payload-Oxum says/, (bag) => bag.set('bag-info.txt', Buffer.from('Payload-Oxum: 1.1\n'))],
      [
        /2\.1\.3 .* a percent sign of .* is not encoded/,
        (bag) => bag.set('manifest-sha256.txt', Buffer.from(`${sha256(Buffer.from('x'))}  data/50% paid.txt\n`)),
      ],
      [
        /5\.1\.2 .* leads out/,
        (bag) => bag.set('manifest-sha256.txt', Buffer.from(`${'0'.repeat(64)}  data/../../x\n`)),
      ],
    ];
    for (const [said, change] of changes) {
      const bag = await bagIn(path);
      change(bag);
      expect(bagProblems(bag).join('\n')).toMatch(said);
    }
  });

  test('is unpacked by unzip and checked by sha256sum, where they are there', async () => {
    const [unpack, check] = ['unzip', 'sha256sum'];
    if (spawnSync(unpack, ['-v']).status !== 0 || spawnSync(check, ['--version']).status !== 0) return;
    // Those tools know no encoded names: the first backup has ordinary ones.
    const out = join(made.folder, 'out');
    expect(spawnSync(unpack, ['-q', made.backup.path, '-d', out]).status).toBe(0);
    const bag = join(out, 'good-terms-2026-03-04-170509');
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(spawnSync(check, ['--check', '--strict', '--quiet', list], { cwd: bag }).status).toBe(0);
    }
    writeFileSync(join(bag, 'data', 'workspace.json'), '{}');
    expect(spawnSync(check, ['--check', '--strict', 'manifest-sha256.txt'], { cwd: bag }).status).not.toBe(0);
  });
});
