/** The browser host with a real browser before it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumLaunch } from '../e2e/chromium.ts';
import { folderArguments } from '../e2e/host.ts';

const entry = join(import.meta.dirname, '..', '..', 'main', 'browser', 'main.ts');

/** The address the host prints; rejects with what it says instead. */
const addressOf = (host: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    host.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    host.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    host.once('close', (code) => reject(new Error(`The browser host ended with ${code}: ${said}`)));
  });

/** Runs the host on the workspace in `folder`, and `work` with a browser, which gets `more` arguments, and the address of the host. */
export const inBrowser = async <T>(
  folder: string,
  work: (browser: Browser, address: string) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> => {
  const folders = { workspace: join(folder, 'workspace'), documents: join(folder, 'documents'), data: folder };
  const host = spawn(process.execPath, [entry, ...folderArguments(folders), '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(host, 'exit');
  try {
    const address = await addressOf(host);
    const launch = await chromiumLaunch();
    const browser = await chromium.launch({ ...launch, args: [...(launch.args ?? []), ...more] });
    return await work(browser, address).finally(() => browser.close());
  } finally {
    if (host.connected) host.send('stop');
    await ended;
  }
};
