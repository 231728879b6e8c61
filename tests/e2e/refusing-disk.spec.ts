import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWorkspace } from '../builders/workspace-files.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, goTo, openSample, startWithClient } from './steps.ts';
import { block, clientFile, firstClient, happened, kaldvee, openClient, setStatus, write } from './trouble.ts';

test.describe('A person whose disk refuses', { tag: '@hosts' }, () => {
  test('a change to a client keeps it in the window, looks elsewhere meanwhile, and saves it later', async ({
    workspaceDir,
    restart,
  }) => {
    writeWorkspace(workspaceDir);
    let page = await restart();
    await openClient(page, kaldvee);
    const lift = await block(clientFile(workspaceDir));
    await setStatus(page, 'Leaving');
    const failure = page.getByText(/^What you changed in Kaldvee Ceramics OÜ was not saved:/).first();
    await expect(failure).toContainText('It stays in this window.');
    await expectAccessible(page);

    await openClient(page, 'North Pier');
    await setStatus(page, 'Watching');
    await expect(failure).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#/settings/appearance';
    });
    await expect(failure).toBeVisible();
    await openClient(page, kaldvee);
    await expect(page.getByRole('button', { name: 'Status: Leaving' })).toBeVisible();

    await lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toHaveCount(0);
    expect(JSON.parse(await readFile(clientFile(workspaceDir), 'utf8'))).toMatchObject({ status: 'leaving' });
    page = await restart();
    await openClient(page, kaldvee);
    await expect(page.getByRole('button', { name: 'Status: Leaving' })).toBeVisible();
  });

  test('an entry keeps every word in the field and saves it later', async ({ page, workspaceDir, restart }) => {
    await startWithClient(page, 'Amber Lane');
    const folder = await firstClient(workspaceDir);
    const lift = await block(join(folder, 'journal.jsonl'));
    await write(page, 'They cut the fee on the phone.');
    const composer = page.getByRole('form', { name: 'New entry' });
    const failure = composer.getByText(/^The entry was not saved: .*It stays in this window/);
    await expect(failure).toBeVisible();
    await expect(happened(page)).toHaveValue('They cut the fee on the phone.');
    await expect(page.getByRole('article')).toHaveCount(0);
    await goTo(page, 'records');
    await expect(composer).toHaveCount(0);
    await goTo(page, 'journal');
    await page.getByRole('link', { name: 'Go on writing' }).click();
    await expect(happened(page)).toHaveValue('They cut the fee on the phone.');
    await expect(failure).toHaveCount(0);
    await composer.getByRole('button', { name: 'Save entry' }).click();
    await expect(failure).toBeVisible();
    // What no journal takes is on the disk beside it, for the next start.
    const draft = join(folder, 'draft.json');
    await expect.poll(() => readFile(draft, 'utf8').catch(() => '')).toContain('They cut the fee on the phone.');

    await lift();
    await composer.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByRole('article')).toContainText('They cut the fee on the phone.');
    await expect.poll(() => readdir(folder)).not.toContain('draft.json');
    const again = await restart();
    await openClient(again, 'Amber Lane');
    await goTo(again, 'journal');
    await expect(again.getByRole('article')).toHaveCount(1);
  });

  test('a removal is told so, sees the entry in its place, and removes it on trying again', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'A good call.');
    const entry = page.getByRole('article');
    await expect(entry).toHaveCount(1);
    // The file as another program would change it under the app.
    const file = join(await firstClient(workspaceDir), 'journal.jsonl');
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole, Buffer.from('x')]));
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /trash/ }).click();
    await expect(page.getByText(/^The change to this entry was not saved: another program/)).toBeVisible();
    await expect(entry).toHaveCount(1);
    await writeFile(file, whole);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(entry).toHaveCount(0);
  });

  test('a change in the sample is not taken to another workspace before it is saved', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await write(page, 'Unfinished business.');
    const id = /clients\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const file = join(`${workspaceDir}-sample`, 'clients', id, 'client.json');
    const lift = await block(file);
    await setStatus(page, 'Active');
    await expect(page.getByText(/^What you changed in Ondelar Stays was not saved/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText(/nothing was switched/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Status: Active' })).toBeVisible();
    await lift();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ status: 'active' });
  });

  test('a setting keeps it in the window, wherever one goes, and saves it later', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Amber Lane');
    const lift = await block(join(workspaceDir, 'workspace.json'));
    await page.evaluate(() => {
      location.hash = '#/settings/rules';
    });
    await page.getByLabel('Days overdue I accept').fill('45');
    await page.getByLabel('Days overdue I accept').press('Tab');
    const failure = page.getByText(/What you changed in your details and settings was not saved/);
    await expect(failure.first()).toBeVisible();
    await page.getByRole('link', { name: /Amber Lane/ }).click();
    await expect(failure.first()).toBeVisible();
    await lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toHaveCount(0);
    expect(await readFile(join(workspaceDir, 'workspace.json'), 'utf8')).toContain('45');
  });

  test('a new client keeps the name in the field', async ({ page, workspaceDir }) => {
    await mkdir(join(workspaceDir, 'clients'), { recursive: true });
    await rename(join(workspaceDir, 'clients'), join(workspaceDir, 'clients.aside'));
    await writeFile(join(workspaceDir, 'clients'), 'a file in the way');
    await page.getByRole('button', { name: /start with a client/i }).click();
    await page.getByLabel('Name of the client').fill('Tidewell Interiors');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText(/^The new client was not saved/)).toBeVisible();
    await expect(page.getByLabel('Name of the client')).toHaveValue('Tidewell Interiors');
    await rm(join(workspaceDir, 'clients'));
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tidewell Interiors' })).toBeVisible();
  });
});
