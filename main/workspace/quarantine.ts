import { join } from 'node:path';
import { type Disk, readIfPresent, writeNewFile } from './disk.ts';

/** Copies bytes that could not be understood into the workspace's `quarantine/` folder. */
export type Quarantine = {
  /**
   * Keeps a copy and returns its path below the workspace ("quarantine/…"); the same bytes are kept once. Null when no
   * copy could be made: then nothing may be written over the original.
   */
  readonly keep: (name: string, bytes: Uint8Array) => string | null;
};

/** A quarantine that takes nothing: for a workspace that cannot be written to. */
export const closedQuarantine: Quarantine = { keep: () => null };

const stamp = (now: Date): string => now.toISOString().replace(/[-:.]/g, '');

export const openQuarantine = (workspace: string, disk: Disk, clock: () => Date): Quarantine => {
  const folder = join(workspace, 'quarantine');
  const known = (name: string, bytes: Uint8Array): string | undefined =>
    disk
      .readdirSync(folder)
      .find((file) => file.startsWith(`${name}-`) && readIfPresent(disk, join(folder, file))?.equals(bytes));
  return {
    keep: (name, bytes) => {
      try {
        disk.mkdirSync(folder, { recursive: true });
        const before = known(name, bytes);
        if (before !== undefined) return `quarantine/${before}`;
        const base = `${name}-${stamp(clock())}`;
        const taken = new Set(disk.readdirSync(folder));
        let file = base;
        for (let n = 2; taken.has(file); n += 1) file = `${base}-${n}`;
        writeNewFile(disk, join(folder, file), bytes);
        return `quarantine/${file}`;
      } catch {
        return null;
      }
    },
  };
};
