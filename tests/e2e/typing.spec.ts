import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { goTo, startWithClient } from './steps.ts';

const happened = (page: Page) => page.getByLabel('What happened', { exact: true });

test.describe('A person who types faster than a window draws', () => {
  test('saves with the last letter still under the finger, and it is in the entry', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await happened(page).focus();
    await page.keyboard.type('They asked for a third direction');
    await page.keyboard.press('Control+m');
    await page.keyboard.type('Tired');
    await page.keyboard.press('!');
    await page.keyboard.press('Control+Enter');
    const entry = page.getByRole('article');
    await expect(entry).toContainText('They asked for a third direction');
    await expect(entry).toContainText('Tired!');
  });

  test('leaves the screen right after a letter, and it is in the draft', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await happened(page).focus();
    await page.keyboard.type('Half a wor');
    await page.keyboard.press('d');
    await page.keyboard.press('Control+3');
    await page.keyboard.press('Control+2');
    await page.getByRole('link', { name: 'Go on writing' }).click();
    await expect(happened(page)).toHaveValue('Half a word');
  });

  test('goes elsewhere while an entry is being saved, and is left there', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await happened(page).fill('They asked for a third direction');
    // In one turn of the window: no answer of the app comes between.
    await page.getByRole('button', { name: 'Save entry' }).evaluate((button) => {
      if (button instanceof HTMLElement) button.click();
      location.hash = location.hash.replace(/journal.*/, 'overview');
    });
    await expect(page.getByText('Entry saved.').first()).toBeVisible();
    await expect(page).toHaveURL(/overview$/);
    await goTo(page, 'journal');
    await expect(page.getByRole('article')).toContainText('They asked for a third direction');
  });

  test('writes Japanese through an input method, between words already there, and takes it back', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await happened(page).focus();
    await page.keyboard.insertText('Met  today.');
    for (const _ of ' today.') await page.keyboard.press('ArrowLeft');
    const session = await page.context().newCDPSession(page);
    for (const text of ['か', 'かん', '漢', '漢字']) {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    }
    await expect(happened(page)).toHaveValue('Met 漢字 today.');
    await session.send('Input.insertText', { text: '漢字' });
    await page.keyboard.type('さん');
    await expect(happened(page)).toHaveValue('Met 漢字さん today.');
    await page.keyboard.press('Control+z');
    await expect(happened(page)).not.toHaveValue(/さん/);
    await page.keyboard.press('Control+Shift+Z');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('article')).toContainText('Met 漢字さん today.');
  });

  test('chooses in a menu by keys alone, and has the focus back on its button', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    const status = page.getByRole('button', { name: /^Status:/ });
    await status.focus();
    await page.keyboard.press('ArrowUp');
    const choices = page.getByRole('menuitemradio');
    await expect(page.getByRole('menuitemradio', { checked: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(choices).toHaveCount(0);
    await expect(status).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: /Watching/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeFocused();
  });
});
