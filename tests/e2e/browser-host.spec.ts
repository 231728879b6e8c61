import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test.describe('The browser host', () => {
  test('tells a second tab that the app is open already, and lets it in when the first is closed', async ({
    page,
    context,
    running,
  }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const second = await context.newPage();
    await second.goto(running.origin());
    const refused = await second.evaluate(() => Reflect.get(window, 'goodTerms').request('app.state', null));
    expect(refused).toMatchObject({ ok: false, error: { code: 'in-use' } });
    const heard = second.evaluate(
      () => new Promise((resolve) => Reflect.get(window, 'goodTerms').on('state.changed', () => resolve('the state'))),
    );
    await page.close();
    expect(await heard).toBe('the state');
    const admitted = await second.evaluate(() => Reflect.get(window, 'goodTerms').request('app.state', null));
    expect(admitted).toMatchObject({ ok: true });
  });

  test('lets the same tab in again when it is reloaded', async ({ page }) => {
    for (const _time of [1, 2, 3]) {
      await page.reload();
      const answer = await page.evaluate(() => Reflect.get(window, 'goodTerms').request('app.state', null));
      expect(answer).toEqual({ ok: true, value: expect.anything() });
    }
  });

  test('refuses a second process on the same workspace with one sentence', async ({ page, folders }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const entry = join(import.meta.dirname, '..', '..', 'main', 'browser', 'main.ts');
    const second = spawn(process.execPath, [entry, '--workspace', folders.workspace, '--no-open']);
    let out = '';
    let said = '';
    second.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    second.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(second, 'close');
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toMatch(/open/);
  });

  test('says in the window that nothing is saved any more once the process is gone', async ({ page, killHard }) => {
    await killHard();
    const answer = await page.evaluate(() => Reflect.get(window, 'goodTerms').request('backup.make', null));
    expect(answer).toMatchObject({ ok: false, error: { message: expect.stringMatching(/not running any more/) } });
  });
});
