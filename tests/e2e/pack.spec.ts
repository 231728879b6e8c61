import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ClientDocument, Revision } from '#shared/model/index.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { accountOf } from '#shared/rules/statement.ts';
import { pdfPages } from '../builders/pdf-text.ts';
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

const clientFolder = (workspaceDir: string): string => join(`${workspaceDir}-sample`, 'clients', 'cli-ondelar');

const records = (workspaceDir: string): Promise<ClientDocument> =>
  readClient(join(clientFolder(workspaceDir), 'client.json'));

const privateTexts = async (workspaceDir: string): Promise<readonly string[]> => {
  const text = await readFile(join(clientFolder(workspaceDir), 'journal.jsonl'), 'utf8');
  const revisions: readonly Revision[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return revisions.flatMap(({ private: mine }) => (mine === null || mine.text === '' ? [] : [mine.text]));
};

const waitForPreview = (page: Page) =>
  expect(page.getByRole('article', { name: /^Page 1,/ })).toContainText(/\S/, { timeout: 40_000 });

/** Presses the one button; the path shown is the file that was made. */
const make = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Make exit pack' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your exit pack is ready' });
  await expect(dialog).toContainText('It holds facts only.');
  const path = (await dialog.getByRole('definition').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close' }).click();
  return path;
};

const spaced = (text: string): string => text.replace(/\s+/g, ' ');

test.describe('A person who makes an exit pack', () => {
  test('gets the client edition with one press, and its figures are those of the records', { tag: '@hosts' }, async ({
    page,
    workspaceDir,
    documentsDir,
  }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await waitForPreview(page);
    const path = await make(page);
    expect(path.startsWith(documentsDir)).toBe(true);
    expect(path).toMatch(/Closing pack - Ondelar Stays - 2026-11-21\.pdf$/);

    const pages = await pdfPages(await readFile(path));
    const text = pages.join(' ');
    const document = await records(workspaceDir);
    const [account] = accountOf(document.invoices, '2026-11-21', 'EUR');
    expect(account?.rows.length).toBeGreaterThan(1);
    for (const row of account?.rows ?? []) {
      expect(text).toContain(row.invoice.number);
      expect(text).toContain(formatAmount(row.open, 'EUR'));
    }
    expect(text).toContain(formatAmount(account?.open ?? 0, 'EUR'));
    const quote = document.agreements[0]?.clauses.find(
      ({ kind }) => kind === 'notice' || kind === 'termination',
    )?.quote;
    expect(text).toContain(spaced(quote ?? 'a clause on ending'));
    for (const item of document.materials) expect(text).toContain(spaced(item.name));
    for (const line of document.exit?.schedule ?? []) expect(text).toContain(spaced(line.what));

    expect(document.packs).toMatchObject([{ edition: 'client', asOf: '2026-11-21', path, pages: pages.length }]);
    for (const mine of await privateTexts(workspaceDir)) expect(text).not.toContain(spaced(mine));
  });

  test('gets the records edition with every fact of the journal and not one private word', { tag: '@hosts' }, async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await page.getByRole('radio', { name: 'For my records' }).check();
    await waitForPreview(page);
    const folder = await make(page);
    expect(folder).toMatch(/MY RECORDS - Ondelar Stays - 2026-11-21$/);
    const text = (await pdfPages(await readFile(join(folder, 'pack.pdf')))).join(' ');
    const journal = await readFile(join(clientFolder(workspaceDir), 'journal.jsonl'), 'utf8');
    const last: Revision = JSON.parse(journal.trimEnd().split('\n').at(-1) ?? '');
    expect(text).toContain(last.hash.slice(0, 8));
    expect(text.replaceAll(' ', '')).toContain(last.hash);
    for (const mine of await privateTexts(workspaceDir)) expect(text).not.toContain(spaced(mine));
    await expect(page.getByText('Earlier packs, 1')).toBeVisible();
  });

  test('turns the pages before making it, and hears the words of each page', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await waitForPreview(page);
    await expect(page.getByRole('article', { name: /^Page 1,/ })).toContainText('Closing our work together');
    await page.getByRole('button', { name: 'Next page' }).click();
    await expect(page.getByRole('article', { name: 'Page 2, At a glance' })).toContainText('At a glance');
    await page.getByRole('button', { name: /Statement of account/ }).click();
    await expect(page.getByRole('article', { name: /Statement of account$/ })).toContainText('Open invoices');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
  });

  test('sees the preview follow a change of the records', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await waitForPreview(page);
    await page.getByLabel('As of').fill('2026-09-01');
    await page.getByRole('button', { name: /Statement of account/ }).click();
    await expect(page.getByRole('article', { name: /Statement of account$/ })).toContainText('1 September 2026');
  });

  test('stays with the section it looks at when one before it is left out', async ({ page }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await waitForPreview(page);
    const accesses = page.getByRole('article', { name: /Accesses and remaining dates$/ });
    await page.getByRole('button', { name: /Accesses and remaining dates/ }).click();
    await expect(accesses).toContainText('Accesses and remaining dates');
    const before = await accesses.getAttribute('aria-label');
    const pane = page.getByRole('region', { name: 'Preview' });
    await pane.evaluate((element) => element.scrollTo({ top: 60 }));
    await page.getByRole('switch', { name: 'Acknowledgement of receipt' }).press('Space');
    await expect(page.getByText('Left out')).toBeVisible();
    await expect(accesses).not.toHaveAttribute('aria-label', before ?? '');
    await expect(accesses).toContainText('Accesses and remaining dates');
    expect(await pane.evaluate((element) => element.scrollTop)).toBe(60);
  });

  test('leaves a section out, moves another, mentions interest, and finds these choices again', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await goTo(page, 'exit/pack');
    await waitForPreview(page);
    const rows = page.locator('[data-section] b');
    await page.getByRole('switch', { name: 'Acknowledgement of receipt' }).uncheck();
    await expect(page.getByText('Left out')).toBeVisible();
    await page.getByRole('button', { name: 'Change the order' }).click();
    await page.getByRole('button', { name: 'Move “Statement of account” up' }).click();
    await expect(rows.nth(1)).toHaveText('Statement of account');
    await expectAccessible(page);
    await page.getByText('Paper, agreement and interest').click();
    await page.getByLabel('Paper').selectOption('US Letter');
    await page.getByRole('checkbox', { name: 'Mention interest in the statement for the client' }).check();
    await page.getByLabel('How it is calculated').selectOption('The rate of the agreement');
    await page.getByLabel('Rate of the clause').fill('8');
    await expectAccessible(page);

    const pages = await pdfPages(await readFile(await make(page)));
    expect(pages[0]).toMatch(/1 At a glance 2 2 Statement of account 3 3 How the agreement ends 4/);
    expect(pages.join(' ')).not.toContain('Signing confirms receipt only.');
    expect(pages[2]).toMatch(/Interest of EUR [\d.,]+ has been calculated to 21 November 2026/);
    expect((await records(workspaceDir)).packChoices).toMatchObject({
      client: { leftOut: ['receipt'] },
      paper: 'letter',
      interest: { mention: true, method: 'contract', contract: { value: '8', per: 'year' } },
    });

    await page.reload();
    await waitForPreview(page);
    await expect(rows.nth(1)).toHaveText('Statement of account');
    await expect(page.getByRole('switch', { name: 'Acknowledgement of receipt' })).not.toBeChecked();
  });

  test('is told calmly what is missing when there is no last day yet, and nothing is written', async ({
    page,
    documentsDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await goTo(page, 'exit/pack');
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/end date|last day/i);
    await page.getByRole('button', { name: 'Make exit pack' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await readdir(join(documentsDir, 'Exit packs')).catch(() => [])).toEqual([]);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Choose the last day' }).click();
    await page.getByRole('button', { name: /^Use / }).click();
    await goTo(page, 'exit/pack');
    await expect(page.getByText(/^Page 1 of \d/)).toBeVisible({ timeout: 40_000 });

    // What is missing is one press away, by keys too, and each line leads to where it is filled in.
    await page.getByRole('button', { name: /missing$/ }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Worth filling in before you send it' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'No agreement is recorded.' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Add agreement' })).toBeVisible();
  });
});
