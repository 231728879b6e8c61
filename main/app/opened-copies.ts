import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { temporaryPrefix } from '../workspace/temporary.ts';

/** Read-only copies of attachments for other programs. They last as long as the app runs. */
export type OpenedCopies = {
  /** Writes the stream into a new file that ends in `ending` and answers its path. Rejects when either side fails. */
  readonly make: (stream: Readable, ending: string) => Promise<string>;
  readonly removeAll: () => Promise<void>;
};

export const createOpenedCopies = (): OpenedCopies => {
  const folders: string[] = [];
  let stopped = false;
  return {
    make: async (stream, ending) => {
      const folder = await mkdtemp(temporaryPrefix('copy'));
      folders.push(folder);
      if (stopped) {
        await rm(folder, { recursive: true, force: true });
        throw new Error('The file was not opened: the workspace was closed meanwhile. Open it again.');
      }
      const path = join(folder, `attachment${ending}`);
      await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      // What is changed in a copy would be lost without a word.
      await chmod(path, 0o400);
      return path;
    },
    removeAll: async () => {
      stopped = true;
      for (const folder of folders.splice(0)) {
        await rm(folder, { recursive: true, force: true }).catch(() => undefined);
      }
    },
  };
};
