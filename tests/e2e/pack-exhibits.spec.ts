import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { pdfPages } from '../builders/pdf-text.ts';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample } from './steps.ts';

const paper = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

/** Keeps papers with the agreement of the sample. */
const attach = async (page: Page, ...papers: readonly ReturnType<typeof paper>[]): Promise<void> => {
  await goTo(page, 'records/contract');
  await page
    .getByLabel('Files to keep with this agreement')
    .first()
    .setInputFiles([...papers]);
  const files = page.getByRole('region', { name: 'Files of this agreement' }).first();
  await expect(files.getByRole('listitem')).toHaveCount(papers.length);
};

const toRecords = async (page: Page): Promise<void> => {
  await goTo(page, 'exit/pack');
  await page.getByRole('radio', { name: 'For my records' }).check();
  await expect(page.getByRole('article', { name: /^Page 1,/ })).toContainText(/\S/, { timeout: 40_000 });
};

const row = (page: Page, name: string) => page.locator(`[data-exhibit="${name}"]`);

const make = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Make exit pack' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your exit pack is ready' });
  const path = (await dialog.getByRole('definition').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close' }).click();
  return path;
};

test.describe('A person with papers behind the agreement', () => {
  test('leaves one out, names another, orders them by keys alone, and finds it so in the pack', {
    tag: '@hosts',
  }, async ({ page, workspaceDir }) => {
    await openSample(page);
    await attach(
      page,
      paper('agreement.txt', 'Signed in Porto.'),
      paper('annex.txt', 'Prices of the first year.'),
      paper('draft.txt', 'Never signed.'),
    );
    await toRecords(page);
    await page.getByRole('button', { name: 'Choose exhibits' }).press('Enter');
    await expect(page.getByRole('button', { name: 'All sections' })).toBeFocused();
    await expect(row(page, 'agreement.txt')).toContainText('A');

    await page.getByRole('switch', { name: 'draft' }).press('Space');
    await expect(row(page, 'draft.txt')).toContainText('Left out');
    await page.getByRole('button', { name: 'Change “annex”' }).press('Enter');
    const fields = page.getByRole('group', { name: 'annex' });
    await fields.getByLabel('Date of the document').fill('2025-10-01');
    await fields.getByLabel('What it shows').fill('What the first year costs');
    await fields.getByLabel('Name on the slip').fill('Annex of prices');
    await page.getByRole('button', { name: 'Change “agreement”' }).press('Enter');
    await page.getByRole('group', { name: 'agreement' }).getByRole('radio', { name: 'Slip only' }).press('Space');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.getByRole('button', { name: 'Change the order' }).press('Enter');
    await page.getByRole('button', { name: 'Move “Annex of prices” up' }).press('Enter');
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await expect(page.locator('[data-exhibit]').first()).toContainText('Annex of prices');
    await expect(row(page, 'annex.txt')).toContainText('A');
    // A press on an exhibit shows its slip.
    await row(page, 'annex.txt')
      .getByRole('button', { name: /What the first year costs/ })
      .press('Enter');
    await expect(page.getByRole('article', { name: /^Page \d+, Exhibits A to / })).toContainText('Annex of prices');

    const folder = await make(page);
    const text = (await pdfPages(await readFile(join(folder, 'pack.pdf')))).join(' ');
    expect(text).toContain('A Annex of prices 1 Oct 2025 What the first year costs 1');
    expect(text).toContain('Prices of the first year.');
    expect(text).not.toContain('Signed in Porto.');
    expect(text).not.toContain('Never signed.');
    const originals = await readdir(join(folder, 'exhibits'));
    expect(originals).toEqual(expect.arrayContaining(['A-annex.txt', 'B-agreement.txt']));
    expect(originals.join()).not.toContain('draft');
    const { exhibits } = await readClient(join(`${workspaceDir}-sample`, 'clients', 'cli-ondelar', 'client.json'));
    expect(exhibits).toHaveLength(3);

    await page.getByRole('button', { name: 'All sections' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Choose exhibits' })).toBeFocused();
    await expect(page.getByText(/ papers, one left out$/)).toBeVisible();
  });

  test('takes back a choice with one undo, and reads that none of it goes to the client', async ({ page }) => {
    await openSample(page);
    await attach(page, paper('agreement.txt', 'Signed in Porto.'));
    await goTo(page, 'exit/pack');
    await expect(page.getByText('Exhibits go only into the pack for your records.')).toBeVisible();
    await toRecords(page);
    await page.getByRole('button', { name: 'Choose exhibits' }).click();
    const choice = page.getByRole('switch', { name: 'agreement' });
    await choice.uncheck();
    await expect(row(page, 'agreement.txt')).toContainText('Left out');
    await page.keyboard.press('Control+z');
    await expect(choice).toBeChecked();
    await expect(row(page, 'agreement.txt')).toContainText('A');
  });

  test('keeps the pack as one ZIP, and is asked the same way next time', { tag: '@hosts' }, async ({ page }) => {
    await openSample(page);
    await toRecords(page);
    await expect(page.getByRole('radio', { name: 'A folder' })).toBeChecked();
    await page.getByRole('radio', { name: 'One ZIP' }).check();
    await expect(page.getByText(/pages, in one ZIP$/)).toBeVisible();
    expect(await make(page)).toMatch(/MY RECORDS - Ondelar Stays - 2026-11-21\.zip$/);
    await page.reload();
    await toRecords(page);
    await expect(page.getByRole('radio', { name: 'One ZIP' })).toBeChecked();
    await page.getByRole('radio', { name: 'For the client' }).check();
    await expect(page.getByText(/pages, one PDF$/)).toBeVisible();
    await expect(page.getByRole('radio', { name: 'One ZIP' })).toHaveCount(0);
    await expectAccessible(page);
  });
});
