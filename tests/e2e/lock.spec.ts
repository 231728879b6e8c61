/** Somebody who locks what they wrote: the passphrase, the code on paper, the lock, and the way back. */
import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, startWithClient } from './steps.ts';

// Every passphrase costs its third of a second of work, and many times that on a loaded machine.
test.describe.configure({ timeout: 240_000 });

const passphrase = 'four quiet words here';
const name = 'Marigold & Thrush';
const words = 'The handover slipped to Thursday';
const draft = 'A sentence that is not finished';

/** Files of the workspace that say one of the words. */
const telling = async (dir: string): Promise<readonly string[]> => {
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const file of files.filter((entry) => entry.isFile())) {
    const content = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    if ([name, words, draft].some((word) => content.includes(word))) found.push(file.name);
  }
  return found.sort();
};

const openSettings = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/settings/lock';
  });
  await expect(page.getByRole('heading', { level: 2, name: 'Lock and encryption' })).toBeVisible();
};

/** Sets the passphrase in Settings and answers the code that was shown. */
const setPassphrase = async (page: Page): Promise<string> => {
  await openSettings(page);
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('The same once more').fill(passphrase);
  await page.getByRole('button', { name: 'Next: the recovery code' }).click();
  const code = page.getByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  const shown = (await code.textContent()) ?? '';
  await page.getByRole('button', { name: 'I have it on paper: set the passphrase' }).click();
  await expect(page.getByText('A passphrase is set.')).toBeVisible({ timeout: 60_000 });
  return shown;
};

const write = async (page: Page): Promise<void> => {
  await startWithClient(page, name);
  await goTo(page, 'journal/new');
  await page.getByLabel('What happened').first().fill(words);
  await page.getByRole('button', { name: 'Save entry' }).click();
  await expect(page.getByRole('article').getByText(words)).toBeVisible();
  await goTo(page, 'journal/new');
  await page.getByLabel('What happened').first().fill(draft);
};

const locked = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible({ timeout: 60_000 });
};

const unlock = async (page: Page, typed = passphrase): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
};

test('a passphrase encrypts everything, locks the window, and gives every word back', async ({
  page,
  workspaceDir,
  restart,
}) => {
  await write(page);
  await expect.poll(() => telling(workspaceDir)).toEqual(['client.json', 'draft.json', 'journal.jsonl']);
  await openSettings(page);
  await expectAccessible(page);
  await setPassphrase(page);
  expect(await telling(workspaceDir)).toEqual([]);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 800);

  await page.getByRole('button', { name: 'Lock now' }).click();
  await locked(page);
  expect(await page.content()).not.toMatch(/Marigold|Thursday|not finished/);
  expect(await page.title()).toBe('Good Terms');
  expect(new URL(page.url()).hash).not.toContain('clients');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 400);
  await page.setViewportSize({ width: 1280, height: 800 });

  await unlock(page, 'not it');
  await expect(page.getByText('That was not it. Nothing is lost; try again.')).toBeVisible();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 60_000 });
  await goTo(page, 'journal/new');
  await expect(page.getByLabel('What happened').first()).toHaveValue(draft);
  await expect(page.getByRole('article').getByText(words)).toBeVisible();

  const later = await restart();
  await locked(later);
  expect(await telling(workspaceDir)).toEqual([]);
  await unlock(later);
  await expect(later.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 60_000 });
});

test('the printed code opens what the passphrase does not, and removing it makes the files plain', async ({
  page,
  workspaceDir,
}) => {
  await write(page);
  const code = await setPassphrase(page);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await locked(page);
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  await page.getByLabel('Recovery code', { exact: true }).fill(code.slice(0, -1));
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText('This does not read as a recovery code')).toBeVisible();
  await page.getByLabel('Recovery code', { exact: true }).fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 60_000 });

  await openSettings(page);
  await expect(page.getByText('You came in with the recovery code.')).toBeVisible();
  const next = 'another four quiet words';
  await page.getByLabel('New passphrase').fill(next);
  await page.getByLabel('The same once more').fill(next);
  await page.getByRole('button', { name: 'Set the passphrase' }).click();
  await expect(page.getByRole('heading', { level: 3, name: 'Change the passphrase' })).toBeVisible({ timeout: 60_000 });

  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Remove the passphrase' }).click();
  await expect(page.getByText('That was not it.')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Passphrase', { exact: true }).fill(next);
  await page.getByRole('button', { name: 'Remove the passphrase' }).click();
  await expect(page.getByText('No passphrase is set')).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => telling(workspaceDir)).toEqual(['client.json', 'draft.json', 'journal.jsonl']);
});

test('a drive that is away is said plainly, and the lock opens once it is back', async ({ page, workspaceDir }) => {
  await write(page);
  await setPassphrase(page);
  await rename(workspaceDir, `${workspaceDir}-away`);
  await page.getByRole('button', { name: 'Lock now' }).click();
  await locked(page);
  await expect(page.getByText('The folder of your workspace cannot be reached.')).toBeVisible();
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 400);
  await rename(`${workspaceDir}-away`, workspaceDir);
  await page.getByRole('button', { name: 'Try again' }).click();
  await unlock(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 60_000 });
});

test('quiet minutes lock it, after a word that it will', async ({ page }) => {
  await page.clock.install();
  await page.reload();
  await startWithClient(page, name);
  await setPassphrase(page);
  // From here on time passes only as the test says.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.mouse.move(10, 10);
  await page.clock.fastForward('09:10');
  await expect(page.getByText('Good Terms locks in a minute.').first()).toBeVisible();
  await page.clock.fastForward('01:00');
  await page.clock.resume();
  await locked(page);
});
