import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AgeKey } from './age/header.ts';
import { type Archive, openArchive, readFile } from './archive-reader.ts';
import { digestOf, storeBeside } from './attachment-store.ts';
import { Failure } from './failure.ts';
import { makeFolder, syncFolder } from './folders.ts';
import { inLanes } from './lanes.ts';
import type { Bag } from './verify.ts';

const folders = (path: string): readonly string[] => {
  const parent = dirname(path);
  return parent === '.' ? [] : [...folders(parent), parent];
};

/** Copies attachments from beside the archive; `checkUnpacked` reads them again. */
const unpackBeside = async (
  path: string,
  { beside }: Bag,
  dir: string,
  step: (name: string) => void,
): Promise<void> => {
  if (beside.size === 0) return;
  step('unpack files');
  const files = join(dir, 'files');
  await makeFolder(files);
  await inLanes(beside, 4, async ([name, sha256]) => {
    await copyFile(join(storeBeside(path), sha256), join(files, name), constants.COPYFILE_FICLONE);
    const file = await open(join(files, name), 'r+');
    try {
      await file.chmod(0o600);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  await syncFolder(files);
};

/** Unpacks the payload into `dir`, file by file, each synced and checked against its digest on the way. */
const unpack = async (archive: Archive, bag: Bag, dir: string, step: (name: string) => void): Promise<void> => {
  const made = new Set<string>();
  for (const [path, listed] of bag.payload) {
    const file = archive.files.get(`${bag.root}data/${path}`);
    if (file === undefined) throw new Failure('unreadable', `${path} is missing from the backup. Nothing was changed.`);
    step(`unpack ${path}`);
    for (const folder of folders(path)) {
      if (!made.has(folder)) await makeFolder(join(dir, folder));
      made.add(folder);
    }
    const target = await open(join(dir, path), 'wx', 0o600);
    try {
      const { digest } = await readFile(archive, file, async (bytes) => void (await target.writeFile(bytes)));
      if (digest !== listed) throw new Failure('unreadable', `${path} was altered in the backup. Nothing was changed.`);
      await target.sync();
    } finally {
      await target.close();
    }
  }
  for (const folder of [...made].reverse()) await syncFolder(join(dir, folder));
};

/** Reads the unpacked files again from the disk. */
export const checkDigests = async (dir: string, bag: Bag): Promise<void> => {
  const buffer = Buffer.alloc(1024 * 1024);
  const beside = [...bag.beside].map(([name, sha256]) => [`files/${name}`, sha256] as const);
  for (const [path, listed] of [...bag.payload, ...beside]) {
    const file = await open(join(dir, path), 'r');
    const digest = await digestOf(file, buffer).finally(() => file.close());
    if (digest !== listed) {
      throw new Failure('storage', `${path} did not arrive on the disk as it was written. Nothing was changed.`);
    }
  }
};

/** Unpacks the payload of a bag, and the attachments beside it, into `incoming`. */
export const unpackAll = async (
  path: string,
  key: AgeKey | null,
  bag: Bag,
  incoming: string,
  step: (name: string) => void,
): Promise<void> => {
  const archive = await openArchive(path, key);
  try {
    await unpack(archive, bag, incoming, step);
    await unpackBeside(path, bag, incoming, step);
  } finally {
    archive.zip.close();
  }
};
