import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepPack } from '#main/app/pack-file.ts';
import { type PackDisk, packDisk } from '#main/pack/folder/disk.ts';
import type { PackForm } from '#shared/contract.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { someExhibits } from '../../builders/pack-kept.ts';

const pack = (folder: string, form: PackForm) => ({
  folder,
  createFolder: false,
  clientName: 'Amber Lane',
  fileName: `${form === 'pdf' ? 'Closing pack' : 'MY RECORDS'} - Amber Lane - 2026-11-21.pdf`,
  form,
  asOf: '2026-11-21',
  pdf: Buffer.from('%PDF-'),
  files: [
    { path: 'data/pack.json', bytes: Buffer.from('{}\n') },
    { path: 'README.txt', bytes: Buffer.from('What this is.\n') },
  ],
  exhibits: someExhibits(),
});

const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** A disk that takes three files and then refuses. */
const refusing = (code: string, before: () => void = () => undefined): PackDisk => {
  let written = 0;
  return {
    ...packDisk,
    write: async (path, parts) => {
      written += 1;
      if (written <= 3) return packDisk.write(path, parts);
      writeFileSync(path, 'half');
      before();
      return refuse(code);
    },
    rename: async () => refuse(code),
  };
};

const clientFolder = (folder: string): string => join(folder, 'Amber Lane');

describe('a pack that cannot be kept', () => {
  const sentences = [
    ['ENOSPC', 'storage', 'the disk is full. Your records are unchanged. Free some space'],
    ['EDQUOT', 'storage', 'the disk is full'],
    ['EACCES', 'read-only', 'cannot be written to. Your records are unchanged. Choose another folder in Settings'],
    ['EROFS', 'read-only', 'cannot be written to'],
    ['ENAMETOOLONG', 'storage', 'is too long for this system. Your records are unchanged. Choose a folder nearer'],
    ['EIO', 'storage', 'cannot be reached'],
  ] as const;
  for (const [error, code, sentence] of sentences) {
    it.each(['pdf', 'folder'] as const)(`says why (${error}) and leaves nothing half-written, as %s`, async (form) => {
      const folder = temporaryFolder();
      const kept = await keepPack(pack(folder, form), refusing(error));
      expect(kept).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(sentence) } });
      expect(readdirSync(clientFolder(folder))).toEqual([]);
    });
  }

  it('as a ZIP leaves nothing half-written either', async () => {
    const folder = temporaryFolder();
    const kept = await keepPack(pack(folder, 'zip'), { ...packDisk, rename: async () => refuse('ENOSPC') });
    expect(kept).toMatchObject({ ok: false, error: { message: expect.stringContaining('the disk is full') } });
    expect(readdirSync(clientFolder(folder))).toEqual([]);
  });

  it.each(['folder', 'zip'] as const)(
    'because the target went away while it was written says so, as %s',
    async (form) => {
      const folder = join(temporaryFolder(), 'stick');
      mkdirSync(folder);
      const gone = (): void => rmSync(folder, { recursive: true });
      const disk: PackDisk =
        form === 'folder'
          ? refusing('ENOENT', gone)
          : {
              ...packDisk,
              rename: async (from, to) => {
                gone();
                await packDisk.rename(from, to);
              },
            };
      const kept = await keepPack(pack(folder, form), disk);
      expect(kept).toMatchObject({
        ok: false,
        error: { code: 'storage', message: expect.stringContaining(`the folder ${folder} cannot be reached`) },
      });
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('because the path is too long for the system says so', async () => {
    // Below the longest path of Linux and macOS, and above it with the name of a pack.
    let folder = temporaryFolder();
    while (folder.length < 3900) folder = join(folder, 'x'.repeat(Math.min(200, 4000 - folder.length)));
    if (process.platform === 'win32') return;
    expect(await keepPack({ ...pack(folder, 'folder'), createFolder: true, clientName: 'y'.repeat(60) })).toMatchObject(
      {
        ok: false,
        error: { code: 'storage', message: expect.stringMatching(/too long for this system|cannot be reached/) },
      },
    );
  });

  it.each(['folder', 'zip'] as const)(
    'because an original is not what was added any more says which, as %s',
    async (form) => {
      const folder = temporaryFolder();
      const given = pack(folder, form);
      const [, second] = given.exhibits;
      if (second === undefined) throw new Error('no exhibit');
      writeFileSync(second.path, 'x'.repeat(second.size));
      const kept = await keepPack(given);
      expect(kept).toMatchObject({
        ok: false,
        error: {
          code: 'unreadable',
          message: expect.stringContaining('the original of exhibit B is missing or damaged'),
        },
      });
      expect(readdirSync(clientFolder(folder))).toEqual([]);
      rmSync(second.path);
      expect(await keepPack(given)).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    },
  );
});

describe('a pack whose name is taken', () => {
  it.each(['pdf', 'folder', 'zip'] as const)('gets a number, and what is there stays, as %s', async (form) => {
    const folder = temporaryFolder();
    const given = pack(folder, form);
    const name = given.fileName.replace(/\.pdf$/, form === 'pdf' ? '.pdf' : form === 'zip' ? '.zip' : '');
    const taken = join(clientFolder(folder), name);
    mkdirSync(dirname(taken));
    writeFileSync(taken, 'mine');
    const kept = await keepPack(given);
    if (!kept.ok) throw new Error(kept.error.message);
    const second = form === 'folder' ? `${name} (2)` : name.replace(/\.(pdf|zip)$/, ' (2).$1');
    expect(readdirSync(clientFolder(folder)).sort()).toEqual([name, second].sort());
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    // Made again it is found under its number.
    expect(await keepPack(given)).toEqual(kept);
  });
});
