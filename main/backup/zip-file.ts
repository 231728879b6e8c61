import { createWriteStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export type ZipOnDisk = {
  readonly zip: ZipFile;
  /** Rejects as soon as the archive cannot be written any more; never resolves. */
  readonly stopped: Promise<never>;
  /** Ends the archive; resolves when all of it is on the disk. */
  readonly finish: () => Promise<void>;
  /** Lets go of a half-written archive; the file itself is left to the caller. */
  readonly abandon: () => Promise<void>;
};

/** A ZIP archive written into a new file that only the user can read, encrypted by `seal` on the way, and synced to the disk at its end. */
export const createZip = (file: string, seal: Transform | null = null): ZipOnDisk => {
  const zip = new ZipFile();
  const target = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const written = seal === null ? pipeline(zip.outputStream, target) : pipeline(zip.outputStream, seal, target);
  const stopped = Promise.race([failed, written.then(() => Promise.reject(new Error('The archive ended early.')))]);
  // Both are awaited by the caller; until then a rejection waits for its reader.
  written.catch(() => undefined);
  stopped.catch(() => undefined);
  return {
    zip,
    stopped,
    finish: async () => {
      zip.end();
      await Promise.race([failed, written]);
    },
    abandon: async () => {
      target.destroy();
      await written.catch(() => undefined);
    },
  };
};
