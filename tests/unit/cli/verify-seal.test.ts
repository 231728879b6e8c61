import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { keepPack } from '#main/app/pack-file.ts';
import { readArguments } from '#main/cli/command.ts';
import { commands } from '#main/cli/commands.ts';
import type { PackForm } from '#shared/contract.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { smallPack } from '../../builders/small-pack.ts';

/** The command as it is typed. */
const verify = async (...args: readonly string[]) => {
  const command = commands.find(({ name }) => name === 'verify');
  if (command === undefined) throw new Error('There is no gt verify.');
  const read = await readArguments(command, args);
  if (read.kind !== 'run') throw new Error(read.kind === 'wrong' ? read.sentence : read.kind);
  return command.run(read.given);
};

const kept = async (form: PackForm) => {
  const result = await keepPack(smallPack(temporaryFolder(), form, 'Words.'));
  if (!result.ok) throw new Error(result.error.message);
  const { path, folder, seal } = result.value;
  return { path: folder ?? path, seal: seal ?? '' };
};

const other = '0'.repeat(64);

describe('gt verify with the seal that was noted', () => {
  test.each(['folder', 'zip'] as const)('says whether it is the one of the %s', async (form) => {
    const { path, seal } = await kept(form);
    const noted = seal.toUpperCase().replace(/(.{8})(?=.)/g, '$1 ');
    expect(await verify(path, '--seal', noted)).toMatchObject({
      error: null,
      value: { sealMatches: true },
      lines: expect.arrayContaining(['The seal is the one you noted.']),
    });
    expect(await verify(path, '--seal', other)).toMatchObject({
      error: { message: 'This pack is not the one you noted: its seal is another.' },
      value: { sealMatches: false, problems: [] },
    });
    expect(await verify(path)).toMatchObject({ error: null });
  });

  test('finds a manifest that was written anew, though every file matches it', async () => {
    const { path, seal } = await kept('folder');
    const [readme, manifest] = [join(path, 'README.txt'), join(path, 'manifest-sha256.txt')];
    const digest = /^([0-9a-f]{64}) {2}README\.txt$/m;
    writeFileSync(readme, '');
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(digest, `${empty}  README.txt`));
    expect(await verify(path)).toMatchObject({ error: null });
    expect(await verify(path, '--seal', seal)).toMatchObject({ error: { code: 'unreadable' } });
  });

  test('names what changed besides', async () => {
    const { path, seal } = await kept('folder');
    writeFileSync(join(path, 'README.txt'), 'Other words.');
    expect(await verify(path, '--seal', seal)).toMatchObject({
      error: { message: 'This pack is not as it was made. 1 problem was found.' },
      lines: expect.arrayContaining([
        'README.txt has changed since this pack was made.',
        'The seal is the one you noted.',
      ]),
    });
  });

  test('takes the SHA-256 of a single PDF, and no seal for what is none', async () => {
    const folder = temporaryFolder();
    const pdf = new PDFDocument({ info: { Creator: 'Good Terms 0.1.0' }, compress: false });
    pdf.text('First page').end();
    const path = join(folder, 'Closing pack.pdf');
    writeFileSync(path, await buffer(pdf));
    const alone = await verify(path);
    const own = 'sha256' in alone.value ? String(alone.value.sha256) : '';
    expect(await verify(path, '--seal', own)).toMatchObject({ error: null, value: { sealMatches: true } });
    expect(await verify(path, '--seal', other)).toMatchObject({
      error: { message: 'This pack is not the one you noted: its SHA-256 is another.' },
    });
    expect(await verify(folder, '--seal', own)).toMatchObject({
      error: { message: 'A seal belongs to one pack. Name its folder, its ZIP or its PDF.' },
    });
    await expect(verify(path, '--seal', 'abc')).rejects.toThrow('--seal is the 64 hexadecimal digits');
  });
});

test('What a making that was killed left behind is no pack of the folder of a client', async () => {
  const { path } = await kept('folder');
  const half = join(path, '..', '.pack.0a1b2c3d-1-1.partial');
  mkdirSync(half);
  writeFileSync(join(half, 'pack.pdf'), 'half');
  expect(await verify(join(path, '..'))).toMatchObject({ error: null, value: { problems: [] } });
  // Inside a pack it is named: nothing there is passed over.
  writeFileSync(join(path, '.pack.0a1b2c3d-1-1.partial'), 'x');
  expect(await verify(path)).toMatchObject({
    error: { code: 'unreadable' },
    value: { problems: ['.pack.0a1b2c3d-1-1.partial is not part of this pack.'] },
  });
});
