import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { type Agreement, agreement, type ClientDocument, clientDocument, noticeRule } from '#shared/model/index.ts';
import { longDate } from '#shared/rules/dates.ts';
import cases from '../fixtures/cases.json' with { type: 'json' };
import { expect, test } from './fixtures.ts';
import { readClient } from './on-disk.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, openSample, startWithClient } from './steps.ts';

const workedCase = z
  .object({
    input: noticeRule.partial().extend({ sent: z.string() }),
    expect: z.object({ received: z.string(), complete: z.string(), end: z.string() }),
  })
  .parse(cases.cases.find(({ id }) => id === 'notice-01'));
const {
  input: { sent, ...rule },
  expect: expected,
} = workedCase;

const withNotice: Agreement = agreement.parse({
  id: 'agr-1',
  title: 'Design retainer',
  signedOn: '2025-02-01',
  startsOn: '2025-02-01',
  endsOn: null,
  renewsMonths: null,
  currency: 'EUR',
  paymentTermsDays: 30,
  noticeRule: noticeRule.parse({ onNonWorkingDay: 'keep', ...rule }),
  noticeForm: 'in writing, by email',
  clauses: [
    {
      id: 'cls-1',
      number: '11.2',
      heading: 'Notice',
      kind: 'notice',
      quote: 'Either party may end this agreement with 30 days of notice to the end of a calendar month.',
      meaning: '',
      page: null,
      until: '',
      actions: [],
      note: '',
    },
  ],
});

const clientFile = async (workspaceDir: string): Promise<string> => {
  const [client = ''] = await readdir(join(workspaceDir, 'clients'));
  return join(workspaceDir, 'clients', client, 'client.json');
};

const saved = async (workspaceDir: string): Promise<ClientDocument> => readClient(await clientFile(workspaceDir));

/** Writes records into the client's file while the app is closed: plain files are the user's own. */
const record = async (workspaceDir: string, change: (client: ClientDocument) => ClientDocument): Promise<void> => {
  const next = clientDocument.parse(change(await saved(workspaceDir)));
  await writeFile(await clientFile(workspaceDir), JSON.stringify(next));
};

const openExit = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /Tidewell Interiors/ }).click();
  await page.getByRole('link', { name: 'Exit', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Exit path' })).toBeVisible();
};

const station = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Exit path' }).getByRole('link', { name: new RegExp(name) });

test.describe('A person who ends a client relationship', () => {
  test('sees the last day counted from the clause, ticks a step that stays, and writes a letter that carries both', async ({
    page: first,
    workspaceDir,
    quit,
    restart,
  }) => {
    await startWithClient(first, 'Tidewell Interiors');
    await quit();
    await record(workspaceDir, (client) => ({
      ...client,
      agreements: [withNotice],
      materials: [
        {
          id: 'mat-1',
          ledger: 'theirs-with-me',
          name: 'Showroom keys',
          status: 'open',
          receivedOn: null,
          plannedOn: null,
          doneOn: null,
          method: '',
          receipt: '',
          note: '',
        },
      ],
    }));
    const page = await restart();
    await openExit(page);

    // Timing: the worked case, step by step.
    await page.getByLabel('Day of the notice').fill(sent);
    await page.getByLabel('Last day', { exact: true }).fill('2026-06-15');
    await expect(
      page
        .getByText('This last day is 15 days before notice ends (clause 11.2). You can keep it if', { exact: false })
        .first(),
    ).toBeVisible();
    const steps = page.getByRole('region', { name: 'How the last day is counted' }).getByRole('listitem');
    await expect(steps).toHaveCount(5);
    for (const [index, day] of [sent, expected.received, expected.complete, expected.end, expected.end].entries()) {
      await expect(steps.nth(index)).toContainText(longDate(day).replaceAll('\u00a0', ' '));
    }
    await expect(steps.nth(2)).toContainText('Clause 11.2');
    await page.getByRole('button', { name: /^Set the last day to/ }).click();
    await expect(page.getByLabel('Last day', { exact: true })).toHaveValue(expected.end);
    await page.getByRole('button', { name: 'Use 30 June' }).click();
    await expect(page.getByRole('link', { name: 'Go to the wrap-up' })).toBeFocused();
    await expect(station(page, 'Timing')).toContainText('30 Jun');

    // Wrap-up: a step and a linked record, kept over a reload.
    await page.getByRole('link', { name: 'Go to the wrap-up' }).click();
    await page.getByRole('checkbox', { name: 'Wait two nights after the decision before you act.' }).check();
    await page.getByRole('checkbox', { name: 'Showroom keys' }).check();
    await page.getByLabel('Day', { exact: true }).fill('2026-06-20');
    await page.getByLabel('What', { exact: true }).fill('Handover call');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('checkbox', { name: 'Handover call', exact: true })).toBeVisible();
    await expect
      .poll(async () => (await saved(workspaceDir)).exit?.schedule.map(({ on, what }) => ({ on, what })))
      .toEqual([{ on: '2026-06-20', what: 'Handover call' }]);
    await page.reload();
    await expect(
      page.getByRole('checkbox', { name: 'Wait two nights after the decision before you act.' }),
    ).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Showroom keys' })).toBeChecked();
    const afterTicks = await saved(workspaceDir);
    expect(afterTicks.exit).toMatchObject({ lastDay: expected.end, notice: { on: sent, sent: false } });
    expect(afterTicks.exit?.checklist).toContainEqual(expect.objectContaining({ itemId: 'prep-sleep', state: 'done' }));
    expect(afterTicks.materials[0]?.status).toBe('done');

    // Letters: filled from the records, open fields named, a harsh sentence marked, sent as a fact.
    await station(page, 'Letters').click();
    const letter = page.getByLabel('Letter', { exact: true }).and(page.locator('textarea'));
    await expect(letter).toHaveValue(/clause 11\.2/);
    await expect(letter).toHaveValue(/30\s+June 2026/);
    await expect(letter).toHaveValue(/\[The person you write to\]/);
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect(page.getByText('Please fill in the open fields before you export.').first()).toBeVisible();
    await page.getByLabel('The person you write to').fill('Petra Haan');
    await page.getByLabel('Your name').fill('Nora Velde');
    await expect(letter).toHaveValue(/Dear Petra Haan,/);
    await expect(letter).not.toHaveValue(/\[/);
    await letter.fill(`${await letter.inputValue()}\n\nYou never pay on time.`);
    const tone = page.getByRole('region', { name: 'Tone check' });
    await expect(tone.getByRole('listitem').first()).toContainText('You never pay');
    await tone
      .getByRole('button', { name: /^Keep mine/ })
      .first()
      .click();
    await expect(tone.getByText('Blame')).toHaveCount(0);

    await page.getByRole('button', { name: 'Mark as sent' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Day').fill(sent);
    await dialog.getByRole('button', { name: 'Mark as sent' }).click();
    await expect(page.getByText('This letter is kept as it was sent.')).toBeVisible();
    await expect
      .poll(async () => (await saved(workspaceDir)).letters.map(({ state, on }) => ({ state, on })))
      .toEqual([{ state: 'sent', on: sent }]);
    expect((await saved(workspaceDir)).exit?.notice).toMatchObject({ sent: true, on: sent, method: 'email' });
    const journal = await readFile(join(await clientFile(workspaceDir), '..', 'journal.jsonl'), 'utf8');
    expect(JSON.parse(journal.trimEnd())).toMatchObject({
      op: 'add',
      facts: { kind: 'email', title: 'Letter sent: Notice: Design retainer' },
      private: null,
    });

    // After: what was learned stays private and is kept.
    await station(page, 'After').click();
    await page.getByLabel('One thing I learned').fill('Say it in June.');
    await page.getByRole('button', { name: 'Keep it' }).click();
    await expect
      .poll(async () => (await saved(workspaceDir)).lessons.map(({ text }) => text))
      .toEqual(['Say it in June.']);
  });

  test('is told what is missing for the timing and where to add it', async ({ page }) => {
    await startWithClient(page, 'Tidewell Interiors');
    await openExit(page);
    await expect(page.getByText(/No notice period is recorded\. The app uses 30 days\./)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Add the notice rule' })).toHaveAttribute('href', /records\/contract$/);
    await expect(page.getByRole('button', { name: /^Use / })).toBeVisible();
  });

  for (const [station, place] of [
    ['the timing', 'timing'],
    ['the wrap-up', 'wrap-up'],
    ['the letters', 'letters'],
    ['one letter', 'letters/let-ond-4'],
    ['what comes after', 'after'],
  ] as const) {
    test(`reaches ${station} by eye, by keyboard and by screen reader, in narrow windows too`, async ({ page }) => {
      await openSample(page);
      await goTo(page, `exit/${place}`);
      await expect(page.getByRole('navigation', { name: 'Exit path' }).locator('[aria-current="step"]')).toBeVisible();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeAttached();
      await expectAccessible(page);
      for (const width of [900, 640]) await expectNoSidewaysScroll(page, width);
    });
  }
});
