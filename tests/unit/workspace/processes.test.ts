import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Conf from 'conf';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '#main/workspace/index.ts';
import { verifyJournal } from '#main/workspace/verify-journal.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'good-terms-processes-')), 'workspace');
const open = (dir: string) => openWorkspace({ folder: dir, Store: Conf, clock: () => new Date() });

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts another process on the workspace; its lines come one by one. */
const another = (dir: string, ...more: string[]) => {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./appending-process.ts', import.meta.url)), dir, ...more],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const { value, done } = await lines.next();
    return done === true ? '' : value;
  };
  const kill = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('close', () => resolve());
      child.kill('SIGKILL');
    });
  return { next, kill };
};

describe('two processes on one workspace', () => {
  it('the second is refused with a sentence, in either order, and may come in once the first has closed', async () => {
    const dir = folder();
    const first = await open(dir);
    if (!first.ok) throw new Error(first.error.message);
    expect(await another(dir).next()).toBe('in-use');
    await first.value.close();
    const other = another(dir, 'wait');
    expect(await other.next()).toBe('open');
    expect(await open(dir)).toMatchObject({
      ok: false,
      error: { code: 'in-use', message: expect.stringContaining('already open in another window') },
    });
    await other.kill();
  });

  it('ten that start at the same moment leave exactly one inside', async () => {
    const dir = folder();
    const all = await Promise.all(Array.from({ length: 10 }, () => open(dir)));
    expect(all.filter(({ ok }) => ok).length).toBe(1);
    expect(all.every((one) => one.ok || one.error.code === 'in-use')).toBe(true);
    for (const one of all) if (one.ok) await one.value.close();
    expect(readdirSync(dir)).toEqual([]);
  });

  it('ten that start at once after a crash leave exactly one inside', async () => {
    const dir = folder();
    const crashed = another(dir, 'wait');
    expect(await crashed.next()).toBe('open');
    await crashed.kill();
    const all = await Promise.all(Array.from({ length: 10 }, () => open(dir)));
    expect(all.filter(({ ok }) => ok).length).toBe(1);
    for (const one of all) if (one.ok) await one.value.close();
  });
});

describe('a process that was killed', () => {
  it('leaves every acknowledged entry behind, and the next start succeeds at once', async () => {
    const dir = folder();
    let acknowledged = -1;
    for (let round = 1; round <= 4; round += 1) {
      const child = another(dir);
      expect(await child.next()).toBe('open');
      for (let count = 0; count < 25 * round; count += 1) acknowledged = Number(await child.next());
      await child.kill();

      const again = await open(dir);
      if (!again.ok) throw new Error(again.error.message);
      const [client] = again.value.clients();
      if (client === undefined) throw new Error('The client is gone.');
      for (let number = 0; number <= acknowledged; number += 1) {
        expect(client.journal.entries.get(`entry-${number}`)?.private?.text).toBe(`private ${number}`);
      }
      await again.value.close();
      expect(verifyJournal(readFileSync(client.journal.path)).problems).toEqual([]);
      expect(readdirSync(join(dir, 'clients', client.id)).sort()).toEqual(['client.json', 'journal.jsonl']);
      expect(readdirSync(dir)).not.toContain('workspace.lock');
    }
  });
});

describe('a lock that was left behind', () => {
  const lockOf = (dir: string): string => join(dir, 'workspace.lock');
  const token = 'a'.repeat(32);
  const leave = (dir: string, content: object | string): void =>
    writeFileSync(lockOf(dir), typeof content === 'string' ? content : JSON.stringify(content));
  const made = async (): Promise<string> => {
    const dir = folder();
    const one = await open(dir);
    if (one.ok) await one.value.close();
    return dir;
  };

  it('does not keep you out when its process number now belongs to another program', async () => {
    const dir = await made();
    leave(dir, { pid: process.pid, host: hostname(), token, socket: join(tmpdir(), 'good-terms-nobody.sock') });
    const again = await open(dir);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('does not keep you out when the crash left it half-written', async () => {
    for (const content of ['', '{"pid":1,', '{}']) {
      const dir = await made();
      leave(dir, content);
      const again = await open(dir);
      expect(again.ok).toBe(true);
      if (again.ok) await again.value.close();
    }
  });

  it('keeps you out while somebody answers, whatever the process number says', async () => {
    const dir = await made();
    const socket =
      process.platform === 'win32' ? `\\\\.\\pipe\\good-terms-test-${process.pid}` : join(dir, '..', 'holder.sock');
    const holder = createServer((peer) => peer.destroy());
    await new Promise<void>((resolve) => holder.listen(socket, resolve));
    leave(dir, { pid: 1, host: hostname(), token, socket });
    expect(await open(dir)).toMatchObject({ ok: false, error: { code: 'in-use' } });
    await new Promise((resolve) => holder.close(resolve));
    const again = await open(dir);
    expect(again.ok).toBe(true);
    if (again.ok) await again.value.close();
  });

  it('of another computer is not taken over: the sentence names that computer and the way out', async () => {
    const dir = await made();
    leave(dir, { pid: 1, host: 'studio-imac', token, socket: join(tmpdir(), 'good-terms-nobody.sock') });
    const answer = await open(dir);
    expect(answer).toMatchObject({ ok: false, error: { code: 'in-use' } });
    if (!answer.ok) {
      expect(answer.error.message).toContain('studio-imac');
      expect(answer.error.message).toContain(lockOf(dir));
    }
  });
});
