import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';
import { describe, expect, it } from 'vitest';
import { finishRestore } from '#main/backup/index.ts';
import { newRecoveryCode } from '#main/workspace/crypto/keyring.ts';
import { openWorkspace } from '#main/workspace/index.ts';
import { accessByCode, lookForLock } from '#main/workspace/protection.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { secrets, writeSecrets } from '../../builders/locked.ts';
import { noon } from '../../builders/workspace.ts';

const child = fileURLToPath(new URL('./locking-process.ts', import.meta.url));
const cache = temporaryFolder();
const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [child, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });

/** Opens what is left, with the code where it is encrypted, and reads everything in it. */
const left = async (folder: string, code: string) => {
  const dir = join(folder, 'workspace');
  // As the app does it: an interrupted swap is brought to its end first.
  await finishRestore(dir);
  const found = lookForLock(dir);
  const access = found.state === 'locked' ? accessByCode(found.recovery ?? '', code) : null;
  const opened = await openWorkspace({ folder: dir, Store: Conf, clock: () => new Date(noon), access });
  if (!opened.ok) throw new Error(opened.error.message);
  const workspace = opened.value;
  const [client] = workspace.clients();
  const [file] = await workspace.files.list();
  const reading = file === undefined ? null : await workspace.files.read(file.sha256);
  const content = {
    problems: workspace.problems,
    document: workspace.document(),
    client: client?.document(),
    journal: [...(client?.journal.entries.values() ?? [])],
    drafts: client?.drafts.all(),
    file: reading === null ? null : await text(reading.stream),
  };
  await workspace.close();
  expect(existsSync(join(dir, '.restore'))).toBe(false);
  return { content, locked: found.state === 'locked', key: Buffer.from(access?.dataKey ?? []).toString('hex') };
};

const filled = async (): Promise<string> => {
  const running = await startApp();
  await writeSecrets(running);
  await running.app.stop();
  return running.folder;
};

/** Kills the change at each of its steps, on a copy each time; answers in which form each kill left the workspace. */
const killedAtEach = async (original: string, code: string, action: 'set' | 'remove', key: string) => {
  const { content: before } = await left(original, code);
  expect(before.client?.name).toBe(secrets.client);
  const forms: boolean[] = [];
  for (let killAt = 0; ; killAt += 1) {
    const folder = join(temporaryFolder(), 'copy');
    cpSync(original, folder, { recursive: true });
    const { status, stderr } = run(folder, action, String(killAt), code, key);
    expect(stderr).toBe('');
    expect(killAt, 'a change has fewer steps').toBeLessThan(100);
    const now = await left(folder, code);
    expect(now.content, `killed before step ${killAt}`).toEqual(before);
    rmSync(folder, { recursive: true, force: true });
    if (status === 0) return { forms, last: now.locked };
    forms.push(now.locked);
  }
};

describe('Setting and removing the passphrase, killed at any step', () => {
  it('leaves a workspace that opens with every word, plain or encrypted', async () => {
    const plain = await filled();
    const code = newRecoveryCode();
    const setting = await killedAtEach(plain, code, 'set', '');
    expect(setting.last).toBe(true);
    expect(new Set(setting.forms)).toEqual(new Set([false, true]));

    expect(run(plain, 'set', '-1', code).status).toBe(0);
    const { key } = await left(plain, code);
    const removing = await killedAtEach(plain, code, 'remove', key);
    expect(removing.last).toBe(false);
    expect(new Set(removing.forms)).toEqual(new Set([false, true]));
  }, 300_000);
});
