import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux's numbers of file systems in memory (tmpfs, ramfs): an fsync there costs nothing and proves nothing. */
const inMemory: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

const onDisk = async (): Promise<string> => {
  const checkout = join(import.meta.dirname, '..', '..', 'out');
  for (const place of [tmpdir(), '/var/tmp', checkout]) {
    const system = await statfs(place).catch(() => null);
    if (system !== null && !inMemory.has(system.type)) return place;
  }
  throw new Error('There is no folder on a disk to measure in.');
};

/** Runs `work` in a new folder on a disk and removes the folder afterwards. */
export const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(await onDisk(), 'good-terms-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
