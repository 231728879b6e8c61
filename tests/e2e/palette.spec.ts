import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';
import { write } from './trouble.ts';

const palette = (page: Page) => page.getByRole('combobox', { name: 'Search or go to' });
const option = (page: Page, name: RegExp | string) => page.getByRole('option', { name });

test.describe('A person who looks for something', () => {
  test('finds it from anywhere, across the seam and over all clients', async ({ page }) => {
    await openSample(page);
    await page.keyboard.press('Control+k');
    await expect(palette(page)).toBeFocused();
    await expect(page.getByRole('group', { name: 'Recent' })).toBeVisible();
    await expectAccessible(page);

    await palette(page).fill('late');
    await expect(page.getByRole('group')).toHaveText([/^Do/, /^What happened/, /^Records/]);
    await expect(option(page, /Write a reminder for/).first()).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page);

    await palette(page).fill('tired');
    const mine = page.getByRole('group', { name: 'How it was for me' });
    await expect(mine.getByRole('option').first()).toContainText(/tired/i);

    await palette(page).fill('pedalouro');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'in all clients' })).toBeVisible();
    await expect(option(page, /Pedalouro Cargo Bikes/).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Pedalouro Cargo Bikes' })).toBeVisible();
  });

  test('opens an entry it finds and stands on it', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByLabel('What happened today').fill('Łukasz asked for the café menu.');
    await page.getByLabel('What happened today').press('Enter');
    await expect(page.getByText('Entry saved.')).toBeVisible();
    await page.keyboard.press('Control+k');
    await palette(page).fill('lukasz asked');
    await expect(option(page, /Łukasz asked/)).toBeVisible();
    await page.keyboard.press('Enter');
    const entry = page.getByRole('article');
    await expect(entry).toContainText('café menu');
    await expect(entry).toBeFocused();
  });

  test('is asked what was meant, and hides what is private on a shared screen', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByLabel('What happened today').fill('The payment is late.');
    await page.getByLabel('How it was for me').fill('Sleepless.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Entry saved.')).toBeVisible();

    await page.keyboard.press('Control+k');
    await palette(page).fill('lade');
    await expect(page.getByText('Nothing with ‘lade’. Did you mean')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'late' }).click();
    await expect(option(page, /payment is late/)).toBeVisible();

    await palette(page).fill('sleepless');
    await expect(option(page, /Sleepless/)).toBeVisible();
    await palette(page).fill('>hide private');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    await palette(page).fill('sleepless');
    await expect(page.getByText('Nothing with ‘sleepless’.')).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
  });

  test('does anything the app can do without a pointer, also in a narrow window', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByRole('button', { name: 'Search or go to…' }).click();
    await palette(page).fill('>');
    await expect(option(page, 'Collapse or show the sidebar')).toBeAttached();
    for (const width of [800, 640]) {
      await expectNoSidewaysScroll(page, width);
      await expect(palette(page)).toBeVisible();
    }
    await palette(page).fill('>backups');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: 'Backups' })).toBeVisible();

    for (const part of ['Import', 'Export']) {
      await page.keyboard.press('Control+k');
      await palette(page).fill(`>${part.toLowerCase()}`);
      await expect(option(page, `${part}…`).first()).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 3, name: part })).toBeFocused();
    }

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Search or go to');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await palette(page).fill('amber');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+k');
    await palette(page).fill('write an entry');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('form', { name: 'New entry' })).toBeVisible();
  });

  test('begins what a page begins from wherever they are: an invoice, a clause, a person, a filter', async ({
    page,
  }) => {
    await startWithClient(page, 'Amber Lane');
    const ask = async (words: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await palette(page).fill(`>${words}`);
      await page.keyboard.press('Enter');
    };
    await ask('add invoice');
    await expect(page.getByRole('form', { name: 'New invoice' })).toBeVisible();
    await ask('add agreement');
    await expect(page.getByRole('form', { name: 'New agreement' })).toBeVisible();
    await ask('add person');
    await expect(page.getByRole('form', { name: 'New person' })).toBeVisible();
    await ask('get back');
    await expect(page.getByRole('form', { name: 'New item' })).toBeVisible();
    await write(page, 'They said yes.');
    await expect(page.getByRole('article')).toHaveCount(1);
    await goTo(page, 'overview');
    await ask('filter mood');
    await expect(page.getByRole('button', { name: 'Filters', expanded: true })).toBeVisible();
  });
});
