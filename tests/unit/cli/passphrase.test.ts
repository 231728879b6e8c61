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

let folder = '';
let sample = '';

const heard = async (stream: Readable | null): Promise<string> => (stream === null ? '' : text(stream));

/** The real command without a terminal; `secrets` are what its descriptors 3, 4 … give. */
const gt = async (args: readonly string[], ...secrets: readonly string[]) => {
  const pipes = secrets.map(() => 'pipe' as const);
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', ...pipes],
  });
  for (const [index, secret] of secrets.entries()) {
    const pipe = child.stdio[index + 3];
    if (pipe instanceof Writable) pipe.on('error', () => undefined).end(`${secret}\n`);
  }
  const [out, err] = await Promise.all([heard(child.stdout), heard(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, out, err };
};

const first = 'four quiet words here';
const second = 'another four quiet words';
const workspace = ['--workspace', 'here'];
const opening = ['--passphrase-fd', '3'];
const onDisk = (): ReadonlyMap<string, string> =>
  new Map([...filesBelow(join(folder, 'here'))].filter(([name]) => !name.includes('lock')));

beforeAll(async () => {
  folder = temporaryFolder();
  sample = join(folder, 'sample');
  expect((await gt(['sample', 'sample'])).code).toBe(0);
  cpSync(sample, join(folder, 'here'), { recursive: true });
  mkdirSync(join(folder, 'backups'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gt passphrase', () => {
  test('sets, changes and removes it, and every other command needs it in between', async () => {
    const before = onDisk();
    const set = await gt(['passphrase', 'set', ...workspace, '--new-passphrase-fd', '3'], first);
    expect(set).toMatchObject({ code: 0, err: '' });
    const code = /Recovery code: (\S+)/.exec(set.out)?.[1] ?? '';
    expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    expect(set.out).not.toContain(first);
    expect(Buffer.concat([...onDisk().values()].map((hex) => Buffer.from(hex, 'hex'))).includes('Ondelar')).toBe(false);

    const locked = await gt(['export', ...workspace, '--to', 'out']);
    expect(locked).toMatchObject({ code: 1, out: '' });
    expect(locked.err).toMatch(/^This workspace is locked\. There is no terminal to ask at\..*--passphrase-fd N/);
    const wrong = await gt(['export', ...workspace, '--to', 'out', ...opening], 'not it');
    expect(wrong.err).toBe('That was not it. Nothing is lost; try again.\n');
    const exported = await gt(['export', ...workspace, '--to', 'out', ...opening], first);
    expect(exported).toMatchObject({ code: 0, err: '' });
    const [out = ''] = readdirSync(join(folder, 'out'));
    expect(readFileSync(join(folder, 'out', out, 'good-terms.json'), 'utf8')).toContain('Ondelar');

    const change = ['passphrase', 'change', ...workspace];
    const both = [...opening, '--new-passphrase-fd', '4'];
    const changed = await gt([...change, ...both], first, second);
    expect(changed).toMatchObject({ code: 0, err: '' });
    expect(changed.out).toContain('Backups made before open with the passphrase of then.');
    const byCode = await gt(['export', ...workspace, '--to', 'again', '--code-fd', '3'], code.toLowerCase());
    expect(byCode).toMatchObject({ code: 0, err: '' });

    const backup = await gt(['backup', ...workspace, '--to', 'backups']);
    expect(backup.out).toContain('encrypted');
    const archive = join(
      folder,
      'backups',
      readdirSync(join(folder, 'backups')).find((name) => name.endsWith('.zip')) ?? '',
    );
    expect((await gt(['verify', archive])).code).toBe(0);
    expect((await gt(['restore', archive, '--to', 'restored'])).code).toBe(0);
    const restored = await gt(['export', '--workspace', 'restored', '--to', 'third', ...opening], second);
    expect(restored).toMatchObject({ code: 0, err: '' });

    const remove = ['passphrase', 'remove', ...workspace, ...opening];
    expect((await gt(remove, first)).code).toBe(1);
    expect(await gt(remove, second)).toMatchObject({ code: 0, err: '' });
    expect(onDisk()).toEqual(before);
    expect((await gt(['passphrase', 'remove', ...workspace])).err).toContain('No passphrase is set');
  }, 300_000);

  test('says in a sentence what is not written correctly', async () => {
    const odd = await gt(['passphrase', 'forget', ...workspace]);
    expect(odd.err).toContain('followed by set, change or remove, not "forget"');
    const words = await gt(['passphrase', 'set', ...workspace, '--new-passphrase-fd', 'my words']);
    expect(words).toMatchObject({ code: 2 });
    const none = await gt(['passphrase', 'set', ...workspace, '--new-passphrase-fd', '99']);
    expect(none.err).toContain('descriptor 99 cannot be read');
    const short = await gt(['passphrase', 'set', ...workspace, '--new-passphrase-fd', '3'], 'short');
    expect(short.err).toContain('at least 8 characters');
  }, 60_000);
});
