/** What users do in many stories. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** From the first screen: begins with a client of this name. */
export const startWithClient = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: /start with a client/i }).click();
  await page.getByLabel('Name of the client').fill(name);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
};

/** From the first screen: opens the sample and its client in trouble. */
export const openSample = async (page: Page, client = 'Ondelar Stays'): Promise<void> => {
  await page.getByRole('button', { name: /sample/i }).click();
  await page.getByRole('link', { name: new RegExp(client) }).click();
  await expect(page.getByRole('heading', { level: 1, name: client })).toBeVisible();
};

/** Goes to a place of the open client: "journal/new", "records/contract". */
export const goTo = async (page: Page, place: string): Promise<void> => {
  await page.evaluate((rest) => {
    const client = /^#\/clients\/[^/]+/.exec(location.hash)?.[0] ?? '';
    location.hash = `${client}/${rest}`;
  }, place);
};

/** No violation of WCAG 2.2 A and AA (and of axe's best practices), in the light and in the dark theme. */
export const expectAccessible = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Colours that are still moving from one theme to the other have no contrast of their own.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`,
    );
    expect(found, `accessibility in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
};

/** Nothing of the page needs sideways scrolling at this width. */
export const expectNoSidewaysScroll = async (page: Page, width: number): Promise<void> => {
  await page.setViewportSize({ width, height: 800 });
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(wider).toBeLessThanOrEqual(0);
};
