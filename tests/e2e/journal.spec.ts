import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

const happened = 'Petra called at 16:10. She asked for a third direction — “same deadline”, ü 漢 😀.';
const felt = 'My chest was tight before I picked up.';

const write = async (page: Page, facts: string, mine: string): Promise<void> => {
  await page.getByRole('link', { name: 'Write an entry' }).click();
  await page.getByLabel('What happened', { exact: true }).fill(facts);
  await page.getByLabel('Mood: Low').check({ force: true });
  await page.getByLabel('How it was for me, private, never leaves the app').fill(mine);
  await page.getByRole('button', { name: 'Save entry' }).click();
};

const journalLines = async (workspaceDir: string): Promise<readonly Record<string, unknown>[]> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  const text = await readFile(join(workspaceDir, 'clients', client, 'journal.jsonl'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

test.describe('A person who keeps a journal', () => {
  test('writes an entry with both halves and finds it again after the app was killed', async ({
    page,
    workspaceDir,
    killHard,
    restart,
  }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await write(page, happened, felt);
    await expect(page.getByText('Entry saved.')).toBeVisible();
    await killHard();

    const [line] = await journalLines(workspaceDir);
    expect(line).toMatchObject({ seq: 1, op: 'add', facts: { text: happened }, private: { text: felt, mood: 2 } });

    const again = await restart();
    await again.getByRole('link', { name: /Tidewell Interiors/ }).click();
    await again.getByRole('link', { name: 'Journal', exact: true }).click();
    const entry = again.getByRole('article');
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText(happened);
    await expect(entry).toContainText(felt);
    await expect(entry).toContainText(/written \d/);
    await expect(entry).not.toContainText('edited');
  });

  test('edits an entry, sees that it was edited, and keeps the earlier words in the record', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'They asked for a quote.', '');
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /Edit/ }).click();
    const facts = page.getByLabel('What happened', { exact: true });
    await expect(facts).toHaveValue('They asked for a quote.');
    await facts.fill('They asked for a quote of 9 hours.');
    await facts.press('Control+Enter');
    await expect(page.getByRole('article')).toContainText(/written .*, edited /);
    const lines = await journalLines(workspaceDir);
    expect(lines.map(({ op }) => op)).toEqual(['add', 'revise']);
    expect(lines[0]).toMatchObject({ facts: { text: 'They asked for a quote.' } });
    expect(lines[1]).toMatchObject({ prev: lines[0]?.hash, facts: { text: 'They asked for a quote of 9 hours.' } });
  });

  test('removes an entry by mistake and takes it back', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'A good call.', '');
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /trash/ }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByRole('article')).toContainText('A good call.');
  });

  test('leaves an entry unfinished, looks something up, and finds the words still there', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await page.getByLabel('What happened', { exact: true }).fill('Half a sentence');
    await goTo(page, 'records');
    await goTo(page, 'journal');
    await page.getByRole('link', { name: 'Go on writing' }).click();
    await expect(page.getByLabel('What happened', { exact: true })).toHaveValue('Half a sentence');
  });

  test('begins an empty journal with one key, and is not sent away from a field by it', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByLabel('What happened today').pressSequentially('a');
    await expect(page.getByLabel('What happened today')).toHaveValue('a');
    await page.getByRole('link', { name: 'Journal', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Nothing written yet' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 640);
    await page.keyboard.press('p');
    await expect(page.getByRole('radio', { name: 'Praise' })).toBeChecked();
    await expect(page.getByLabel('What happened', { exact: true })).toBeFocused();
  });

  test('is told what to write when an entry is empty, and what is wrong with a time', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByText('There is nothing to save yet.', { exact: false }).first()).toBeVisible();
    await page.getByLabel('What happened', { exact: true }).fill('A long call.');
    await page.getByLabel('Billed time', { exact: true }).fill('soon');
    await page.getByLabel('Billed time', { exact: true }).press('Control+Enter');
    await expect(page.getByText(/Billed time: This does not read as a time/).first()).toBeVisible();
    await expect(page.getByLabel('Billed time', { exact: true })).toHaveValue('soon');
  });

  test('finds a word in both halves without its accent and narrows by kind', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'journal');
    await expect(page.getByRole('button', { name: 'All 74' })).toBeVisible();
    await page.getByLabel('Search this journal').fill('INES');
    await expect(page.locator('mark').first()).toHaveText('Inês');
    await page.getByLabel('Search this journal').fill('');
    await page.getByRole('button', { name: 'Praise', exact: true }).click();
    await expect(page.getByRole('article').first()).toHaveAccessibleName(/^Praise/);
    await expect(page.getByRole('status').filter({ hasText: / of 74/ })).toBeVisible();
  });

  test('can use the journal and the composer with assistive technology, in a narrow window and at 200 %', async ({
    page,
  }) => {
    await openSample(page);
    await goTo(page, 'journal/new');
    await expect(page.getByRole('form', { name: 'New entry' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
  });
});
