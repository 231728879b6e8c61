import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, startWithClient } from './steps.ts';

const facts = (page: Page) => page.getByLabel('What happened', { exact: true });
const mine = (page: Page) => page.getByLabel('How it was for me, private, never leaves the app');

const write = async (page: Page, happened: string, felt: string): Promise<void> => {
  await goTo(page, 'journal/new');
  await facts(page).fill(happened);
  await mine(page).fill(felt);
  await mine(page).press('Control+Enter');
  await expect(page.getByRole('article').first()).toContainText(happened);
};

const edit = async (page: Page, happened: string, felt: string): Promise<void> => {
  await page.getByRole('button', { name: /What to do with/ }).click();
  await page.getByRole('menuitem', { name: /^Edit/ }).click();
  await facts(page).fill(happened);
  await mine(page).fill(felt);
  await mine(page).press('Control+Enter');
  await expect(page.getByRole('article')).toContainText(happened);
};

const clientFolder = async (workspaceDir: string): Promise<string> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  return join(workspaceDir, 'clients', client);
};

/** Paths of the files below a folder that hold these words, whatever else they hold. */
const filesWith = async (folder: string, words: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if ((await readFile(path)).includes(words)) found.push(path);
  }
  return found;
};

test.describe('A person who looks back at an entry', () => {
  test('edits it twice, compares the versions, brings the first one back and takes that back too', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'They asked for 8 hours.', 'Calm.');
    await edit(page, 'They asked for 9 hours.', 'Calm.');
    await edit(page, 'They asked for 9 hours by Friday.', 'Tired.');

    await page.getByRole('button', { name: /Show the versions$/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Versions of this entry' });
    await expect(dialog.getByRole('button', { name: /^Version/ })).toHaveCount(3);
    await expect(dialog.locator('ins')).toContainText([' by Friday', 'Tired']);
    await expect(dialog.locator('del')).toContainText(['Calm']);
    await dialog.getByLabel('Compared with').selectOption({ index: 1 });
    await expect(dialog.locator('del').first()).toHaveText('8');
    await expectAccessible(page);

    await dialog.getByRole('button', { name: /^Version 1/ }).click();
    await dialog.getByRole('button', { name: 'Bring back version 1' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('article')).toContainText('They asked for 8 hours.');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByRole('article')).toContainText('They asked for 9 hours by Friday.');

    const journal = await readFile(join(await clientFolder(workspaceDir), 'journal.jsonl'), 'utf8');
    const lines = journal
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ op, facts: said }) => [op, said.text])).toEqual([
      ['add', 'They asked for 8 hours.'],
      ['revise', 'They asked for 9 hours.'],
      ['revise', 'They asked for 9 hours by Friday.'],
      ['revise', 'They asked for 8 hours.'],
      ['revise', 'They asked for 9 hours by Friday.'],
    ]);
  });

  test('reads the versions in a narrow window and at 200 %', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'They asked for 8 hours.', 'Calm.');
    await edit(page, 'They asked for 9 hours.', 'Calm.');
    await page.getByRole('button', { name: /Show the versions$/ }).click();
    await expect(page.getByRole('dialog').locator('ins')).toHaveText('9');
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
  });
});

test.describe('A person who wants words gone for good', () => {
  const gone = 'A name that must not stay anywhere';
  const private_ = 'And what I thought of it';

  test('forgets an entry with every version of it, and no byte of it is left in the workspace', async ({
    page,
    workspaceDir,
    restart,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'This one stays.', '');
    await write(page, `${gone}, first.`, private_);
    await page
      .getByRole('button', { name: /What to do with/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /^Edit/ }).click();
    await facts(page).fill(`${gone}, second.`);
    await facts(page).press('Control+Enter');
    await expect(page.getByRole('article').first()).toContainText('second.');
    expect(await filesWith(workspaceDir, gone)).toHaveLength(1);

    await page
      .getByRole('button', { name: /What to do with/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /trash/ }).click();
    await page.getByRole('link', { name: 'Trash 1' }).click();
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /Forget for good/ }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Forget this entry for good?' });
    await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Forget for good' }).click();
    await expect(page.getByText('The entry is forgotten for good.')).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(0);

    expect(await filesWith(workspaceDir, gone)).toEqual([]);
    expect(await filesWith(workspaceDir, private_)).toEqual([]);
    const again = await restart();
    await again.getByRole('link', { name: /Amber Lane/ }).click();
    await goTo(again, 'journal');
    await expect(again.getByRole('article')).toHaveCount(1);
    await expect(again.getByRole('article')).toContainText('This one stays.');
    await expect(again.getByRole('note')).toHaveCount(0);
  });

  test('forgets it in the copies of a damaged file too, and reads which backups keep it', async ({
    page,
    workspaceDir,
    quit,
    restart,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, `${gone}, first.`, private_);
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /^Edit/ }).click();
    await facts(page).fill(`${gone}, half a thought`);
    const draft = join(await clientFolder(workspaceDir), 'draft.json');
    await expect.poll(() => readFile(draft, 'utf8').catch(() => '')).toContain('half a thought');
    await quit();
    await writeFile(draft, (await readFile(draft)).subarray(0, -5));

    const again = await restart();
    await again.getByRole('link', { name: /Amber Lane/ }).click();
    await goTo(again, 'journal');
    await again.getByRole('button', { name: /What to do with/ }).click();
    await again.getByRole('menuitem', { name: /trash/ }).click();
    await again.getByRole('link', { name: 'Trash 1' }).click();
    await again.getByRole('button', { name: /What to do with/ }).click();
    await again.getByRole('menuitem', { name: /Forget for good/ }).click();
    const dialog = again.getByRole('alertdialog');
    await expect(dialog.getByRole('checkbox', { name: /^Unfinished entries, set aside/ })).toBeChecked();
    await expect(dialog).toContainText('The words stay in it, in one older backup, and in packs');
    await dialog.getByText('Which backups').click();
    await expect(dialog.getByRole('listitem')).toHaveCount(1);
    await expectAccessible(again);
    await expectNoSidewaysScroll(again, 800);
    await expectNoSidewaysScroll(again, 640);
    await dialog.getByRole('button', { name: 'Forget for good' }).click();
    await expect(again.getByText('The entry is forgotten for good.')).toBeVisible();
    expect(await filesWith(workspaceDir, gone)).toEqual([]);
    expect(await filesWith(workspaceDir, private_)).toEqual([]);
  });

  test('deletes a copy of a damaged file that was set aside earlier', async ({ page, workspaceDir, quit, restart }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await facts(page).fill(`${gone}, never saved.`);
    const draft = join(await clientFolder(workspaceDir), 'draft.json');
    await expect.poll(() => readFile(draft, 'utf8').catch(() => '')).toContain('never saved');
    await quit();
    await writeFile(draft, (await readFile(draft)).subarray(0, -5));

    const again = await restart();
    await again.evaluate(() => {
      location.hash = '#/settings/data';
    });
    const copies = again.getByRole('region', { name: 'Copies of damaged files' });
    await expect(copies.getByRole('row')).toContainText(['Copy of', 'Unfinished entries']);
    await expectAccessible(again);
    await copies.getByRole('button', { name: /^Delete quarantine/ }).click();
    const dialog = again.getByRole('alertdialog', { name: 'Delete this copy?' });
    await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Delete for good' }).click();
    await expect(again.getByText('The copy is deleted.')).toBeVisible();
    await expect(copies).toHaveCount(0);
    expect(await readdir(join(workspaceDir, 'quarantine'))).toEqual([]);
  });
});

test.describe('A person in the middle of a sentence', () => {
  test('finds it after the app was killed', async ({ page, workspaceDir, killHard, restart }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await facts(page).press('Alt+Digit3');
    await facts(page).fill('Petra called and I was just');
    await mine(page).fill('My chest was');
    const draft = join(await clientFolder(workspaceDir), 'draft.json');
    await expect.poll(() => readFile(draft, 'utf8').catch(() => '')).toContain('My chest was');
    await killHard();
    const again = await restart();
    await again.getByRole('link', { name: /Amber Lane/ }).click();
    await goTo(again, 'journal');
    await again.getByRole('link', { name: 'Go on writing' }).click();
    await expect(facts(again)).toHaveValue('Petra called and I was just');
    await expect(mine(again)).toHaveValue('My chest was');
    await mine(again).press('Control+Enter');
    await expect(again.getByRole('article')).toContainText('Petra called');
    await expect.poll(() => readdir(join(draft, '..'))).not.toContain('draft.json');
  });

  test('starts from the outline of a call, and from anywhere with Ctrl N', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.evaluate(() => {
      location.hash = '#/settings/me';
    });
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await page.evaluate(() =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', ctrlKey: true, bubbles: true, cancelable: true })),
    );
    await expect(facts(page)).toBeFocused();
    await expect(page.getByRole('button', { name: 'Use the outline' })).toHaveCount(0);
    await facts(page).press('Alt+Digit3');
    await page.getByRole('button', { name: 'Use the outline' }).click();
    await expect(facts(page)).toHaveValue(/^Who called, and who was there:\n/);
    await expect(page.getByRole('button', { name: 'Use the outline' })).toHaveCount(0);
  });
});
