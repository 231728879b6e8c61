import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, openSample, startWithClient } from './steps.ts';

const clientFile = async (workspaceDir: string, name: string): Promise<string> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  return readFile(join(workspaceDir, 'clients', client, name), 'utf8');
};

test.describe('A person who opens the app for the first time', () => {
  test('is asked for a name and nothing else', async ({ page, workspaceDir }) => {
    await expect(page.getByRole('heading', { level: 1, name: 'Stay or go, and be fair about it.' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /start with a client/i }).click();
    await expect(page.getByLabel('Name of the client')).toBeFocused();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('A client needs a name. You can change it later.')).toBeVisible();
    await page.getByLabel('Name of the client').fill('Hollis & Wren');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Hollis & Wren' })).toBeVisible();
    await expect(page).toHaveTitle('Hollis & Wren, Overview — Good Terms');
    expect(JSON.parse(await clientFile(workspaceDir, 'client.json'))).toMatchObject({ name: 'Hollis & Wren' });
  });

  test('can look around in the sample and close it again', async ({ page, workspaceDir }) => {
    await openSample(page);
    await expect(page.getByText(/^This is a sample\./)).toBeVisible();
    await expect(page.getByRole('link', { name: /Papelume Books/ })).toBeVisible();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByRole('button', { name: /start with a client/i })).toBeVisible();
    expect(await readdir(join(workspaceDir, 'clients')).catch(() => [])).toEqual([]);
  });

  test('sees all three ways to begin in a narrow window', async ({ page }) => {
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
    for (const name of [/start with a client/i, /explore a sample/i, /restore a backup/i]) {
      await expect(page.getByRole('button', { name })).toBeVisible();
    }
  });
});

test.describe('A person who looks at a client', () => {
  test('writes both halves of a quick entry without leaving the keyboard, and takes it back', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Korsgaard');
    await page.getByLabel('What happened today').fill('They called at ten.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Calm enough.');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Entry saved.')).toBeVisible();
    await expect(page.getByLabel('What happened today')).toBeFocused();
    await expect(page.getByLabel('What happened today')).toHaveValue('');
    const [line = ''] = (await clientFile(workspaceDir, 'journal.jsonl')).split('\n');
    expect(JSON.parse(line)).toMatchObject({
      op: 'add',
      facts: { kind: 'note', text: 'They called at ten.' },
      private: { text: 'Calm enough.', mood: null, energy: null },
    });
    await expect(page.getByText(/you have written one entry/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(/^Nothing written yet\./)).toBeVisible();
  });

  test('goes on in the full composer with what is already typed', async ({ page }) => {
    await startWithClient(page, 'Korsgaard');
    await page.getByLabel('What happened today').fill('A long story begins.');
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByLabel('What happened', { exact: true })).toHaveValue('A long story begins.');
  });

  test('finds the status as it was set after the app was started again', async ({ page, workspaceDir, restart }) => {
    await startWithClient(page, 'Korsgaard');
    await page.getByRole('button', { name: 'Status: Active' }).click();
    await page.getByRole('menuitemradio', { name: /Leaving/ }).click();
    await expect(page.getByRole('button', { name: 'Open Exit' })).toBeVisible();
    await expect.poll(async () => JSON.parse(await clientFile(workspaceDir, 'client.json')).status).toBe('leaving');
    const again = await restart();
    await again.getByRole('link', { name: /Korsgaard/ }).click();
    await expect(again.getByRole('button', { name: 'Status: Leaving' })).toBeVisible();
  });

  test('sees counts, moods, money and dates of the sample, as pictures and as tables', async ({ page }) => {
    await openSample(page);
    await expect(page.getByText(/^Since August you have recorded 50 unpaid hours/)).toBeVisible();
    await expect(page.getByRole('img', { name: /Mood and energy by week/ })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Owed to you' })).toContainText('€3,849.90');
    await expect(page.getByRole('region', { name: 'Next dates' })).toContainText('Decide, after sleeping on it');
    await expectAccessible(page);
    const moods = page.getByRole('region', { name: 'Mood and energy' });
    await moods.getByRole('button', { name: 'Show as table' }).click();
    await expect(moods.getByRole('table')).toContainText('16 Nov 2026');
    await expectAccessible(page);
    await moods.getByRole('link', { name: '16 Nov 2026' }).click();
    await expect(page).toHaveURL(/journal\/week\/2026-11-16$/);
  });

  test('loses nothing at 800 pixels and at 200 % zoom', async ({ page }) => {
    await openSample(page);
    for (const width of [1040, 800, 640]) {
      await expectNoSidewaysScroll(page, width);
      await expect(page.getByRole('img', { name: /Mood and energy by week/ })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Write an entry' })).toBeVisible();
    }
    await expectAccessible(page);
  });

  test('does not see a dismissed hint again, unless it is taken back', async ({ page }) => {
    await startWithClient(page, 'Korsgaard');
    const hints = page.getByRole('region', { name: 'Worth filling in' });
    await hints.getByRole('button', { name: 'Dismiss: No agreement is recorded.' }).click();
    await expect(hints).not.toContainText('No agreement is recorded.');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(hints).toContainText('No agreement is recorded.');
  });
});
