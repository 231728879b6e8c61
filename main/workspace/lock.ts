import { randomBytes } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Result } from '#shared/contract.ts';
import { type Disk, errorCode, readIfPresent, writeNewFile } from './disk.ts';
import { fail, folderRefused, isDenied, isFull, ok } from './result.ts';

/** Held while a process has the workspace open. Not held in a folder that takes no writing: then it can only be read. */
export type Lock = {
  readonly refused: 'denied' | 'full' | null;
  /** Why this process does not hold the folder any more, as the code of an error; null while it does. */
  readonly lost: () => 'ENOENT' | 'ENOTOURS' | null;
  readonly release: () => Promise<void>;
};

/** What a disk that takes no lock allows: reading, or nothing. */
const withoutLock = (error: unknown, folder: string): Result<Lock> => {
  const refused = isDenied(error) ? 'denied' : isFull(error) ? 'full' : null;
  return refused === null ? folderRefused(error, folder) : ok({ refused, lost: () => null, release: async () => {} });
};

const content = z.object({
  pid: z.int(),
  host: z.string(),
  token: z.string().regex(/^[0-9a-f]{32}$/),
  socket: z.string(),
});
type Content = z.infer<typeof content>;

/**
 * Where the holder of `token` listens. A process number can be given to another program after a crash; a socket answers
 * only while its process lives. Linux's abstract names and Windows' pipes vanish with the process.
 */
const socketOf = (token: string): string => {
  const name = `good-terms-${token}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
};

const listen = (socket: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((peer) => peer.destroy());
    server.once('error', reject);
    server.listen(socket, () => {
      server.off('error', reject);
      server.unref();
      resolve(server);
    });
  });

const closeServer = (server: Server | null): Promise<void> =>
  new Promise((resolve) => {
    if (server === null) resolve();
    else server.close(() => resolve());
  });

export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
};

/** Whether the holder lives: its socket answers, or, where it could not listen, its process number is in use. */
const answers = ({ socket, pid }: Content): Promise<boolean> =>
  new Promise((resolve) => {
    if (socket === '') {
      resolve(isRunning(pid));
      return;
    }
    const peer = connect(socket, () => {
      peer.destroy();
      resolve(true);
    });
    // A full queue of callers (EAGAIN) and a pipe that is busy are signs of life as well.
    peer.once('error', (error) => resolve(!['ENOENT', 'ECONNREFUSED'].includes(errorCode(error))));
  });

const readContent = (disk: Disk, path: string): Content | null => {
  try {
    const bytes = readIfPresent(disk, path);
    return bytes === null ? null : (content.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? null);
  } catch {
    return null;
  }
};

/** The lock's content. A lock that was created this very moment may still be empty: it gets half a second. */
const readWritten = async (disk: Disk, path: string): Promise<Content | null> => {
  for (let tries = 0; tries < 10; tries += 1) {
    const found = readContent(disk, path);
    if (found !== null || readIfPresent(disk, path) === null) return found;
    await setTimeout(50);
  }
  return null;
};

const inUse = fail(
  'in-use',
  'This workspace is already open in another window of Good Terms. Use that window, or close it and start again. Nothing was changed.',
);

const elsewhere = (host: string, path: string) =>
  fail(
    'in-use',
    `This workspace is open on another computer (${host}). Close Good Terms there first. If it is not running there any more, delete the file ${path} and start again.`,
  );

/** Moves a dead process's lock away. False when it was no longer the one that was looked at. */
const moveAway = (disk: Disk, path: string, dead: string | null, mine: string): boolean => {
  const aside = `${path}.${mine}`;
  try {
    disk.renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true;
    throw error;
  }
  if ((readContent(disk, aside)?.token ?? null) === dead) {
    disk.rmSync(aside, { force: true });
    return true;
  }
  // Another process took the lock over in between: this is its lock, and it gets it back.
  disk.renameSync(aside, path);
  return false;
};

/**
 * Takes the workspace for this process. A lock whose process is gone (a crash, `kill -9`) is taken over at once.
 * Errors: `in-use`; `storage` when the folder cannot be reached.
 */
export const takeLock = async (folder: string, disk: Disk): Promise<Result<Lock>> => {
  const path = join(folder, 'workspace.lock');
  const token = randomBytes(16).toString('hex');
  const socket = socketOf(token);
  // A temporary folder with a very long name takes no socket.
  const server = await listen(socket).catch(() => null);
  const mine: Content = { pid: process.pid, host: hostname(), token, socket: server === null ? '' : socket };
  const giveUp = async <T>(result: T): Promise<T> => {
    await closeServer(server);
    return result;
  };

  for (;;) {
    try {
      writeNewFile(disk, path, Buffer.from(`${JSON.stringify(mine)}\n`));
      break;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return giveUp(withoutLock(error, folder));
    }
    const holder = await readWritten(disk, path);
    if (holder !== null && (await answers(holder))) return giveUp(inUse);
    if (holder !== null && holder.host !== mine.host) return giveUp(elsewhere(holder.host, path));
    try {
      if (!moveAway(disk, path, holder?.token ?? null, token)) return giveUp(inUse);
    } catch (error) {
      return giveUp(withoutLock(error, folder));
    }
  }

  const lost: Lock['lost'] = () => {
    const now = readContent(disk, path);
    return now === null ? 'ENOENT' : now.token === token ? null : 'ENOTOURS';
  };
  const release = async (): Promise<void> => {
    if (lost() === null) disk.rmSync(path, { force: true });
    await closeServer(server);
  };
  return ok({ refused: null, lost, release });
};
