/** The system's Chrome or Chromium where there is one, else the one that comes from npm (Linux only). */
import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const fromNpm = async (): Promise<string> => {
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
};

/** A quiet browser: it asks no service of its own for anything. As root Chromium runs without its sandbox only. */
export const chromiumLaunch = async (): Promise<LaunchOptions> => ({
  executablePath: places[process.platform]?.find((path) => existsSync(path)) ?? (await fromNpm()),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
