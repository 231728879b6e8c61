import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

const two = (n: number): string => String(n).padStart(2, '0');

/** `good-terms-YYYY-MM-DD-HHmmss.zip` by the user's own clock; `count` above 1 is added when the name is taken. An encrypted one ends in `.zip.age`. */
export const backupName = (now: Date, count = 1, sealed = false): string => {
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `good-terms-${day}-${time}${count === 1 ? '' : `-${count}`}.zip${sealed ? '.age' : ''}`;
};

const finalName = /^good-terms-(\d{4})-(\d{2})-(\d{2})-(\d{2})(\d{2})(\d{2})(?:-(\d+))?\.zip(\.age)?$/;

/** Whether a file of this name is a finished backup: only an archive that was re-read gets such a name. */
export const isBackupName = (name: string): boolean => finalName.test(name) && name.endsWith('.zip');

/** Whether a file of this name is a finished backup that was encrypted. */
export const isSealedName = (name: string): boolean => finalName.test(name) && name.endsWith('.age');

/** The time in a backup's name as an instant, or null when the name says none. */
export const timeOfName = (name: string): string | null => {
  const parts = finalName.exec(name);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const time = new Date(year, month - 1, day, hour, minute, second);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
};

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const partial = /^\.good-terms-[0-9-]+\.zip(?:\.age)?\.([0-9a-f]{8})-(\d+)-\d+\.partial$/;
const partialPack = /^\.pack\.([0-9a-f]{8})-(\d+)-\d+\.partial$/;
let started = 0;

/** The name an archive has while it is written. It says who writes, so that leftovers can be told from work in progress. */
export const partialName = (name: string): string => {
  started += 1;
  return `.${name}.${machine}-${process.pid}-${started}.partial`;
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const half = /^\.[0-9a-f]{64}\.([0-9a-f]{8})-(\d+)-\d+\.half$/;

/** The name an attachment has beside the archives until its copy was read again. */
export const halfName = (sha256: string): string => {
  started += 1;
  return `.${sha256}.${machine}-${process.pid}-${started}.half`;
};

/** Milliseconds after which a half-written archive of another machine counts as left behind. */
const abandonedAfter = 24 * 60 * 60 * 1000;

const isAbandoned = (parts: RegExpExecArray | null, age: number): boolean => {
  if (parts === null) return false;
  if (parts[1] === machine && !isRunning(Number(parts[2]))) return true;
  return age > abandonedAfter;
};

/** Whether a file is half an archive whose writer is gone. `age` in milliseconds since its last change. */
export const isLeftover = (name: string, age: number): boolean => isAbandoned(partial.exec(name), age);

/** Whether a file or folder is half a pack whose writer is gone. `age` in milliseconds since its last change. */
export const isLeftoverPack = (name: string, age: number): boolean => isAbandoned(partialPack.exec(name), age);

/** Whether a file or folder is a pack that is being written, or was left half-written. */
export const isHalfPack = (name: string): boolean => partialPack.test(name);

/** Whether a file is half an attachment whose writer is gone. `age` in milliseconds since its last change. */
export const isLeftoverHalf = (name: string, age: number): boolean => isAbandoned(half.exec(name), age);

/** Whether a file is an archive that is being written, or was. */
export const isPartial = (name: string): boolean => partial.test(name);

/**
 * Whether a file of the workspace is only of this moment: locks, half-written files, what the system puts beside.
 * Backups leave these out and restoring leaves them in place.
 */
export const isPassing = (name: string): boolean =>
  name.startsWith('.') ||
  name === 'lock' ||
  /\.lock(\.|$)/.test(name) ||
  name.endsWith('.tmp') ||
  name.includes('.tmp-') ||
  name === 'Thumbs.db' ||
  name === 'desktop.ini';

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the purpose.
const notForWindows = /[<>:"|?*\u0000-\u001f]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Why a path from an archive cannot be trusted, or null. Paths use `/` and stay below their folder on every system. */
export const unsafePath = (path: string): string | null => {
  if (path === '') return 'has no name';
  if (path.includes('\0')) return 'has a hidden character in its name';
  if (path.includes('\\')) return 'has a backslash in its name';
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'names a place outside the archive';
  const parts = path.split('/');
  if (parts.some((part) => part === '..')) return 'names a place outside the archive';
  if (parts.some((part) => part === '' || part === '.')) return 'has an empty part in its name';
  if (process.platform === 'win32' && parts.some((part) => notForWindows.test(part))) {
    return 'has a name this system cannot write';
  }
  return null;
};

/**
 * The name of the attachment at a path of a workspace: its digest, or 96 digits that stand for it where the workspace is
 * encrypted. Null for any other file.
 */
export const attachmentName = (path: string): string | null =>
  /^files\/([0-9a-f]{64}|[0-9a-f]{96})$/.exec(path)?.[1] ?? null;
