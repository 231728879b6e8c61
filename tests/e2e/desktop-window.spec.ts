import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.describe('The desktop window', { tag: '@hosts' }, () => {
  test('does not follow a link to another address', async ({ page, running, troubles }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(page.url().startsWith(running.origin())).toBe(true);
    troubles.length = 0;
  });

  test('opens no second window', async ({ page, context }) => {
    const before = context.pages().length;
    await page.evaluate(() => void Reflect.set(window, 'second', window.open('/index.html', '_blank')));
    const isOpen = () => page.evaluate(() => Reflect.get(window, 'second')?.closed === false);
    await expect.poll(isOpen).toBe(false);
    expect(context.pages()).toHaveLength(before);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('loads the same page anew', async ({ page }) => {
    await page.evaluate(() => location.reload());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('refuses to listen to an event that is not in the contract', async ({ page }) => {
    const refused = await page.evaluate(() => {
      try {
        Reflect.get(window, 'goodTerms').on('anything', () => undefined);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused).toBe(true);
  });

  test('does not let the page exchange the object it was given', async ({ page }) => {
    const kept = await page.evaluate(() => {
      const given = Reflect.get(window, 'goodTerms');
      Reflect.set(window, 'goodTerms', {});
      return Reflect.get(window, 'goodTerms') === given && Object.isFrozen(given);
    });
    expect(kept).toBe(true);
  });

  test('remembers its size in a file beside the workspace', async ({ page, quit, folders }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await quit();
    const saved = JSON.parse(await readFile(join(folders.data, 'window.json'), 'utf8'));
    expect(saved.bounds).toMatchObject({ width: 1280, height: 832 });
  });
});
