import { expect, test } from './fixtures.ts';
import { goTo, openSample } from './steps.ts';

test.describe('A person who waits for a long pack', () => {
  test('sees its first page meanwhile, and gives it up by going elsewhere', async ({ page }) => {
    await openSample(page);
    // It is drawn, but never arrives: what the window shows came ahead of it.
    await page.route('**/api/pack.preview', async (route) => {
      await route.fetch().catch(() => undefined);
    });
    const asked = page.waitForRequest('**/api/pack.preview');
    await goTo(page, 'exit/pack');
    await expect(page.getByRole('article', { name: /^Page 1,/ })).toContainText('Closing our', { timeout: 40_000 });
    await expect(page.getByText('Page 1, more to come')).toBeVisible();

    const { ticket } = (await asked).postDataJSON();
    const left = page.waitForRequest('**/api/pack.left');
    await goTo(page, 'overview');
    expect((await left).postDataJSON()).toEqual({ ticket });
  });
});
