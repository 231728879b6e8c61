/** What a person feels with a journal of years: typing in the composer, and moving through the timeline. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { inBrowser } from './browser.ts';
import { type Figure, ms, type Taken } from './figure.ts';
import { inFolder } from './folder.ts';
import { percentile } from './measure.ts';
import { ownWork } from './own-work.ts';
import { largeWorkspace } from './workspace.ts';

const entries = 50_000;
const presses = 300;
/** Event Timing leaves out what is quicker than this, and rounds to 8 ms. */
const threshold = 16;

/** Runs in the page: keeps the duration of every press as the browser's Event Timing has it. */
const watchKeys = (): void => {
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) {
      if (name === 'keydown') performance.mark('key', { detail: duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
};

const slowKeys = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => performance.getEntriesByName('key').map((mark) => Number((mark as PerformanceMark).detail)));

/** Types into what has the focus; the durations of all presses, in milliseconds. */
const typed = async (page: Page): Promise<readonly number[]> => {
  await page.evaluate(watchKeys);
  const text = 'Petra called at ten past four and asked for a third direction. ';
  await page.keyboard.type(text);
  const before = (await slowKeys(page)).length;
  for (let index = 0; index < presses; index += 1) {
    await page.keyboard.press(text.charAt(index % text.length));
    // As fast as people type in a hurry: 40 ms from key to key.
    await page.waitForTimeout(40);
  }
  // Event Timing reports with the next frames.
  await page.waitForTimeout(300);
  const slow = (await slowKeys(page)).slice(before, before + presses);
  return [...slow, ...Array.from({ length: presses - slow.length }, () => threshold / 2)];
};

/** Scrolls what scrolls in the page by a screen in four frames; the times from frame to frame in milliseconds. */
const scrolled = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const scroller =
      [...document.querySelectorAll('main, main *')].find(
        (element) =>
          element.scrollHeight > 2 * element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY),
      ) ?? document.documentElement;
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const taken: number[] = [];
    let last = await frame();
    for (let index = 0; index < 360; index += 1) {
      scroller.scrollTop += 200;
      const now = await frame();
      // The first frames draw what was never drawn; a person has not begun to look.
      if (index >= 10) taken.push(now - last);
      last = now;
    }
    return taken;
  });

type Measured = {
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  /** Processor time of the window's tasks meanwhile, in milliseconds. */
  readonly tasks: readonly number[];
};

const openJournal = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.locator('main h1').waitFor();
  await page.keyboard.press('Control+2');
  await page.locator('main article').first().waitFor();
};

const bare = async (browser: Browser, html: string): Promise<Page> => {
  const page = await browser.newPage();
  await page.setContent(html);
  return page;
};

const typing = async (browser: Browser, address: string): Promise<Measured> => {
  const plain = await bare(browser, '<textarea autofocus></textarea>');
  await plain.locator('textarea').focus();
  const theirs = await typed(plain);
  await plain.close();
  const page = await browser.newPage();
  await openJournal(page, address);
  await page.keyboard.press('n');
  await page.getByLabel('What happened', { exact: true }).waitFor();
  const ours = await typed(page);
  // Tracing slows every frame by itself, so the clock is read before it.
  const { tasks } = await ownWork(page, () => typed(page));
  return { ours, theirs, tasks };
};

const scrolling = async (browser: Browser, address: string): Promise<Measured> => {
  const line = '<p>Petra called at ten past four.</p>';
  const plain = await bare(browser, line.repeat(5_000));
  const theirs = await scrolled(plain);
  await plain.close();
  const page = await browser.newPage();
  await openJournal(page, address);
  const { value, tasks } = await ownWork(page, () => scrolled(page));
  return { ours: value, theirs, tasks };
};

const measure =
  (work: (browser: Browser, address: string) => Promise<Measured>, more: readonly string[] = []) =>
  async (folder: string): Promise<Measured> => {
    await largeWorkspace(join(folder, 'workspace'), 1, entries);
    return inBrowser(folder, work, more);
  };

/** A machine on which an empty page is over the limit can say nothing about ours; that is said, and is no pass. */
const judged = (figure: number, plain: number, limit: number, own: string): Taken => ({
  figure: plain > limit ? `${ms(figure)}, machine too slow to tell, ${own}` : `${ms(figure)}, ${own}`,
  reference: ms(plain),
  holds: figure <= limit,
});

/**
 * Frames are drawn when they are ready. At the pace of a screen of 60 Hz a key waits up to 16.7 ms for the next one, in an
 * empty page too.
 */
const atOwnPace = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** From the press of a key to the frame that shows it. */
export const keystroke: Figure = {
  name: 'keystroke to paint in the composer with 50,000 entries, p95',
  limit: ms(threshold),
  against:
    'an empty page with one text field; Event Timing of Chromium, steps of 8 ms, without the wait for the next frame of a screen',
  take: async () => {
    const { ours, theirs, tasks } = await inFolder(measure(typing, atOwnPace));
    const perKey = tasks.reduce((sum, task) => sum + task, 0) / ours.length;
    const own = `${ms(perKey)} processor time of the window a key`;
    return judged(percentile(ours, 0.95), percentile(theirs, 0.95), threshold, own);
  },
};

const longest = 32;

/** From frame to frame while the timeline is scrolled by 70,000 pixels. */
export const scrollFrames: Figure = {
  name: 'longest frame while scrolling the timeline of 50,000 entries',
  limit: ms(longest),
  against: 'a plain page of 5,000 lines; 350 frames of 200 pixels',
  take: async () => {
    const { ours, theirs, tasks } = await inFolder(measure(scrolling));
    const over = ours.filter((frame) => frame > longest).length;
    const own = `${over} over it, longest task ${ms(Math.max(...tasks))} of processor time`;
    return judged(Math.max(...ours), Math.max(...theirs), longest, own);
  },
};
