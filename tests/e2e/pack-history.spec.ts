import { createHash } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { ClientDocument } from '#shared/model/index.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample } from './steps.ts';

const records = async (workspaceDir: string): Promise<ClientDocument> =>
  JSON.parse(await readFile(join(`${workspaceDir}-sample`, 'clients', 'cli-ondelar', 'client.json'), 'utf8'));

const waitForPreview = (page: Page) =>
  expect(page.getByRole('article', { name: /^Page 1,/ })).toContainText(/\S/, { timeout: 40_000 });

/** Makes the pack of an edition; the place and the seal are those the app shows. */
const make = async (
  page: Page,
  edition: 'For the client' | 'For my records',
): Promise<{ readonly place: string; readonly words: string }> => {
  await goTo(page, 'exit/pack');
  await page.getByRole('radio', { name: edition }).check();
  await waitForPreview(page);
  await page.getByRole('button', { name: 'Make exit pack' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your exit pack is ready' });
  await expect(dialog).toContainText('It holds facts only.');
  const place = (await dialog.getByRole('definition').first().textContent()) ?? '';
  const words = (await dialog.textContent()) ?? '';
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  return { place, words };
};

const earlier = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: /^Earlier packs, / }).click();
  return page.getByRole('dialog', { name: 'Earlier packs' });
};

const digest = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

test.describe('A person with packs made before', () => {
  test('keeps the complete file as a folder, notes its seal, and has it checked later', { tag: '@hosts' }, async ({
    page,
    documentsDir,
  }) => {
    await openSample(page);
    const { place, words } = await make(page, 'For my records');
    expect(place.startsWith(documentsDir)).toBe(true);
    expect(basename(place)).toBe('MY RECORDS - Ondelar Stays - 2026-11-21');
    expect((await readdir(place)).sort()).toEqual([
      'README.txt',
      'data',
      'exhibits',
      'manifest-sha256.txt',
      'pack-info.txt',
      'pack.pdf',
    ]);
    expect(words).toContain(await digest(join(place, 'manifest-sha256.txt')));

    const list = await earlier(page);
    const pack = list.getByRole('listitem').filter({ hasText: 'For my records, as of 21 November 2026' });
    await expect(pack).toContainText('Nothing has changed since.');
    await expectAccessible(page);
    await pack.getByRole('button', { name: /^Verify/ }).click();
    await expect(pack.getByRole('status')).toContainText('All 15 files match.');
    await expect(pack.getByRole('status')).toContainText(/Journal chain: \d+ entries, unbroken\./);

    await appendFile(join(place, 'data', 'invoices.csv'), 'x');
    await writeFile(join(place, 'notes.txt'), 'x');
    await rm(join(place, 'README.txt'));
    await pack.getByRole('button', { name: /^Verify/ }).click();
    await expect(pack.getByRole('status')).toContainText('data/invoices.csv has changed since this pack was made.');
    await expect(pack.getByRole('status')).toContainText('README.txt is missing.');
    await expect(pack.getByRole('status')).toContainText('notes.txt is not part of this pack.');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 640);
  });

  test('sees what changed since, and makes the old one again, the same to the byte', async ({ page, workspaceDir }) => {
    await openSample(page);
    const first = await make(page, 'For my records');
    const [before] = (await records(workspaceDir)).packs;

    await goTo(page, 'journal/new');
    await page.getByLabel('What happened', { exact: true }).fill('Called about the last delivery.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('article').filter({ hasText: 'Called about the last delivery.' })).toBeVisible();

    await goTo(page, 'exit/pack');
    await page.getByRole('radio', { name: 'For my records' }).check();
    const list = await earlier(page);
    const pack = list.getByRole('listitem').filter({ hasText: 'For my records' });
    await expect(pack).toContainText('Since then: one entry added (21\u00a0Nov 2026).');

    // Somebody has lost the folder: made again it lies where it was.
    await rm(first.place, { recursive: true });
    await pack.getByRole('button', { name: /^Make again/ }).click();
    await expect(pack.getByRole('status')).toContainText('the same file as then, byte for byte');
    expect(await digest(join(first.place, 'pack.pdf'))).toBe(before?.sha256);
    expect((await records(workspaceDir)).packs).toHaveLength(1);
  });

  test('sees that a sent PDF was changed', async ({ page }) => {
    await openSample(page);
    const { place } = await make(page, 'For the client');
    const list = await earlier(page);
    const pack = list.getByRole('listitem').filter({ hasText: 'For the client' });
    await pack.getByRole('button', { name: /^Verify/ }).click();
    await expect(pack.getByRole('status')).toContainText('The file matches.');
    const bytes = await readFile(place);
    await writeFile(place, bytes.subarray(0, bytes.length - 10));
    await pack.getByRole('button', { name: /^Verify/ }).click();
    await expect(pack.getByRole('status')).toContainText(/not complete|has changed/);
  });
});
