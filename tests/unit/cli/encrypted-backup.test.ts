import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/host.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const command = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'gt.ts');

let folder = '';
let backup = '';

/** The real command; what is written in `secret` can be read from descriptor 3. */
const gt = (secret: string | null, ...args: readonly string[]) => {
  const file = join(folder, 'secret');
  writeFileSync(file, secret ?? '');
  const descriptor = openSync(file, 'r');
  const fds = secret === null ? [] : ['--passphrase-fd', '3'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, ...fds], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', descriptor],
  });
  closeSync(descriptor);
  return { code: status, out: stdout, err: stderr };
};

beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'backups'));
  gt(null, 'sample', 'sample');
  gt('four calm words here\n', 'backup', '--workspace', 'sample', '--to', 'backups', '--encrypt');
  backup = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gt with an encrypted backup', () => {
  test('makes one file, says what it means, and verifies and restores it with its passphrase', () => {
    expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/^good-terms-.*\.zip\.age$/)]);
    const made = gt('four calm words here', 'backup', '--workspace', 'sample', '--to', 'more', '--encrypt');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/It is encrypted, attachments included\. Without its passphrase nobody opens it again/);
    expect(gt('four calm words here', 'verify', backup)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Every file of this backup matches: 3 clients/),
    });
    expect(gt('four calm words here', 'restore', backup, '--to', 'restored')).toMatchObject({ code: 0, err: '' });
    expect(filesBelow(join(folder, 'restored'))).toEqual(filesBelow(join(folder, 'sample')));
  });

  test('lists it, and counts what it holds only with the passphrase', () => {
    expect(gt(null, 'list', 'backups').out).toMatch(/encrypted \([\d,]+ bytes\), not looked into {2}.*\.zip\.age\n$/);
    expect(gt('four calm words here', 'list', 'backups').out).toMatch(/3 clients, 103 entries, 19 invoices.*verified/);
    expect(gt('four other words here', 'list', 'backups').out).toMatch(/encrypted \([\d,]+ bytes\), not looked into/);
  });

  test('says what is missing, and changes nothing', () => {
    const cases = [
      [
        null,
        ['verify', backup],
        /^This backup is encrypted\. There is no terminal to ask at\..*--passphrase-fd N\.\n$/,
      ],
      ['four other words here', ['verify', backup], /^That was not it\. Nothing is lost/],
      ['four other words here', ['restore', backup, '--to', 'not-made'], /^That was not it\. Nothing is lost/],
      ['', ['verify', backup], /there is nothing to read from descriptor 3/],
      [
        'short',
        ['backup', '--workspace', 'sample', '--to', 'none', '--encrypt'],
        /^A passphrase has at least 8 characters/,
      ],
      ['four calm words', ['backup', '--workspace', 'sample', '--to', 'none'], /^--passphrase-fd goes with --encrypt/],
    ] as const;
    for (const [secret, args, said] of cases) {
      const { code, out, err } = gt(secret, ...args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(said);
    }
    expect(readdirSync(folder)).not.toContain('not-made');
    expect(readdirSync(folder)).not.toContain('none');
  });

  test('takes no passphrase as an argument', () => {
    expect(gt(null, 'verify', backup, '--passphrase', 'four calm words here')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^verify knows no option --passphrase\./),
    });
  });
});
