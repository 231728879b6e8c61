import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, startWithClient } from './steps.ts';

const dayIn = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
};

test.describe('A person who wants to look again before anything is wrong', () => {
  test('plans check-ins at the start, is reminded, puts it off and looks', async ({ page, restart }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await page.getByRole('button', { name: 'Add client' }).click();
    await page.getByLabel('Name of the client').fill('Amber Lane');
    await page.getByLabel('Plan check-ins next').check({ force: true });
    await page.getByRole('dialog').getByRole('button', { name: 'Add client' }).click();
    const dialog = page.getByRole('dialog', { name: 'Check-ins' });
    await expect(dialog).toBeVisible();
    await expectAccessible(page);
    await dialog.getByLabel('What you expect of each other').fill('Answers within two days.');
    await dialog.getByLabel('Next check-in').fill(dayIn(0));
    await dialog.getByLabel('And then').selectOption('3');
    await dialog.getByRole('button', { name: 'Save' }).click();

    const due = page.getByText('You wanted to look at Amber Lane again, every 3 months.');
    await expect(due).toBeVisible();
    await expect(page.getByText('Answers within two days.')).toBeVisible();
    await expectAccessible(page);
    for (const width of [800, 640]) await expectNoSidewaysScroll(page, width);
    await page.setViewportSize({ width: 1280, height: 832 });

    await page.getByRole('button', { name: 'Put the check-in off' }).click();
    await page.getByRole('menuitem', { name: 'In a week' }).click();
    await expect(due).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Look at it together again' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(due).toBeVisible();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
    await expect(due).toHaveCount(0);

    const again = await restart();
    await again.getByRole('link', { name: /Amber Lane/ }).click();
    await expect(again.getByRole('link', { name: 'Look at it together again' })).toBeVisible();
    await expect(again.getByText('You wanted to look at Amber Lane again')).toHaveCount(0);
  });

  test('takes all dates along into a calendar, as titles only', async ({ page, host }) => {
    test.skip(host === 'desktop', 'The desktop asks with a dialog of the system.');
    await startWithClient(page, 'Amber Lane');
    await page.getByRole('button', { name: 'Check-ins' }).click();
    await page.getByLabel('What you expect of each other').fill('SECRET WORDS');
    await page.getByLabel('Next check-in').fill(dayIn(20));
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'For a calendar' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Amber Lane, dates.ics');
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain(`DTSTART;VALUE=DATE:${dayIn(20).replaceAll('-', '')}\r\n`);
    expect(file).toContain('SUMMARY:Look at it together again (Amber Lane)\r\n');
    expect(file).not.toContain('SECRET');

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('all clients calendar');
    const [all] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(await readFile(await all.path(), 'utf8')).toBe(file);
  });
});
