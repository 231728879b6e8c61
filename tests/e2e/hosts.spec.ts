import { expect, test } from './fixtures.ts';

test.describe('The app in its window', { tag: '@hosts' }, () => {
  test('opens on its first screen', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toHaveTitle(/Good Terms/);
  });

  test('gives the page one object and nothing else of the host', async ({ page }) => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'goodTerms')),
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      ipc: typeof Reflect.get(window, 'ipcRenderer'),
    }));
    expect(seen).toEqual({ bridge: ['request', 'on'], require: 'undefined', process: 'undefined', ipc: 'undefined' });
  });

  test('comes with the content policy in the header of its page', async ({ page }) => {
    const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('keeps a text with lone surrogates and control characters exactly as it was sent', async ({ page }) => {
    const name = await page.evaluate(async () => {
      const odd = 'A\u{1F600}\uD800é\u0000';
      const answer = await Reflect.get(window, 'goodTerms').request('client.create', { name: odd });
      return answer.ok ? answer.value.document.name === odd : answer.error.code;
    });
    expect([true, 'invalid']).toContain(name);
  });

  test('answers a request it does not know with an error and goes on', async ({ page }) => {
    const answer = await page.evaluate(() => Reflect.get(window, 'goodTerms').request('app.destroy', null));
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid' } });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('lets no script of the page reach the network', async ({ page, troubles }) => {
    const reached = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
    // Refused twice over: the policy says so in the console, and nothing was sent.
    expect(troubles.filter((trouble) => !trouble.startsWith('refused:') && !trouble.includes('example.com'))).toEqual(
      [],
    );
    troubles.length = 0;
  });

  test('has a client again after it was closed and opened', async ({ page, restart }) => {
    const made = await page.evaluate(() =>
      Reflect.get(window, 'goodTerms').request('client.create', { name: 'Harbour & Finch' }),
    );
    expect(made).toMatchObject({ ok: true });
    const again = await restart();
    await expect(again.getByText('Harbour & Finch').first()).toBeVisible();
  });

  test('has a client again after its process was killed', async ({ page, killHard, restart }) => {
    const made = await page.evaluate(() =>
      Reflect.get(window, 'goodTerms').request('client.create', { name: 'Harbour & Finch' }),
    );
    expect(made).toMatchObject({ ok: true });
    await killHard();
    const again = await restart();
    await expect(again.getByText('Harbour & Finch').first()).toBeVisible();
  });
});
