import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { goTo, startWithClient } from './steps.ts';
import { block, firstClient, setStatus } from './trouble.ts';

test.describe('A person who closes the desktop window', { tag: '@hosts' }, () => {
  test('while a change cannot be saved is asked, keeps the window, and saves it once the disk is back', async ({
    page,
    running,
    workspaceDir,
    quit,
  }) => {
    await startWithClient(page, 'Tidewell Interiors');
    const file = join(await firstClient(workspaceDir), 'client.json');
    const lift = await block(file);
    await setStatus(page, 'Watching');
    await expect(page.getByText(/^What you changed in Tidewell Interiors was not saved/).first()).toBeVisible();

    expect(await running.closeAndKeep()).toBe('Some changes are not saved.');
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();

    await lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/was not saved/)).toHaveCount(0);
    await quit();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ status: 'watching' });
  });

  test('in the middle of an entry is not asked: the words are there at the next start', async ({
    page,
    quit,
    restart,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await page.getByLabel('What happened', { exact: true }).fill('Half a sentence');
    await quit();
    const again = await restart();
    await again.getByRole('link', { name: /Amber Lane/ }).click();
    await goTo(again, 'journal');
    await again.getByRole('link', { name: 'Go on writing' }).click();
    await expect(again.getByLabel('What happened', { exact: true })).toHaveValue('Half a sentence');
  });
});
