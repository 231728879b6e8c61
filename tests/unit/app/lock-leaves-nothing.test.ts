import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryPrefix } from '#main/workspace/temporary.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { passphrase, secrets, setPassphrase, told, writeSecrets } from '../../builders/locked.ts';

const usual = process.env.TMPDIR;
let folder = '';
let passing = '';
beforeEach(() => {
  folder = temporaryFolder();
  passing = join(folder, 'system-temporary');
  mkdirSync(passing);
  process.env.TMPDIR = passing;
});
afterEach(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
});

/** A large pack that was broken off while it was written. */
const halfPack = (): string => {
  const dir = mkdtempSync(temporaryPrefix('pack'));
  writeFileSync(join(dir, 'pack.pdf'), secrets.fact);
  return dir;
};

describe('After the lock', () => {
  test('no word is readable anywhere below the folders of the app, nor in the temporary folder of the system', async () => {
    const running = await startApp({ kind: 'browser' }, folder);
    await setPassphrase(running);
    const { clientId, attachment } = await writeSecrets(running);
    await running.ask('file.open', {
      sha256: attachment.sha256,
      name: attachment.name,
      mediaType: attachment.mediaType,
    });
    await running.ask('pack.preview', { clientId, edition: 'records', asOf: '2026-11-21' });
    await running.ask('search.all', { query: secrets.fact });
    const { path } = await running.ask('backup.make', null);
    await running.ask('backup.inspect', { path });
    await running.ask('backup.prove', null);
    await running.ask('backup.restore', { path, clientId });
    const half = halfPack();
    expect(told(passing).length).toBeGreaterThan(0);

    await running.ask('lock.now', { why: 'asked' });
    expect(existsSync(half)).toBe(false);
    expect(readdirSync(passing).filter((name) => /copy|pack/.test(name))).toEqual([]);
    expect(told(folder)).toEqual([]);

    await running.ask('lock.unlock', { by: 'passphrase', passphrase });
    const later = halfPack();
    await running.app.stop();
    expect(existsSync(later)).toBe(false);
    expect(told(folder)).toEqual([]);
  });
});
