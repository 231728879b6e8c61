import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

test.describe('A person who changes their mind', () => {
  test('takes back records and journal in the order they were changed, told what it will be', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByLabel('What happened today').fill('A first call.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Entry saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Status: Active' }).click();
    await page.getByRole('menuitemradio', { name: /Watching/ }).click();
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('undo');
    await expect(page.getByRole('option', { name: /Undo: status Watching/ })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.locator('main').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: 'Status: Active' })).toBeVisible();
    await goTo(page, 'journal');
    await expect(page.getByRole('article')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('article')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+Z');
    await expect(page.getByRole('article')).toContainText('A first call.');
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();
  });

  test('chooses several entries, tags them and throws them away, each as one step', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'journal');
    const total = /^All (\d+)$/.exec((await page.getByRole('button', { name: /^All \d+$/ }).textContent()) ?? '')?.[1];
    await page.getByRole('article').first().waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await expect(page.getByRole('article').first()).toBeFocused();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    const bar = page.getByRole('region', { name: 'Selected entries' });
    await expect(bar).toContainText('3 selected');
    await expectAccessible(page);

    await bar.getByRole('button', { name: 'Add a tag' }).click();
    await page.getByLabel('Tags').last().fill('to-talk-about');
    await page.keyboard.press('Enter');
    await expect(page.getByText('#to-talk-about')).toHaveCount(3);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByText('#to-talk-about')).toHaveCount(0);

    await bar.getByRole('button', { name: 'Move to the trash' }).click();
    await expect(page.getByRole('button', { name: `All ${Number(total) - 3}` })).toBeVisible();
    await page.locator('main').focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('button', { name: `All ${total}` })).toBeVisible();
    for (const width of [800, 640]) await expectNoSidewaysScroll(page, width);
  });

  test('narrows the timeline by what was not a kind, and takes all filters off again', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'journal');
    const filters = page.getByRole('button', { name: 'Filters', exact: true });
    await filters.click();
    await page.getByLabel('Tag', { exact: true }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Heavy' }).click();
    await expect(page.getByRole('button', { name: 'Filters: 2' })).toBeVisible();
    await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
    await expectAccessible(page);
    for (const width of [800, 640]) await expectNoSidewaysScroll(page, width);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^All \d+$/ }).click();
    await expect(filters).toBeVisible();
  });
});
