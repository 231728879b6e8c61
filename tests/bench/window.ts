import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import { inBrowser } from './browser.ts';
import { type Figure, ms } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { sampleWorkspace } from './workspace.ts';

const limit = 1_000;

/** Runs in the page from the start of the navigation: notes when a client's heading and "Write an entry" stand on the screen. */
const watch = (): void => {
  const reachable = (selector: string): boolean => {
    const element = document.querySelector(selector);
    if (element === null) return false;
    const { x, y, width, height } = element.getBoundingClientRect();
    // What can be used is what a click in its middle meets.
    return width > 0 && element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  const look = (): void => {
    if (!reachable('main h1') || !reachable('main a[href$="/journal/new"]')) {
      requestAnimationFrame(look);
      return;
    }
    // The frame that was looked at is on the screen once a task after it runs.
    setTimeout(() => performance.mark('usable'));
  };
  requestAnimationFrame(look);
};

/** Milliseconds from the start of a navigation to a window that can be used. */
const usable = async (context: BrowserContext, address: string): Promise<number> => {
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address);
  const mark = await page.waitForFunction(() => performance.getEntriesByName('usable')[0]?.startTime ?? null);
  const taken = await mark.jsonValue();
  if (taken === null) throw new Error('The window never became usable.');
  return taken;
};

const visits = async (browser: Browser, address: string): Promise<readonly number[]> => {
  const { origin } = new URL(address);
  const first = await browser.newContext();
  // The address works once; the later visitors bring the cookie the first one got. Its own visit is the warm-up.
  await usable(first, address);
  const cookies = await first.cookies();
  await first.close();
  const taken: number[] = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const context = await browser.newContext();
    await context.addCookies(cookies);
    taken.push(await usable(context, origin));
    await context.close();
  }
  return taken;
};

const measure = async (folder: string): Promise<readonly number[]> => {
  await sampleWorkspace(join(folder, 'workspace'));
  return inBrowser(folder, visits);
};

/** The browser host runs; a browser that has never been there opens it. */
export const firstPaint: Figure = {
  name: 'first usable paint of the sample in the browser host, median',
  limit: ms(limit),
  against:
    'the limit itself, five new browsers, from the start of the navigation to heading and "Write an entry" on the screen',
  take: async () => {
    const taken = median(await inFolder(measure));
    return { figure: ms(taken), reference: null, holds: taken <= limit };
  },
};
