import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { finishRestore, groupOf, listBackups, makeBackup, verifyBackup, verifyWorkspace } from '#main/backup/index.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { randomFrom } from '../../builders/random.ts';
import { filesBelow, writeWorkspace } from '../../builders/workspace-files.ts';

const kills = 100;
const lanes = 4;
const cache = temporaryFolder();
const script = fileURLToPath(new URL('./backup-process.ts', import.meta.url));

/** Lets the process do its work until a random moment, then kills it. */
const untilKilled = async (args: readonly string[], moment: number): Promise<void> => {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await setTimeout(moment);
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
};

const inLanes = (work: (random: () => number, lane: number) => Promise<void>): Promise<unknown> =>
  Promise.all(Array.from({ length: lanes }, (_, lane) => work(randomFrom(lane + 1), lane)));

beforeAll(async () => {
  // The first process compiles for all others.
  const folder = temporaryFolder();
  writeWorkspace(join(folder, 'workspace'));
  mkdirSync(join(folder, 'backups'));
  const child = spawn(process.execPath, [script, 'back-up', folder, 'once'], {
    stdio: 'ignore',
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  await once(child, 'close');
}, 120_000);

describe('Making backups', () => {
  it(`killed at ${kills} random moments leaves the workspace and every earlier backup whole, and the next one succeeds`, async () => {
    await inLanes(async (random) => {
      const folder = temporaryFolder();
      const [workspace, backups] = [join(folder, 'workspace'), join(folder, 'backups')];
      writeWorkspace(workspace, { attachments: [Buffer.from('a contract')] });
      mkdirSync(backups);
      await groupOf(workspace);
      const make = () =>
        makeBackup({ workspaceDir: workspace, toDir: backups, now: new Date(), version: '0.1.0', reason: 'asked' });
      for (let kill = 0; kill < kills / lanes; kill += 1) {
        await untilKilled(['back-up', folder], random() * 80);
        for (const { path } of await listBackups(backups)) {
          expect(await verifyBackup(path)).toMatchObject({ ok: true, value: { problems: [] } });
        }
        // An attachment half written by the process is not the app's own writing, which is tested elsewhere.
        const looked = await verifyWorkspace(workspace);
        const problems = looked.ok ? looked.value.problems : [looked.error.message];
        expect(problems.filter((problem) => !problem.endsWith('is not the file that was attached.'))).toEqual([]);
        const next = await make();
        expect(next).toMatchObject({ ok: true });
        expect(readdirSync(backups).filter((name) => name.endsWith('.partial'))).toEqual([]);
      }
      rmSync(folder, { recursive: true, force: true });
    });
  }, 300_000);
});

describe('Restoring backups', () => {
  it(`killed at ${kills} random moments leaves one of the two workspaces, whole`, async () => {
    await inLanes(async (random) => {
      const folder = temporaryFolder();
      const [workspace, backups] = [join(folder, 'workspace'), join(folder, 'backups')];
      mkdirSync(backups);
      const states: ReadonlyMap<string, string>[] = [];
      const paths: string[] = [];
      for (const [index, name] of ['Early', 'Late'].entries()) {
        rmSync(workspace, { recursive: true, force: true });
        const clients = [{ id: `client-${index}`, name, texts: ['First call.', `${name} call.`] }];
        writeWorkspace(workspace, { clients, attachments: [Buffer.alloc(50_000, name)] });
        states.push(filesBelow(workspace));
        const now = new Date(2026, 2, 4 + index);
        const made = await makeBackup({
          workspaceDir: workspace,
          toDir: backups,
          now,
          version: '0.1.0',
          reason: 'asked',
        });
        if (!made.ok) throw new Error(made.error.message);
        paths.push(made.value.path);
      }
      const found = new Set<number>();
      for (let kill = 0; kill < kills / lanes; kill += 1) {
        await untilKilled(['restore', folder, ...paths], random() * 80);
        expect(await finishRestore(workspace)).toMatchObject({ ok: true });
        const left = filesBelow(workspace);
        const which = states.findIndex((state) => JSON.stringify([...state]) === JSON.stringify([...left]));
        expect(which, `kill ${kill}: ${[...left.keys()].join()}`).toBeGreaterThanOrEqual(0);
        found.add(which);
        for (const path of paths) expect(await verifyBackup(path)).toMatchObject({ ok: true, value: { problems: [] } });
      }
      rmSync(folder, { recursive: true, force: true });
    });
  }, 300_000);
});
