import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, goTo, startWithClient } from './steps.ts';

const signed = { name: 'agreement.txt', mimeType: 'text/plain', buffer: Buffer.from('Signed in Tallinn.') };

test.describe('A person who keeps the signed agreement', () => {
  test('attaches it to the terms, finds it again, and takes it back with one undo', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/contract');
    await page.getByRole('button', { name: 'Add agreement' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Retainer agreement');
    await page.getByRole('button', { name: 'Save terms' }).click();
    await page.getByLabel('Files to keep with this agreement').setInputFiles([signed]);
    const files = page.getByRole('region', { name: 'Files of this agreement' });
    await expect(files.getByRole('listitem')).toContainText('agreement.txt');
    await expectAccessible(page);
    const sha256 = hash('sha256', signed.buffer, 'hex');
    await expect
      .poll(async () => {
        const [client = ''] = await readdir(join(workspaceDir, 'clients'));
        const { agreements } = await readClient(join(workspaceDir, 'clients', client, 'client.json'));
        return agreements[0]?.files?.map((file) => file.sha256);
      })
      .toEqual([sha256]);
    await files.getByRole('button', { name: 'Remove agreement.txt' }).click();
    await expect(files.getByRole('listitem')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(files.getByRole('listitem')).toHaveCount(1);
  });
});
