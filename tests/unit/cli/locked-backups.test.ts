import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const command = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'gt.ts');
const heard = async (stream: Readable | null): Promise<string> => (stream === null ? '' : text(stream));

let folder = '';
/** The real command without a terminal; `secret` is what its descriptor 3 gives. */
const gt = async (args: readonly string[], secret: string | null = null) => {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', ...(secret === null ? [] : ['pipe' as const])],
  });
  const pipe = child.stdio[3];
  if (pipe instanceof Writable) pipe.on('error', () => undefined).end(`${secret}\n`);
  const [out, err] = await Promise.all([heard(child.stdout), heard(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
};

const first = 'four quiet words here';
const second = 'another four quiet words';
let code = '';
let plain = '';
let locked = '';
let name = '';

const only = (dir: string): string =>
  join(folder, dir, readdirSync(join(folder, dir)).find((file) => file.endsWith('.zip')) ?? '');
const workspaceIn = (dir: string): ReadonlyMap<string, string> =>
  new Map([...filesBelow(join(folder, dir))].filter(([file]) => !file.startsWith('.') && !file.includes('lock')));
const isReadable = (dir: string): boolean =>
  [...workspaceIn(dir).values()].some((hex) => Buffer.from(hex, 'hex').includes(name));

beforeAll(async () => {
  folder = temporaryFolder();
  await gt(['sample', 'sample']);
  for (const dir of ['plain', 'locked']) mkdirSync(join(folder, dir));
  await gt(['backup', '--workspace', 'sample', '--to', 'plain']);
  plain = only('plain');
  const [client = ''] = readdirSync(join(folder, 'sample', 'clients'));
  const document: { name: string } = JSON.parse(
    readFileSync(join(folder, 'sample', 'clients', client, 'client.json'), 'utf8'),
  );
  name = document.name;
  cpSync(join(folder, 'sample'), join(folder, 'here'), { recursive: true });
  const set = await gt(['passphrase', 'set', '--workspace', 'here', '--new-passphrase-fd', '3'], first);
  code = /Recovery code: (\S+)/.exec(set.out)?.[1] ?? '';
  const made = await gt(['backup', '--workspace', 'here', '--to', 'locked']);
  expect(made).toMatchObject({ code: 0, err: '' });
  expect(made.out).toContain('What is in it is encrypted');
  locked = only('locked');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gt and the backup of a locked workspace', () => {
  test('is listed and verified without a secret, and looked into with one', async () => {
    expect((await gt(['list', 'locked'])).out).toMatch(/files, locked \(.*verified/);
    const checked = await gt(['verify', locked]);
    expect(checked).toMatchObject({ code: 0, err: '' });
    expect(checked.out).toContain('with --passphrase-fd or --code-fd what they say as well');
    expect(await gt(['verify', locked, '--passphrase-fd', '3'], first)).toMatchObject({ code: 0, err: '' });
    expect(await gt(['verify', locked, '--code-fd', '3'], code)).toMatchObject({ code: 0, err: '' });
    const wrong = await gt(['verify', locked, '--passphrase-fd', '3'], second);
    expect(wrong.code).toBe(1);
    expect(wrong.err).toContain('If both are lost, nobody can read it.');
  });

  test('is restored as it is into an empty folder, and opens there with the passphrase it had', async () => {
    const restored = await gt(['restore', locked, '--to', 'clean']);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('It is locked: its passphrase or its recovery code opens it.');
    expect(workspaceIn('clean')).toEqual(workspaceIn('here'));
    expect(isReadable('clean')).toBe(false);
    const opened = await gt(['export', '--workspace', 'clean', '--to', 'out', '--passphrase-fd', '3'], first);
    expect(opened.code).toBe(0);
  });

  test('gives one client to a plain workspace and to its own, with the passphrase of that time', async () => {
    for (const dir of ['sample', 'here']) {
      cpSync(join(folder, dir), join(folder, `${dir}-one`), { recursive: true });
      const before = workspaceIn(`${dir}-one`);
      const [id = ''] = readdirSync(join(folder, dir, 'clients')).sort();
      for (const part of [join('clients', id), 'files'])
        rmSync(join(folder, `${dir}-one`, part), { recursive: true, force: true });
      const args = ['restore', locked, '--to', `${dir}-one`, '--client', id];
      expect((await gt(args)).err).toContain('There is no terminal to ask at');
      expect(await gt([...args, '--passphrase-fd', '3'], first)).toMatchObject({ code: 0, err: '' });
      const back = workspaceIn(`${dir}-one`);
      for (const [file, bytes] of before)
        if (file.startsWith(join('clients', id)))
          expect(back.get(file)).toBe(dir === 'sample' ? bytes : back.get(file));
      expect([...back.keys()].some((file) => file.startsWith(join('clients', id)))).toBe(true);
      expect(isReadable(`${dir}-one`)).toBe(dir === 'sample');
      expect(await gt(['verify', `${dir}-one`])).toMatchObject({ code: 0 });
    }
  });

  test('never puts readable files into a locked workspace, nor those of another key beside its own', async () => {
    const before = workspaceIn('here');
    for (const args of [['--client', name], ['--partial'], []]) {
      const refused = await gt(['restore', plain, '--to', 'here', ...args]);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('is locked, and this backup is not locked with the same key. Nothing was changed.');
    }
    expect(workspaceIn('here')).toEqual(before);
  });
});
