import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import {
  groupOf,
  healStore,
  listBackups,
  makeBackup,
  restoreBackup,
  storeBeside,
  thinBackups,
  verifyBackup,
} from '#main/backup/index.ts';
import { halfName, partialName } from '#main/backup/names.ts';
import { sha256, unzip } from '../../builders/archives.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow, writeWorkspace } from '../../builders/workspace-files.ts';

const contract = Buffer.from('a contract');
const plan = Buffer.alloc(300_000, 'plan');
let folder = '';
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const places = (attachments: readonly Buffer[] = [contract, plan]) => {
  folder = temporaryFolder();
  const [workspace, backups] = [join(folder, 'workspace'), join(folder, 'backups')];
  writeWorkspace(workspace, { attachments });
  mkdirSync(backups);
  const make = async (now = new Date(2026, 2, 4, 17, 5, 9)) => {
    const made = await makeBackup({ workspaceDir: workspace, toDir: backups, now, version: '0.1.0', reason: 'asked' });
    if (!made.ok) throw new Error(made.error.message);
    return made.value;
  };
  const stored = () => readdirSync(join(backups, 'files')).sort();
  const problemsOf = async (path: string) => {
    const verified = await verifyBackup(path);
    return verified.ok ? verified.value.problems : [verified.error.message];
  };
  return { workspace, backups, make, stored, problemsOf };
};

/** The files of a workspace without what this computer remembers about its backups. */
const recordsIn = (dir: string) => new Map([...filesBelow(dir)].filter(([name]) => name !== '.backups.json'));

describe('Attachments', () => {
  test('are kept once beside all backups, read again, and the second backup writes none of them', async () => {
    const { workspace, backups, make, stored, problemsOf } = places();
    const first = await make();
    const before = stored().map((name) => statSync(join(backups, 'files', name)).mtimeMs);
    const second = await make(new Date(2026, 2, 5, 17, 5, 9));
    expect(stored()).toEqual([sha256(contract), sha256(plan)].sort());
    expect(stored().map((name) => statSync(join(backups, 'files', name)).mtimeMs)).toEqual(before);
    for (const { path, attachments } of [first, second]) {
      expect(attachments).toBe(2);
      expect([...(await unzip(path)).keys()].filter((name) => name.includes('/data/files/'))).toEqual([]);
      expect(await problemsOf(path)).toEqual([]);
    }
    const toDir = join(folder, 'restored');
    expect(await restoreBackup({ path: second.path, toDir, before: null })).toMatchObject({ ok: true });
    expect(filesBelow(toDir)).toEqual(filesBelow(workspace));
  });

  test('are checked by the tools of the system, as the rest of the bag is', async () => {
    const { backups, make } = places();
    const { path } = await make();
    const [unpack, check] = ['unzip', 'sha256sum'];
    if (spawnSync(unpack, ['-v']).status !== 0 || spawnSync(check, ['--version']).status !== 0) return;
    execFileSync(unpack, ['-q', path, '-d', backups]);
    const cwd = path.replace(/\.zip$/, '');
    const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt', 'files-sha256.txt'];
    for (const list of lists) execFileSync(check, ['--check', '--strict', '--quiet', list], { cwd });
    writeFileSync(join(backups, 'files', sha256(contract)), 'another');
    expect(spawnSync(check, ['--check', '--quiet', 'files-sha256.txt'], { cwd }).status).not.toBe(0);
  });

  test('that are missing or altered beside a backup are named, and nothing is restored of it', async () => {
    const { backups, make, problemsOf } = places();
    const { path } = await make();
    truncateSync(join(backups, 'files', sha256(plan)), 1000);
    unlinkSync(join(backups, 'files', sha256(contract)));
    const problems = (await problemsOf(path)).join('\n');
    expect(problems).toContain(`files/${sha256(plan)} beside this backup was altered.`);
    expect(problems).toContain(`files/${sha256(contract)} is missing: this backup needs it beside it.`);
    const toDir = join(folder, 'restored');
    expect(await restoreBackup({ path, toDir, before: null })).toMatchObject({
      ok: false,
      error: { code: 'unreadable' },
    });
  });

  test('cut short beside the backups are written anew by the next one, altered ones when they are healed', async () => {
    const { workspace, backups, make, problemsOf } = places();
    const { path } = await make();
    truncateSync(join(backups, 'files', sha256(plan)), 1000);
    await make(new Date(2026, 2, 5));
    expect(await problemsOf(path)).toEqual([]);
    writeFileSync(join(backups, 'files', sha256(contract)), 'b contract');
    const verified = await verifyBackup(path);
    expect(verified.ok && verified.value.damagedBeside).toEqual([sha256(contract)]);
    await healStore(storeBeside(path), workspace, [sha256(contract)]);
    expect(await problemsOf(path)).toEqual([]);
  });

  test('altered in the workspace never replace the good copy, go into the archive as they are, and are named', async () => {
    const { workspace, backups, make } = places();
    await make();
    writeFileSync(join(workspace, 'files', sha256(contract)), 'a CONTRACT');
    writeFileSync(join(workspace, 'files', sha256(plan)), Buffer.alloc(10, 'x'));
    const later = await make(new Date(2026, 2, 5));
    expect(readFileSync(join(backups, 'files', sha256(contract)))).toEqual(contract);
    expect(readFileSync(join(backups, 'files', sha256(plan)))).toEqual(plan);
    const verified = await verifyBackup(later.path);
    expect(verified).toMatchObject({
      ok: true,
      value: { problems: [], known: [expect.stringContaining(sha256(plan))] },
    });
  });

  test('half copied by a writer that was killed are cleaned, and those of one at work are not', async () => {
    const { backups, make, stored } = places();
    await make();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    const mine = halfName(sha256(contract));
    const left = mine.replace(`-${process.pid}-`, `-${gone}-`);
    for (const name of [mine, left]) writeFileSync(join(backups, 'files', name), 'half');
    await make(new Date(2026, 2, 5));
    expect(stored()).toContain(mine);
    expect(stored()).not.toContain(left);
  });
});

describe('Letting go of old backups', () => {
  const day = 24 * 60 * 60 * 1000;
  const start = new Date(2026, 2, 4, 12).getTime();

  test('keeps what the rule keeps, takes attachments only the dropped ones needed, and leaves other workspaces alone', async () => {
    const { workspace, backups, make, stored, problemsOf } = places();
    const foreign = await make(new Date(start - 400 * day));
    const group = await groupOf(workspace);
    expect(group).toMatch(/^[0-9a-f-]{36}$/);
    const old = await make(new Date(start - 399 * day));
    unlinkSync(join(workspace, 'files', sha256(plan)));
    for (let back = 30; back >= 0; back -= 1) await make(new Date(start - back * day));
    await thinBackups(backups, { group, now: new Date(start), budget: null });
    const left = (await listBackups(backups)).map(({ path }) => path);
    expect(left).toContain(foreign.path);
    expect(left).toContain(old.path);
    expect(left.length).toBeLessThan(24);
    // Until nothing is given room: then three stay, and the plan only as long as another workspace needs it.
    await thinBackups(backups, { group, now: new Date(start), budget: 0 });
    expect(await listBackups(backups)).toHaveLength(4);
    expect(stored()).toHaveLength(2);
    unlinkSync(foreign.path);
    await make(new Date(start + day));
    await thinBackups(backups, { group, now: new Date(start + day), budget: 0 });
    expect(stored()).toEqual([sha256(contract)]);
    for (const { path } of await listBackups(backups)) expect(await problemsOf(path)).toEqual([]);
    expect(recordsIn(workspace).size).toBe(filesBelow(workspace).size - 1);
  });

  test('removes no attachment while a backup cannot say what it needs, or one is being written', async () => {
    const { workspace, backups, make, stored } = places();
    const group = await groupOf(workspace);
    await make(new Date(start - 9 * day));
    unlinkSync(join(workspace, 'files', sha256(plan)));
    for (const back of [8, 7, 6]) await make(new Date(start - back * day));
    const damaged = join(backups, 'good-terms-2026-01-01-000000.zip');
    writeFileSync(damaged, 'PK damaged');
    await thinBackups(backups, { group, now: new Date(start), budget: 0 });
    expect(await listBackups(backups)).toHaveLength(4);
    expect(stored()).toHaveLength(2);
    unlinkSync(damaged);
    await make(new Date(start - 5 * day));
    writeFileSync(join(backups, partialName('good-terms-2026-03-04-160000.zip')), 'half');
    await thinBackups(backups, { group, now: new Date(start), budget: 0 });
    expect(stored()).toHaveLength(2);
  });
});
