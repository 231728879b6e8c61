/** From the click to the first page of a pack on the screen: of the pack that is opened, and after a section is switched. */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { inBrowser } from './browser.ts';
import { type Figure, ms } from './figure.ts';
import { inFolder } from './folder.ts';
import { longWorkspace } from './long-pack.ts';
import { median } from './measure.ts';
import { sampleWorkspace } from './workspace.ts';

const limit = 300;
const rounds = 5;

/** Runs in the page: milliseconds from a click on what `selector` finds until another page stands in the preview. */
const clicked = (selector: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const target = document.querySelector<HTMLElement>(selector);
    if (target === null) return reject(new Error(`There is no ${selector}.`));
    const start = performance.now();
    // A page is drawn aside and then set into the canvas of the sheet.
    const observer = new MutationObserver((changes) => {
      const drawn = changes.some(
        ({ target: one }) => one instanceof HTMLCanvasElement && one.closest('article') !== null,
      );
      if (!drawn) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['width'] });
    target.click();
  });

/** Milliseconds after which nothing of the pack before is drawn any more. */
const pause = 1_500;

const whole = async (page: Page): Promise<void> => {
  await page
    .locator('section[aria-label="Preview"]:not([aria-busy]) [role="status"]', { hasText: / of \d+$/ })
    .waitFor();
  await page.waitForTimeout(pause);
};

type Clicks = { readonly opened: number; readonly switched: readonly number[] };

/** Opens the pack of the first client from a page beside it, in an app that has not drawn one before. */
const clicks =
  (edition: 'client' | 'records', section: string) =>
  async (browser: Browser, address: string): Promise<Clicks> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 832 } });
    await page.goto(address);
    await page.locator('main h1').waitFor();
    const ready = page.waitForResponse('**/api/pack.ready');
    await page.locator('a[href*="/exit"]').first().click();
    const pack = 'a[href$="/exit/pack"]';
    await page.locator(pack).first().waitFor();
    // A person looks at the stations before going to one of them.
    await ready;
    await page.waitForTimeout(pause);
    let opened = await page.evaluate(clicked, pack);
    await whole(page);
    if (edition === 'records') {
      opened = await page.evaluate(clicked, 'fieldset label:nth-of-type(2) input');
      await whole(page);
    }
    const switched: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      switched.push(await page.evaluate(clicked, `[data-section="${section}"] input`));
      await whole(page);
    }
    return { opened, switched };
  };

const figure = (name: string, take: () => Promise<Clicks>): Figure => ({
  name,
  limit: ms(limit),
  against: 'the limit itself, the browser host, from the click to the page on the screen',
  take: async () => {
    const { opened, switched } = await take();
    const after = median(switched);
    return {
      figure: `${ms(opened)} when opened, ${ms(after)} after a section is switched (median)`,
      reference: null,
      holds: opened <= limit && after <= limit,
    };
  },
});

export const firstPage = figure('first page of the preview of the sample', () =>
  inFolder(async (folder) => {
    await sampleWorkspace(join(folder, 'workspace'));
    return inBrowser(folder, clicks('client', 'receipt'));
  }),
);

export const firstPageOfLong = figure('first page of the preview of the records edition of 5000 entries', () =>
  inFolder(async (folder) => {
    await longWorkspace(folder, 5_000);
    return inBrowser(folder, clicks('records', 'chronology'));
  }),
);
