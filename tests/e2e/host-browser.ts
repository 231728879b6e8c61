import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Folders, folderArguments, type RunningHost } from './host.ts';

const entry = join(import.meta.dirname, '..', '..', 'main', 'browser', 'main.ts');

const address = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve(out.trim());
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('exit', (code) => reject(new Error(`The browser host ended with ${code}: ${said}`)));
  });

/** The real browser host in a process of its own, opened in the given page. */
export const browserHost = (page: Page, folders: Folders): RunningHost => {
  let child: ChildProcess | null = null;
  let origin = '';

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === null) return;
    const ended = once(child, 'exit');
    if (process.platform === 'win32' && signal === 'SIGTERM') child.send('stop');
    else child.kill(signal);
    child = null;
    await ended;
  };

  return {
    origin: () => origin,
    start: async () => {
      child = spawn(process.execPath, [entry, ...folderArguments(folders), '--port', '0', '--no-open'], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      const opened = await address(child);
      origin = new URL(opened).origin;
      await page.goto(opened);
      return page;
    },
    quit: () => end('SIGTERM'),
    closeAndKeep: () => Promise.reject(new Error('A browser tab is not the app to close.')),
    killHard: () => end('SIGKILL'),
  };
};
