import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, openSample, startWithClient } from './steps.ts';

test.describe('The first run', () => {
  test('offers three ways to begin and asks for nothing else', { tag: '@hosts' }, async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
    for (const way of [/start with a client/i, /explore a sample/i, /restore a backup/i]) {
      await expect(page.getByRole('button', { name: way })).toBeVisible();
    }
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
  });

  test('begins with a client by name, and the client is there after a restart', { tag: '@hosts' }, async ({
    page,
    workspaceDir,
    restart,
  }) => {
    await startWithClient(page, 'Tidewell Interiors & Söhne');
    const [folder = ''] = await readdir(join(workspaceDir, 'clients'));
    const document = JSON.parse(await readFile(join(workspaceDir, 'clients', folder, 'client.json'), 'utf8'));
    expect(document).toMatchObject({ schemaVersion: 1, name: 'Tidewell Interiors & Söhne', status: 'active' });
    const again = await restart();
    await expect(again.getByRole('heading', { level: 1, name: 'Tidewell Interiors & Söhne' })).toBeVisible();
  });

  test('says what is needed when the name is empty', async ({ page }) => {
    await page.getByRole('button', { name: /start with a client/i }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText('A client needs a name. You can change it later.')).toBeVisible();
  });

  test('shows a sample that never mixes with the own workspace', { tag: '@hosts' }, async ({ page, workspaceDir }) => {
    await openSample(page);
    await expect(page.getByText('This is a sample', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: /Papelume Books/ })).toBeVisible();
    await page.getByRole('button', { name: /close/i }).first().click();
    await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
    expect(await readdir(join(workspaceDir, 'clients')).catch(() => [])).toEqual([]);
  });

  test('can be walked through with the keyboard alone', async ({ page }) => {
    await page.keyboard.press('Tab');
    const start = page.getByRole('button', { name: /start with a client/i });
    for (let presses = 0; presses < 6 && !(await start.evaluate((it) => it === document.activeElement)); presses += 1) {
      await page.keyboard.press('Tab');
    }
    await expect(start).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Amber Lane');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Amber Lane' })).toBeVisible();
  });
});
