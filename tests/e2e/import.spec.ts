import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, startWithClient } from './steps.ts';

const fixture = (name: string): string => join(import.meta.dirname, '..', 'fixtures', 'import', name);

/** A small picture that any window can show. */
const picture = join(
  import.meta.dirname,
  '../fixtures/workspace-v1/files/66c1372423cc2d5dfefac36035ca9a1195b2d281489be05bee5aae584fc3b58b',
);

const goToData = (page: Page): Promise<void> =>
  page.evaluate(() => {
    location.hash = '#/settings/data';
  });

const lookInside = async (page: Page, path: string): Promise<void> => {
  await goToData(page);
  await page.getByLabel('Where the file or folder is').fill(path);
  await page.getByRole('button', { name: 'Look inside' }).click();
};

/** Goes back to the only client's journal. */
const goToJournal = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await goTo(page, 'journal');
};

test.describe('A person who brings records along', () => {
  test('sees what a journal holds before anything is written, imports it and takes it back in one step', async ({
    page,
  }) => {
    await startWithClient(page, 'Hollis & Wren');
    await lookInside(page, fixture('jrnl.json'));
    await expect(page.getByText('2 entries to add, 1 unclear.')).toBeVisible();
    await expect(page.getByText('Entry 3 has no date that can be read. It was left out.')).toBeVisible();
    await expect(page.getByRole('row', { name: /New.*The kickoff call/ })).toBeVisible();
    await goToJournal(page, 'Hollis');
    await expect(page.getByRole('article')).toHaveCount(0);

    await lookInside(page, fixture('jrnl.json'));
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('2 entries added, 1 unclear. Look at what was left out.').first()).toBeVisible();
    await goToJournal(page, 'Hollis');
    await expect(page.getByRole('article')).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('The import was taken back.')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(0);
  });

  test('has the photos of notes with their entries, and reads beforehand how many come', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Hollis & Wren');
    const notes = join(workspaceDir, '..', 'notes');
    await mkdir(join(notes, '_resources'), { recursive: true });
    await writeFile(join(notes, '2026-03-14 Call.md'), 'The board: ![](_resources/board.png) ![](gone.png)');
    await copyFile(picture, join(notes, '_resources', 'board.png'));
    await lookInside(page, notes);
    await expect(page.getByText('1 entry and 1 file to add.')).toBeVisible();
    await expect(page.getByText(/^One photo or file \(.+\) comes in with the entries\./)).toBeVisible();
    await expect(page.getByText('gone.png', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('1 entry and 1 file added.').first()).toBeVisible();
    await goToJournal(page, 'Hollis');
    const entry = page.getByRole('article');
    await expect(entry.getByRole('link', { name: /board\.png/ })).toBeVisible();
    await expect(entry.locator('img')).toBeVisible();
  });

  test('is asked how days are written, and matches columns with their first rows beside them', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Hollis & Wren');
    const path = join(workspaceDir, '..', 'calls.csv');
    await writeFile(path, 'Day,Utterance,Mine\n03/04/2026,A call,Tired\n05/06/2026,Another,Fine\n');
    await lookInside(page, path);
    await expect(page.getByText('Something has to be chosen first.')).toBeVisible();
    await page.getByRole('radio', { name: 'Entries of the journal' }).check();
    await page.getByLabel('Column Utterance holds').selectOption('What happened');
    await page.getByLabel('Column Mine holds').selectOption('How it was for me (private)');
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
    await page.getByRole('radio', { name: 'Day first: 03/04/2026 is 3 April 2026' }).check();
    await expect(page.getByText('Reads 03/04/2026 as 3 April 2026.')).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('2 entries added.').first()).toBeVisible();
    await goToJournal(page, 'Hollis');
    await expect(page.getByRole('article').filter({ hasText: 'A call' })).toContainText('Tired');
  });

  test('exports the timeline as a table, and the whole without the private side', async ({ page, documentsDir }) => {
    await startWithClient(page, 'Hollis & Wren');
    await goTo(page, 'journal/new');
    await page.getByLabel('What happened', { exact: true }).fill('=Two rounds, "as agreed".');
    await page.getByLabel('How it was for me, private, never leaves the app').fill('Only mine.');
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByRole('article')).toHaveCount(1);
    await goToData(page);
    await page.getByRole('radio', { name: /The timeline/ }).check();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText('The private side is not in it.')).toBeVisible();
    const folder = join(documentsDir, 'Exports');
    const [made = ''] = await readdir(folder);
    const table = await readFile(join(folder, made, 'Timeline.csv'), 'utf8');
    expect(table).toContain(`"'=Two rounds, ""as agreed""."`);
    expect(table).not.toContain('Only mine');

    await page.getByRole('radio', { name: /Everything/ }).check();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText(/Exported one client and one entry to .*Good Terms export/)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Also export how it was for me' }).check();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.getByText(/The private side is in it\./)).toBeVisible();
    await expectAccessible(page);
    const texts = await Promise.all(
      (await readdir(folder))
        .filter((name) => name.startsWith('Good Terms export'))
        .map(
          async (name) =>
            [/WITH PRIVATE/.test(name), await readFile(join(folder, name, 'good-terms.json'), 'utf8')] as const,
        ),
    );
    expect(texts).toHaveLength(2);
    for (const [own, text] of texts) expect(text.includes('Only mine.')).toBe(own);
  });
});
