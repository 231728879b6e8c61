import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { goTo, startWithClient } from './steps.ts';
import { firstClient, happened, openClient, write } from './trouble.ts';

/** Puts a text into a field as pasting does; `fill` would mend half characters on the way. */
const paste = (field: Locator, text: string): Promise<void> =>
  field.evaluate(
    (element, units) => {
      const value = String.fromCharCode(...units);
      const area = element as HTMLTextAreaElement;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, value);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [...text].flatMap((character) => character.split('').map((unit) => unit.charCodeAt(0))),
  );

test.describe('A person who writes unusual things', () => {
  test('has 100,000 characters kept exactly, and 100,001 refused with the text still in the field', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    const long = `${'Seventeen words, ü 漢. '.repeat(5_000)}`.slice(0, 100_000);
    await happened(page).fill(`${long}.`);
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByText(/longer than 100,000 characters\. Split it into two/).first()).toBeVisible();
    await expect(happened(page)).toHaveValue(`${long}.`);
    await happened(page).fill(long);
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByRole('article')).toHaveCount(1);
    const line = await readFile(join(await firstClient(workspaceDir), 'journal.jsonl'), 'utf8');
    expect(JSON.parse(line).facts.text === long).toBe(true);
  });

  test('has control characters kept exactly in both halves', async ({ page, workspaceDir, restart }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    const text = 'bell \u0007 escape \u001b[31m tab\t null \u0000 line \u2028 rtl \u202e end \u{1f600}';
    await paste(happened(page), text);
    await paste(page.getByLabel('How it was for me, private, never leaves the app'), text);
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByRole('article')).toHaveCount(1);
    const file = join(await firstClient(workspaceDir), 'journal.jsonl');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ facts: { text }, private: { text } });
    const again = await restart();
    await openClient(again, 'Amber Lane');
    await goTo(again, 'journal');
    await again.getByRole('button', { name: /What to do with/ }).click();
    await again.getByRole('menuitem', { name: /Edit/ }).click();
    await expect(happened(again)).toHaveValue(text);
  });

  test('has half a character refused with a sentence, and everything typed still there', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'journal/new');
    await paste(happened(page), 'half \ud83d and the rest');
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByText(/half of a character/).first()).toBeVisible();
    const kept = await happened(page).evaluate((element) => (element as HTMLTextAreaElement).value.charCodeAt(5));
    expect(kept).toBe(0xd83d);
    await expect(page.getByRole('article')).toHaveCount(0);
    expect(await readdir(await firstClient(workspaceDir))).toEqual(['client.json']);
  });

  test('finds markup shown as the text it is', async ({ page, workspaceDir }) => {
    const markup = '<script>alert(1)</script><img src=x onerror=alert(2)>&amp;<b>bold</b>';
    const name = '<b>Tidewell</b> & "Sons"';
    await startWithClient(page, name);
    await write(page, markup);
    await expect(page.getByRole('article')).toContainText(markup);
    expect(await page.locator('article script, article img, article b:text("bold")').count()).toBe(0);
    await expect(page).toHaveTitle(/<b>Tidewell<\/b> & "Sons"/);
    expect(JSON.parse(await readFile(join(await firstClient(workspaceDir), 'client.json'), 'utf8')).name).toBe(name);
  });

  test('is told when a name is too long, and the name stays in the field', async ({ page }) => {
    await page.getByRole('button', { name: /start with a client/i }).click();
    const name = 'Tidewell '.repeat(40);
    await page.getByLabel('Name of the client').fill(name);
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText(/longer than 300 characters/)).toBeVisible();
    await expect(page.getByLabel('Name of the client')).toHaveValue(name);
  });

  test('has impossible days, negative amounts and unknown currencies refused by the app itself', async ({ page }) => {
    await startWithClient(page, 'Amber Lane');
    const answers = await page.evaluate(async () => {
      const { request } = Reflect.get(window, 'goodTerms');
      const state = await request('app.state', null);
      const { document, version } = (await request('client.open', { id: state.value.clients[0].id })).value;
      const invoice = {
        id: 'inv-1',
        kind: 'invoice',
        state: 'sent',
        number: '7',
        description: '',
        currency: 'EUR',
        issued: '2026-02-01',
        due: '2026-03-03',
        agreedDue: null,
        net: 100,
        vatRate: '23',
        vat: 23,
        gross: 123,
        discount: 0,
        payments: [],
        credits: [],
        underDiscussion: 0,
        reminders: [],
        note: '',
      };
      const said = [];
      for (const wrong of [
        { due: '2026-02-30' },
        { net: -1 },
        { currency: 'EURO' },
        { gross: 1e300 },
        { number: 'a\u0007b' },
      ]) {
        const invoices = [{ ...invoice, ...wrong }];
        said.push(await request('client.save', { document: { ...document, invoices }, version }));
      }
      said.push(await request('client.save', { document: { ...document, invoices: [invoice] }, version }));
      return said;
    });
    expect(answers.slice(0, -1)).toEqual([
      {
        ok: false,
        error: {
          code: 'invalid',
          field: 'document.invoices.0.due',
          message: expect.stringMatching(/^Due date: this day does not exist/),
        },
      },
      {
        ok: false,
        error: {
          code: 'invalid',
          field: 'document.invoices.0.net',
          message: expect.stringMatching(/^Net amount: an amount cannot be negative/),
        },
      },
      {
        ok: false,
        error: {
          code: 'invalid',
          field: 'document.invoices.0.currency',
          message: expect.stringMatching(/^Currency: this is not a currency code/),
        },
      },
      {
        ok: false,
        error: { code: 'invalid', field: 'document.invoices.0.gross', message: expect.stringMatching(/^Total: /) },
      },
      {
        ok: false,
        error: {
          code: 'invalid',
          field: 'document.invoices.0.number',
          message: expect.stringMatching(/^Number: this holds a line break or a hidden character/),
        },
      },
    ]);
    expect(answers.at(-1)).toMatchObject({ ok: true });
  });
});
