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

  test('carries every character of a text both ways', async ({ page }) => {
    const texts = await page.evaluate(async () => {
      const { request } = Reflect.get(window, 'goodTerms');
      const made = await request('client.create', { name: 'Harbour & Finch' });
      const text = `${'ü漢\u{1F600}\u0000\u001B\u2028\r\n\t'.repeat(5_000)}.`;
      const facts = {
        at: '2026-03-02T10:00',
        kind: 'note',
        title: '',
        text,
        minutesBilled: 0,
        minutesUnbilled: 0,
        people: [],
        tags: [],
        agreement: null,
        attachments: [],
        notable: false,
      };
      const clientId = made.value.document.id;
      const added = await request('journal.add', { clientId, facts, private: { text, mood: 2, energy: null } });
      const opened = await request('client.open', { id: clientId });
      const broken = await request('journal.add', {
        clientId,
        facts: { ...facts, text: 'half \uD800' },
        private: null,
      });
      return {
        added: added.ok && JSON.stringify(added.value).includes(JSON.stringify(text)),
        read: opened.ok && JSON.stringify(opened.value.journal[0]).split(JSON.stringify(text)).length - 1,
        broken: broken.ok ? 'saved' : broken.error.field,
      };
    });
    expect(texts).toEqual({ added: true, read: 2, broken: 'facts.text' });
  });

  test('hears of a change without asking', async ({ page }) => {
    const names = await page.evaluate(async () => {
      const { on, request } = Reflect.get(window, 'goodTerms');
      const heard = new Promise<{ readonly clients: readonly { readonly name: string }[] }>((resolve) => {
        const off = on('state.changed', (state: { readonly clients: readonly { readonly name: string }[] }) => {
          if (state.clients.length === 0) return;
          off();
          resolve(state);
        });
      });
      await request('client.create', { name: 'Harbour & Finch' });
      return (await heard).clients.map((client) => client.name);
    });
    expect(names).toEqual(['Harbour & Finch']);
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

  test('reads what draws the pages of a pack only when somebody goes towards one', async ({ page }) => {
    await page.evaluate(() => Reflect.get(window, 'goodTerms').request('client.create', { name: 'Harbour & Finch' }));
    await page.getByRole('link', { name: 'Harbour & Finch' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Harbour & Finch' })).toBeVisible();
    const pdfFiles = (): Promise<readonly string[]> =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => /pdf/.test(name)),
      );
    expect(await pdfFiles()).toEqual([]);
    await page.getByRole('link', { name: 'Exit', exact: true }).click();
    await expect.poll(pdfFiles).not.toEqual([]);
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
