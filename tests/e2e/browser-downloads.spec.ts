/** Files the window makes. The desktop asks with a dialog of the system, so these stories are told in the browser. */
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { goTo, startWithClient } from './steps.ts';

const dayIn = (days: number): string => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
};

test.describe('A person who takes something along', () => {
  test('has the facts of chosen entries, and never the private side', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    await page.getByLabel('What happened today').fill('They paid on time.');
    await page.getByLabel('How it was for me').fill('Relieved.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await goTo(page, 'journal');
    await page.getByRole('checkbox', { name: /Select the entry/ }).check({ force: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save facts' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Amber Lane, selected entries.csv');
    const table = await readFile(await download.path(), 'utf8');
    expect(table).toContain('They paid on time.');
    expect(table).not.toContain('Relieved');
  });

  test('has all dates for a calendar, as titles only', async ({ page }) => {
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
