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

    await page.getByRole('button', { name: 'Later: put the check-in off' }).click();
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
});
