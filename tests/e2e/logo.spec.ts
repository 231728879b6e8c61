import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { unsealed } from '#main/workspace/sealed.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample } from './steps.ts';

const picture = (): Buffer => {
  const canvas = createCanvas(600, 200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#28594d';
  context.fillRect(0, 0, 500, 150);
  return canvas.toBuffer('image/png');
};

const png = (buffer: Buffer) => ({ name: 'logo.png', mimeType: 'image/png', buffer });

const toSettings = (page: Page) =>
  page.evaluate(() => {
    location.hash = '#/settings/me';
  });

const keptLogo = async (workspaceDir: string): Promise<unknown> => {
  const { value } = unsealed(await readFile(join(`${workspaceDir}-sample`, 'workspace.json')));
  return JSON.parse(JSON.stringify(value)).profile?.logo;
};

test.describe('A person with a logo', () => {
  test('chooses it, says what it shows, finds it on the cover, and takes it away again', { tag: '@hosts' }, async ({
    page,
    workspaceDir,
  }) => {
    const bytes = picture();
    await openSample(page);
    const client = await page.evaluate(() => location.hash);
    await toSettings(page);
    const logo = page.getByRole('region', { name: 'Logo' });
    await expect(logo).toContainText('up to 5 MB and 4,000 pixels a side');
    await logo.getByLabel('Picture of the logo').setInputFiles([png(bytes)]);
    await expect(logo.getByRole('button', { name: 'Choose another' })).toBeVisible();
    await logo.getByLabel('What the logo shows').fill('A green field');
    await expect
      .poll(() => keptLogo(workspaceDir))
      .toMatchObject({ sha256: hash('sha256', bytes, 'hex'), mediaType: 'image/png', alt: 'A green field' });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 640);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.evaluate((hash) => {
      location.hash = hash;
    }, client);
    await goTo(page, 'exit/pack');
    // The words of a picture are those of its figure; the page itself shows it in its own colour.
    const cover = page.getByRole('article', { name: /^Page 1,/ });
    await expect(cover).toContainText('Closing our work together');
    const isGreen = () =>
      cover.locator('canvas').evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return false;
        const at = canvas.width / 595;
        const [red = 0, green = 0, blue = 0] =
          canvas.getContext('2d')?.getImageData(100 * at, 80 * at, 1, 1).data ?? [];
        return Math.abs(red - 0x28) < 24 && Math.abs(green - 0x59) < 24 && Math.abs(blue - 0x4d) < 24;
      });
    await expect.poll(isGreen).toBe(true);

    await toSettings(page);
    await logo.getByRole('button', { name: 'Remove the logo' }).press('Enter');
    await expect(logo.getByRole('button', { name: 'Choose a logo' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(logo.getByLabel('What the logo shows')).toHaveValue('A green field');
    await logo.getByRole('button', { name: 'Remove the logo' }).click();
    await expect.poll(() => keptLogo(workspaceDir)).toBeUndefined();
  });

  test('is told in one sentence why a file cannot be the logo, and the logo stays as it was', async ({ page }) => {
    await openSample(page);
    await toSettings(page);
    const logo = page.getByRole('region', { name: 'Logo' });
    const input = logo.getByLabel('Picture of the logo');
    await input.setInputFiles([{ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg></svg>') }]);
    await expect(logo).toContainText('This file is not a PNG or JPEG picture. Your logo is as it was.');
    await input.setInputFiles([png(picture().subarray(0, 300))]);
    await expect(logo).toContainText('the file is damaged or not complete. Your logo is as it was.');
    await expectAccessible(page);
    await expect(logo.getByRole('button', { name: 'Choose a logo' })).toBeVisible();
    await input.setInputFiles([png(picture())]);
    await expect(logo.getByLabel('What the logo shows')).toBeVisible();
    await expect(logo).not.toContainText('Your logo is as it was.');
  });
});
