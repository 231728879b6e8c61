import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientDocument } from '#shared/model/index.ts';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, goTo, startWithClient } from './steps.ts';

const saved = async (workspaceDir: string): Promise<ClientDocument> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  return readClient(join(workspaceDir, 'clients', client, 'client.json'));
};

test.describe('A person who ends the work', () => {
  test('notes who is told, when and how, and finds it again', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'exit/wrap-up');
    const list = page.getByRole('region', { name: 'Who is told, and when' });
    await expect(list.getByText('Nobody yet.')).toBeVisible();
    await list.getByRole('button', { name: 'Add person' }).click();
    await expect(list.getByText('Choose a person, or write a name.')).toBeVisible();

    await list.getByLabel('Name', { exact: true }).fill('Print shop Paberipuu');
    await list.getByLabel('Who they are').fill('Supplier');
    await list.getByLabel('Told or planned on').fill('2026-06-15');
    await list.getByLabel('How', { exact: true }).fill('Email');
    await list.getByRole('button', { name: 'Add person' }).click();
    const told = list.getByRole('checkbox', { name: 'Print shop Paberipuu, Supplier' });
    await told.check();
    await list.getByLabel('How Print shop Paberipuu is told').fill('In a call');
    await expect
      .poll(async () => {
        const { contacts, exit } = await saved(workspaceDir);
        const [person] = exit?.peopleToTell ?? [];
        return [contacts[0]?.name, person?.contactId === contacts[0]?.id, person?.done, person?.how];
      })
      .toEqual(['Print shop Paberipuu', true, true, 'In a call']);
    await expectAccessible(page);

    await page.reload();
    await expect(told).toBeChecked();
    await list.getByRole('button', { name: 'Take Print shop Paberipuu off the list' }).click();
    await expect(list.getByText('Nobody yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(told).toBeChecked();
  });

  test('says which paper shows what was done under a clause', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/contract');
    await page.getByRole('button', { name: 'Add agreement' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Retainer agreement');
    await page.getByRole('button', { name: 'Save terms' }).click();
    await page
      .getByLabel('Files to keep with this agreement')
      .setInputFiles([{ name: 'receipt.txt', mimeType: 'text/plain', buffer: Buffer.from('Received.') }]);
    await expect(page.getByRole('region', { name: 'Files of this agreement' })).toContainText('receipt.txt');
    await page.getByRole('button', { name: 'Add clause' }).first().click();
    await page.getByLabel('Number', { exact: true }).fill('8.2');
    await page.getByLabel('Exact words').fill('Each party returns the other’s materials.');
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByLabel('What to do, 1').fill('Three items returned');
    await page.getByLabel('Shown by, 1').selectOption('receipt.txt');
    await page.getByRole('button', { name: 'Save clause' }).click();
    await expect
      .poll(async () => {
        const [agreement] = (await saved(workspaceDir)).agreements;
        return [agreement?.clauses[0]?.actions[0]?.shownBy, agreement?.files?.[0]?.sha256];
      })
      .toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const [agreement] = (await saved(workspaceDir)).agreements;
    expect(agreement?.clauses[0]?.actions[0]?.shownBy).toBe(agreement?.files?.[0]?.sha256);
  });
});
