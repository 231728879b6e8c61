import { type Disk, nodeDisk } from '#main/workspace/disk.ts';

/** What Node throws when the system refuses. */
export const systemError = (code: string): Error => Object.assign(new Error(`${code}: refused by the test`), { code });

export type FailingDisk = {
  readonly disk: Disk;
  /** From now on every write takes at most `bytes` in all, then the disk is full. Null: as much as it likes. */
  readonly roomFor: (bytes: number | null) => void;
  /** From now on these calls fail with this code. Null: they work again. */
  readonly refuse: (calls: readonly (keyof Disk)[], code: string | null) => void;
};

/** The real disk with switches that make it fail the way real disks do: short writes first, errors after. */
export const failingDisk = (): FailingDisk => {
  let room: number | null = null;
  const refused = new Map<keyof Disk, string>();
  const guard =
    <A extends unknown[], R>(name: keyof Disk, call: (...args: A) => R) =>
    (...args: A): R => {
      const code = refused.get(name);
      if (code !== undefined) throw systemError(code);
      return call(...args);
    };
  const disk: Disk = {
    openSync: guard('openSync', nodeDisk.openSync),
    closeSync: guard('closeSync', nodeDisk.closeSync),
    writeSync: guard('writeSync', (fd, bytes, offset, length, position) => {
      if (room === 0) throw systemError('ENOSPC');
      const take = room === null ? length : Math.min(length, room);
      if (room !== null) room -= take;
      return nodeDisk.writeSync(fd, bytes, offset, take, position);
    }),
    fsyncSync: guard('fsyncSync', nodeDisk.fsyncSync),
    ftruncateSync: guard('ftruncateSync', nodeDisk.ftruncateSync),
    fstatSync: guard('fstatSync', nodeDisk.fstatSync),
    statSync: guard('statSync', nodeDisk.statSync),
    readFileSync: guard('readFileSync', nodeDisk.readFileSync),
    readSync: guard('readSync', nodeDisk.readSync),
    readdirSync: guard('readdirSync', nodeDisk.readdirSync),
    mkdirSync: guard('mkdirSync', nodeDisk.mkdirSync),
    copyFileSync: guard('copyFileSync', nodeDisk.copyFileSync),
    renameSync: guard('renameSync', nodeDisk.renameSync),
    rmSync: guard('rmSync', nodeDisk.rmSync),
  };
  return {
    disk,
    roomFor: (bytes) => {
      room = bytes;
    },
    refuse: (calls, code) => {
      for (const call of calls) {
        if (code === null) refused.delete(call);
        else refused.set(call, code);
      }
    },
  };
};
