import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, startWithClient } from './steps.ts';

const addEntry = async (page: Page, text: string): Promise<void> => {
  await goTo(page, 'journal/new');
  await page.getByLabel('What happened', { exact: true }).fill(text);
  await page.getByLabel('How it was for me, private, never leaves the app').fill(`${text} Only mine.`);
  await page.getByRole('button', { name: 'Save entry' }).click();
  await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();
};

const backUp = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/settings/backups';
  });
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText(/Checked by reading it again/)).toBeVisible();
};

/** Every file of a workspace that holds records, by its path. */
const recordsOf = async (folder: string): Promise<Readonly<Record<string, unknown>>> => {
  const files = await readdir(folder, { recursive: true });
  const records = files.filter((file) => /(workspace|client)\.json$|journal\.jsonl$/.test(file)).sort();
  return Object.fromEntries(
    await Promise.all(records.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)),
  );
};

/** By the time of writing: two backups of one second are told apart by `-2`, which sorts before the plain name. */
const newestBackup = async (documentsDir: string): Promise<string> => {
  const folder = join(documentsDir, 'Backups');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  const written = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), at: (await stat(join(folder, name))).mtimeMs })),
  );
  return written.sort((a, b) => a.at - b.at).at(-1)?.path ?? '';
};

test.describe('A person who keeps backups', () => {
  test('loses the whole computer folder and gets every record back into an empty one', async ({
    page,
    workspaceDir,
    documentsDir,
    killHard,
    restart,
  }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await addEntry(page, 'They thanked me for the plan — “lovely”, ü 漢.');
    await addEntry(page, 'The June invoice is late.');
    await backUp(page);
    await killHard();
    const before = await recordsOf(workspaceDir);
    expect(Object.keys(before).join()).toMatch(/client\.json,.*journal\.jsonl/);
    await rm(workspaceDir, { recursive: true });

    const again = await restart();
    await again.getByRole('button', { name: /restore a backup/i }).click();
    await again.getByLabel('Where the backup file is').fill(await newestBackup(documentsDir));
    await again.getByRole('button', { name: 'Look inside' }).click();
    await expect(again.getByRole('alertdialog')).toContainText(/one client, two entries/i);
    await again.getByRole('button', { name: 'Restore it' }).click();
    await expect(again.getByRole('heading', { level: 1, name: 'Tidewell Interiors' })).toBeVisible();
    await goTo(again, 'journal');
    await expect(again.getByRole('article')).toHaveCount(2);
    expect(await recordsOf(workspaceDir)).toEqual(before);
  });

  test('goes back to an earlier state, and what was there before is kept as a backup', async ({
    page,
    documentsDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'First.');
    await backUp(page);
    const first = await newestBackup(documentsDir);
    await page.getByRole('link', { name: /Amber Lane/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
    await addEntry(page, 'Second.');
    await page.evaluate(() => {
      location.hash = '#/settings/backups';
    });
    await page
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click();
    await expect(page.getByRole('alertdialog')).toContainText('What is here now is backed up first.');
    await page.getByRole('button', { name: 'Restore it' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
    await goTo(page, 'journal');
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('article')).toContainText('First.');
    expect(await newestBackup(documentsDir)).not.toBe(first);
  });

  test('is told calmly when the file is no backup, and nothing changes', async ({ page, workspaceDir }) => {
    await page.getByRole('button', { name: /restore a backup/i }).click();
    await page.getByLabel('Where the backup file is').fill(join(workspaceDir, 'nothing.zip'));
    await page.getByRole('button', { name: 'Look inside' }).click();
    await expect(page.getByRole('alertdialog').getByRole('alert')).toContainText(/\w/);
    await expect(page.getByRole('button', { name: 'Restore it' })).toHaveCount(0);
  });

  test('finds a backup made by itself after changes when the app was closed', async ({ page, documentsDir, quit }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'Something to keep.');
    await quit();
    expect(await readdir(join(documentsDir, 'Backups'))).toEqual([expect.stringMatching(/^good-terms-.*\.zip$/)]);
  });

  test('can use the settings with assistive technology, in a narrow window and at 200 %', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await backUp(page);
    for (const section of ['me', 'money', 'rules', 'appearance', 'data', 'backups']) {
      await page.evaluate((name) => {
        location.hash = `#/settings/${name}`;
      }, section);
      await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page, 800);
      await expectNoSidewaysScroll(page, 640);
    }
  });
});

test.describe('A person who looks at their backups', () => {
  test('sees what is kept as a calendar, verifies one, tries them all out, and names a second place', async ({
    page,
    documentsDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'Something to keep.');
    await backUp(page);
    const today = page.getByRole('button', { name: /: 1\s+backup$/ });
    await expect(today).toHaveCount(1);
    await today.click();
    await expect(page.getByText(/^Only those of /)).toBeVisible();
    await page.getByRole('button', { name: /^Verify the backup of/ }).click();
    await expect(page.getByRole('status', { name: 'Messages' })).toContainText('was read and matches');
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.locator('#main')).toContainText(/Restored and compared .*: 1\s+entry, 0\s+invoices, 0\s+files/);
    await expect(page.getByRole('link', { name: /Restored and compared/ })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Choose… (a second place)' }).click();
    await page.getByRole('textbox', { name: 'A second place' }).fill(join(documentsDir, 'Stick'));
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page.getByText(/It is not there now\. Backups go on in the first place/)).toBeVisible();
    await mkdir(join(documentsDir, 'Stick'));
    await page.getByRole('button', { name: 'Back up now' }).click();
    // The app may have noticed the folder first and made one of its own.
    await expect(page.getByRole('cell', { name: 'Second place' }).first()).toBeVisible();
    expect((await readdir(join(documentsDir, 'Stick'))).some((name) => name.endsWith('.zip'))).toBe(true);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
  });
});

test.describe('A person who misses one thing', () => {
  test('brings back one entry out of a backup, then takes back the restore of a whole client', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'First.');
    await addEntry(page, 'Second.');
    await backUp(page);
    const toJournal = async (): Promise<void> => {
      await page.getByRole('link', { name: /Amber Lane/ }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
      await goTo(page, 'journal');
    };
    const openBackup = async (): Promise<void> => {
      await page.evaluate(() => {
        location.hash = '#/settings/backups';
      });
      await page
        .getByRole('button', { name: /^Restore the backup of/ })
        .last()
        .click();
      await expect(page.getByRole('alertdialog')).toContainText('Every file in it was read and matches.');
    };
    await toJournal();
    const first = page.getByRole('article').filter({ hasText: 'First.' });
    await first.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /trash/ }).click();
    await expect(page.getByRole('article')).toHaveCount(1);

    await openBackup();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'One entry' }).check();
    await expect(page.getByRole('alertdialog')).toContainText('in the trash here');
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Bring back the entry of/ }).click();
    await expect(page.getByRole('alertdialog')).toContainText('brought back');
    await page.getByRole('button', { name: 'Done' }).click();
    await toJournal();
    await expect(page.getByRole('article')).toHaveCount(2);

    await addEntry(page, 'Third.');
    await openBackup();
    await page.getByRole('radio', { name: 'One client' }).check();
    await page.getByRole('button', { name: 'Restore this client' }).click();
    await expect(page.getByRole('status', { name: 'Messages' })).toContainText('Amber Lane is back');
    await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByRole('status', { name: 'Messages' })).toContainText('as it was before the restore');
    await toJournal();
    await expect(page.getByRole('article').filter({ hasText: 'Third.' })).toBeVisible();
  });
});

test.describe('A person who carries everything to another computer', () => {
  test('makes one encrypted file, and gets every record back out of it with the passphrase', async ({
    page,
    workspaceDir,
    documentsDir,
    killHard,
    restart,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'Something to keep.');
    await page.evaluate(() => {
      location.hash = '#/settings/backups';
    });
    await page.getByRole('button', { name: 'Make an encrypted file…' }).click();
    await page.getByLabel('Passphrase for this file').fill('password');
    await expect(page.getByRole('main')).toContainText(/would guess it within seconds/);
    await page.getByLabel('Passphrase for this file').fill('grey heron under seven umbrellas');
    await page.getByLabel('The same once more').fill('grey heron under six umbrellas');
    await page.getByRole('button', { name: 'Make the file' }).click();
    await expect(page.getByRole('main').getByRole('alert').filter({ hasText: 'not the same' })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
    await page.getByLabel('The same once more').fill('grey heron under seven umbrellas');
    await page.getByRole('button', { name: 'Make the file' }).click();
    // Its passphrase costs a second of work, and many times that on a loaded machine.
    await expect(page.getByText(/^Made, opened with its passphrase and read again: /)).toBeVisible({ timeout: 90_000 });
    await expectAccessible(page);
    await killHard();
    const before = await recordsOf(workspaceDir);
    await rm(workspaceDir, { recursive: true });
    const exports = join(documentsDir, 'Exports');
    const file = (await readdir(exports)).find((name) => name.endsWith('.zip.age')) ?? '';

    const again = await restart();
    await again.getByRole('button', { name: /restore a backup/i }).click();
    await again.getByLabel('Where the backup file is').fill(join(exports, file));
    await again.getByRole('button', { name: 'Look inside' }).click();
    const dialog = again.getByRole('alertdialog');
    await dialog.getByLabel('Passphrase of this backup').fill('grey heron');
    await dialog.getByRole('button', { name: 'Look inside' }).click();
    await expect(dialog).toContainText('That was not it. Nothing is lost');
    await expectAccessible(again);
    await dialog.getByLabel('Passphrase of this backup').fill('grey heron under seven umbrellas');
    await dialog.getByRole('button', { name: 'Look inside' }).click();
    await expect(dialog).toContainText(/one client, one entry/i);
    await dialog.getByRole('button', { name: 'Restore it' }).click();
    await expect(again.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
    expect(await recordsOf(workspaceDir)).toEqual(before);
  });

  test('sees what differs from now before anything is restored', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await addEntry(page, 'First.');
    await backUp(page);
    await page.getByRole('link', { name: /Amber Lane/ }).click();
    await goTo(page, 'journal');
    await addEntry(page, 'Second.');
    await page.evaluate(() => {
      location.hash = '#/settings/backups';
    });
    await page
      .getByRole('button', { name: /^Restore the backup of/ })
      .last()
      .click();
    await expect(page.getByRole('alertdialog')).toContainText(/1\s+entry only here/);
    await expectAccessible(page);
  });
});
