import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { ClientDocument } from '#shared/model/index.ts';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

/** The only client of the workspace as it stands on the disk. */
const onDisk = async (workspaceDir: string): Promise<ClientDocument> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  return readClient(join(workspaceDir, 'clients', client, 'client.json'));
};

const addInvoice = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  await page.getByRole('button', { name: 'Add invoice' }).click();
  const form = page.getByRole('form', { name: 'New invoice' });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByRole('button', { name: /^Save/ }).click();
};

const cellsOf = (page: Page, number: string) => page.getByRole('row', { name: number }).getByRole('cell');

/** Turns 31 January into 31 February by the keyboard, in whichever order the browser shows day and month. */
const makeImpossible = async (field: Locator): Promise<void> => {
  await field.fill('2026-01-31');
  const impossible = () => field.evaluate((input: HTMLInputElement) => input.validity.badInput);
  for (let part = 0; part < 3; part += 1) {
    await field.press('ArrowUp');
    if (await impossible()) return;
    await field.press('ArrowDown');
    await field.press('ArrowRight');
  }
  throw new Error('The browser let no impossible day be written.');
};

test.describe('A person who keeps the records of a client', () => {
  test('writes an invoice, records a part payment, and finds the same balance after a restart', async ({
    page,
    workspaceDir,
    restart,
  }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records');
    await addInvoice(page, {
      Number: '2026-024',
      Description: 'Retainer, May',
      'Date of issue': '2026-06-01',
      'Due date': '2026-07-01',
      'Net amount': '2.400,00',
      'Tax rate': '23',
    });
    await expect(page.getByText('Invoice saved.')).toBeVisible();
    await page.getByRole('button', { name: 'Record payment' }).click();
    const payment = page.getByRole('form', { name: 'Payment of 2026-024' });
    await expect(payment.getByLabel('Amount')).toHaveValue('2,952.00');
    await payment.getByLabel('Date').fill('2026-07-20');
    await payment.getByLabel('Amount').fill('1200');
    await payment.getByLabel('Note').fill('Bank transfer, “part May”');
    await payment.getByRole('button', { name: 'Save payment' }).click();
    await expect(cellsOf(page, '2026-024').nth(5)).toHaveText('1,752.00');

    const expected = {
      number: '2026-024',
      currency: 'EUR',
      net: 240_000,
      vatRate: '23',
      vat: 55_200,
      gross: 295_200,
      payments: [{ on: '2026-07-20', amount: 120_000, note: 'Bank transfer, “part May”' }],
    };
    await expect.poll(async () => (await onDisk(workspaceDir)).invoices[0]).toMatchObject(expected);

    const again = await restart();
    await again.getByRole('link', { name: /Tidewell Interiors/ }).click();
    await goTo(again, 'records/invoices');
    await expect(cellsOf(again, '2026-024').nth(5)).toHaveText('1,752.00');
    await again.getByRole('button', { name: '2026-024' }).press('Enter');
    await expect(again.getByText('Bank transfer, “part May”')).toBeVisible();
  });

  test('has amounts read as they are usually written, and is asked where two readings are possible', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'records/invoices');
    await page.getByRole('button', { name: 'Add invoice' }).click();
    const net = page.getByLabel('Net amount', { exact: true });
    await net.fill('2.400');
    await net.blur();
    await expect(
      page.getByText('Net amount: this does not read as an amount. Did you mean 2,400.00?', { exact: true }),
    ).toBeVisible();
    await expect(net).toHaveValue('2.400');
    await net.fill('2.400,00');
    await net.blur();
    await expect(net).toHaveValue('2,400.00');
    const discount = page.getByLabel('Discount', { exact: true });
    await discount.fill('35,00');
    await discount.blur();
    await expect(discount).toHaveValue('35.00');
    await page.getByLabel('Number', { exact: true }).fill('7');
    await page.getByRole('button', { name: 'Save invoice' }).click();
    await expect
      .poll(async () => (await onDisk(workspaceDir)).invoices[0])
      .toMatchObject({ net: 240_000, gross: 240_000, discount: 3500 });
  });

  test('is told by name which field is wrong, and nothing of it is saved or lost', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'records/invoices');
    await page.getByRole('button', { name: 'Add invoice' }).click();
    const form = page.getByRole('form', { name: 'New invoice' });
    await form.getByLabel('Number', { exact: true }).fill('2026-1');
    await form.getByLabel('Net amount', { exact: true }).fill('-50');
    await form.getByLabel('Currency', { exact: true }).fill('EURO');
    await makeImpossible(form.getByLabel('Date of issue', { exact: true }));
    await form.getByRole('button', { name: 'Save invoice' }).click();
    await expect(form.getByText(/^Date of issue: this day does not exist/)).toBeVisible();
    await expect(form.getByText(/^Currency: this is not a currency code\. Use three letters/)).toBeVisible();
    await form.getByLabel('Currency', { exact: true }).fill('eur');
    await form.getByLabel('Date of issue', { exact: true }).fill('2026-02-28');
    await form.getByRole('button', { name: 'Save invoice' }).click();
    await expect(form.getByText(/^Net amount: an amount cannot be negative\./)).toBeVisible();
    await expect(form.getByLabel('Net amount', { exact: true })).toBeFocused();
    expect((await onDisk(workspaceDir)).invoices).toEqual([]);

    await goTo(page, 'journal');
    await goTo(page, 'records/invoices');
    await expect(form.getByLabel('Net amount', { exact: true })).toHaveValue('-50');
    await form.getByLabel('Net amount', { exact: true }).fill('50');
    await form.getByLabel('Net amount', { exact: true }).press('Control+Enter');
    await expect
      .poll(async () => (await onDisk(workspaceDir)).invoices[0])
      .toMatchObject({ issued: '2026-02-28', currency: 'EUR', gross: 5000 });
  });

  test('sets a credit note against an invoice, and sees two currencies side by side and never added', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Korsgaard');
    await goTo(page, 'records/invoices');
    await addInvoice(page, { Number: 'A-1', 'Net amount': '100', Currency: 'EUR' });
    await addInvoice(page, { Number: 'B-1', 'Net amount': '24000', Currency: 'JPY' });
    await page.getByRole('button', { name: 'Add invoice' }).click();
    await page.getByRole('radio', { name: 'Credit note' }).check({ force: true });
    await page.getByLabel('Number', { exact: true }).fill('C-1');
    await page.getByLabel('Currency', { exact: true }).fill('EUR');
    await page.getByLabel('Net amount', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'Save credit note' }).click();
    await page.getByRole('button', { name: 'Set against an invoice' }).click();
    const form = page.getByRole('form', { name: 'Set C-1 against an invoice' });
    await expect(form.getByLabel('Amount')).toHaveValue('30.00');
    await form.getByRole('button', { name: 'Save' }).click();

    await expect(page.getByRole('table', { name: /Invoices in EUR/ })).toBeVisible();
    await expect(cellsOf(page, 'A-1').nth(5)).toHaveText('70.00');
    await expect(page.getByText('€70.00')).toBeVisible();
    await expect(page.getByRole('definition').filter({ hasText: '¥24,000' })).toBeVisible();
    await expect
      .poll(async () => (await onDisk(workspaceDir)).invoices.find(({ number }) => number === 'C-1')?.credits)
      .toMatchObject([{ amount: 3000 }]);
  });

  test('removes an invoice by mistake and takes it back', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'records/invoices');
    await page.getByRole('button', { name: '2026-034' }).press('Enter');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByRole('button', { name: '2026-034' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(page.getByRole('button', { name: '2026-034' })).toBeVisible();
  });

  test('keeps the words of a clause character by character', async ({ page, workspaceDir }) => {
    const quote =
      ' Either party may terminate this Agreement by giving  thirty (30) days’ written notice —\n“effective” at the end of a calendar month; ü 漢 😀 -- "sic". ';
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/contract');
    await page.getByRole('button', { name: 'Add agreement' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Retainer agreement');
    await page.getByLabel('Notice period', { exact: true }).fill('30');
    await page.getByLabel('Takes effect').selectOption('At the end of the month');
    await expect(page.getByText(/^Notice given today, .*, takes effect on/)).toBeVisible();
    await page.getByRole('button', { name: 'Save terms' }).click();
    await expect(page.getByText('No clause recorded about late payment')).toBeVisible();
    await page.getByRole('button', { name: /^It has none: no clause about late payment/ }).click();
    await expect(page.getByText('No clause recorded about late payment')).toHaveCount(0);
    await page.getByRole('button', { name: 'Add clause', exact: true }).click();
    await page.getByRole('button', { name: 'Save clause' }).click();
    await expect(page.getByText(/^Exact words: this is empty\. Copy the exact words/)).toBeVisible();
    await page.getByLabel('Number', { exact: true }).fill('11.2');
    await page.getByLabel('Kind', { exact: true }).selectOption('Ending');
    await page.getByLabel('Exact words', { exact: true }).fill(quote);
    await page.getByRole('button', { name: 'Save clause' }).click();

    const shown = page.getByRole('article', { name: 'Clause 11.2' }).getByRole('blockquote');
    await expect.poll(() => shown.evaluate((element) => element.textContent)).toBe(`“${quote}”`);
    await expect
      .poll(async () => (await onDisk(workspaceDir)).agreements[0])
      .toMatchObject({
        noticeRule: { length: { n: 30, unit: 'days' }, roll: 'end of month' },
        absentKinds: ['late-payment'],
        clauses: [{ number: '11.2', kind: 'termination', quote }],
      });
  });

  test('ticks a thing as returned, with the day and the way filled in, and can take it back', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/materials');
    await page.getByRole('button', { name: 'Add item' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Showroom keys, 2');
    await page.getByRole('button', { name: 'Save item' }).click();
    const keys = page.getByRole('checkbox', { name: 'Showroom keys, 2' });
    await expect(keys).toBeFocused();
    await keys.press('Space');
    const form = page.getByRole('form', { name: 'Mark as returned: Showroom keys, 2' });
    await expect(form.getByLabel('Date')).toHaveValue(/^\d{4}-\d{2}-\d{2}$/);
    await expect(form.getByLabel('Method')).toHaveValue('in person');
    await form.getByLabel('Date').fill('2026-01-08');
    await form.getByLabel('Receipt').fill('R-1');
    await form.getByRole('button', { name: 'Mark as returned' }).click();
    await expect(page.getByText('Returned in person, 8 Jan 2026. Receipt R-1')).toBeVisible();
    await expect(page.getByText('1 of 1 returned')).toBeVisible();
    await expect
      .poll(async () => (await onDisk(workspaceDir)).materials[0])
      .toMatchObject({ status: 'done', doneOn: '2026-01-08', method: 'in person', receipt: 'R-1' });
    await keys.click();
    await expect
      .poll(async () => (await onDisk(workspaceDir)).materials[0])
      .toMatchObject({ status: 'open', doneOn: null });
  });

  test('pastes a password into an access and is asked to leave it out', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/accesses');
    await page.getByRole('button', { name: 'Add an access' }).click();
    await page.getByLabel('System', { exact: true }).fill('Shop admin, as nora@');
    await page.getByLabel('Note', { exact: true }).fill('Password: Sommer2026!');
    await page.getByRole('button', { name: 'Save access' }).click();
    await expect(page.getByText(/^Note: this looks like a password\. None is kept here/)).toBeVisible();
    await page.getByLabel('Note', { exact: true }).fill('Close on the last day');
    await page.getByRole('button', { name: 'Save access' }).click();
    await expect(page.getByRole('checkbox', { name: 'Shop admin, as nora@' })).toBeVisible();
    await expect.poll(async () => (await onDisk(workspaceDir)).accesses.length).toBe(1);
    const [client = ''] = await readdir(join(workspaceDir, 'clients'));
    expect(await readFile(join(workspaceDir, 'clients', client, 'client.json'), 'utf8')).not.toContain('Sommer2026');
  });

  test('names a main contact, an address and a colleague who agreed', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await goTo(page, 'records/people');
    await page.getByRole('button', { name: 'Add person' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Petra Haan');
    await page.getByRole('button', { name: 'Save person' }).click();
    await expect(page.getByText('Main contact', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Change details' }).click();
    await page.getByLabel('Country', { exact: true }).fill('Portugal');
    await page.getByLabel('Address', { exact: true }).fill('Kade 7\n1011 AB Amsterdam');
    await page.getByRole('button', { name: 'Save details' }).click();
    await expect(page.getByText(/^Country: use the two letters of the country/)).toBeVisible();
    await page.getByLabel('Country', { exact: true }).fill('nl');
    await page.getByRole('button', { name: 'Save details' }).click();
    await page.getByRole('button', { name: 'Add referral' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Tomás Brandão');
    await page.getByLabel('Consent').selectOption('Agreed to be named');
    await page.getByRole('button', { name: 'Save referral' }).click();
    await expect
      .poll(() => onDisk(workspaceDir))
      .toMatchObject({
        country: 'NL',
        address: ['Kade 7', '1011 AB Amsterdam'],
        contacts: [{ name: 'Petra Haan' }],
        referrals: [{ name: 'Tomás Brandão', consent: 'agreed-to-be-named' }],
      });
    const saved = await onDisk(workspaceDir);
    expect(saved.mainContactId).toBe(saved.contacts[0]?.id);
  });

  test('reads what notice given today would mean, with every step', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'records/contract');
    await expect(
      page.getByText('Notice given today, 21 November 2026, takes effect on 31 December 2026.'),
    ).toBeVisible();
    await page.getByText('How it is counted').click();
    await expect(page.getByRole('listitem').filter({ hasText: 'Last day of that calendar month' })).toContainText(
      '31 Dec 2026',
    );
  });

  for (const view of ['invoices', 'materials', 'contract', 'people']) {
    test(`can use the ${view} with assistive technology, in a narrow window and at 200 %`, async ({ page }) => {
      await openSample(page);
      await goTo(page, `records/${view}`);
      const open = {
        invoices: () => page.getByRole('button', { name: '2026-027' }).press('Enter'),
        materials: () => page.getByRole('checkbox', { name: 'Key card for the office in Alfama' }).click(),
        contract: () => page.getByRole('button', { name: 'Change terms' }).click(),
        people: () => page.getByRole('button', { name: 'Change details' }).click(),
      }[view];
      await expectAccessible(page);
      await open?.();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page, 800);
      await expectNoSidewaysScroll(page, 640);
      await expectAccessible(page);
    });
  }
});
