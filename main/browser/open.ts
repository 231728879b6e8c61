/** Handing a file, a folder or the app's own address to the system's programs, without a shell in between. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

type Command = { readonly program: string; readonly args: readonly string[]; readonly verbatim?: boolean };

const opener = (target: string): Command => {
  switch (process.platform) {
    case 'darwin':
      return { program: 'open', args: [target] };
    case 'win32':
      return { program: 'explorer.exe', args: [target] };
    default:
      return { program: 'xdg-open', args: [target] };
  }
};

const shower = (path: string): Command => {
  switch (process.platform) {
    case 'darwin':
      return { program: 'open', args: ['-R', path] };
    case 'win32':
      // Explorer wants the comma outside and the path inside the quotes; Node's own quoting would wrap both.
      return { program: 'explorer.exe', args: [`/select,"${path}"`], verbatim: true };
    default:
      return opener(dirname(path));
  }
};

/** An opener that still runs after this long has a window open: that counts as done. */
const patience = 2_000;

const run = (command: Command, sentence: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(command.program, [...command.args], {
      stdio: 'ignore',
      detached: true,
      windowsVerbatimArguments: command.verbatim ?? false,
    });
    const timer = setTimeout(resolve, patience);
    child.once('error', () => {
      clearTimeout(timer);
      reject(new Error(sentence));
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      // explorer.exe exits with 1 when all went well.
      if (code === 0 || process.platform === 'win32') resolve();
      else reject(new Error(sentence));
    });
    child.unref();
  });

const absolute = (path: string): string => {
  if (!isAbsolute(path)) throw new Error('Only whole paths can be opened.');
  return path;
};

/** Rejects with a sentence when the system has no program for it. */
export const openPath = async (path: string): Promise<void> =>
  run(opener(absolute(path)), `This computer has no program that opens the file from here. You find it at ${path}.`);

export const showInFolder = async (path: string): Promise<void> =>
  run(shower(absolute(path)), `The folder could not be opened from here. The file is at ${path}.`);

/** Opens our own address. Resolves to false when no browser could be started. */
export const openAddress = (address: string): Promise<boolean> =>
  run(opener(address), 'No browser could be started.').then(
    () => true,
    () => false,
  );

/** Under Linux opening anything needs a desktop session and xdg-open; a server or a container has neither. */
export const canShow = (): boolean => {
  if (process.platform !== 'linux') return true;
  const desktop = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return desktop && folders.some((folder) => existsSync(join(folder, 'xdg-open')));
};
