import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeWorkspace } from '../builders/workspace-files.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, goTo, openSample, startWithClient } from './steps.ts';

const kaldvee = 'Kaldvee Ceramics OÜ';
const clientFile = (workspaceDir: string): string => join(workspaceDir, 'clients', 'kaldvee', 'client.json');
const journalFile = (workspaceDir: string): string => join(workspaceDir, 'clients', 'kaldvee', 'journal.jsonl');

const open = async (page: Page, client: string): Promise<void> => {
  await page.getByRole('link', { name: new RegExp(client) }).click();
  await expect(page.getByRole('heading', { level: 1, name: client })).toBeVisible();
};

const happened = (page: Page): Locator => page.getByLabel('What happened', { exact: true });

const write = async (page: Page, text: string): Promise<void> => {
  await goTo(page, 'journal/new');
  await happened(page).fill(text);
  await page.getByRole('button', { name: 'Save entry' }).click();
};

const setStatus = async (page: Page, word: string): Promise<void> => {
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(word) }).click();
};

const firstClient = async (workspaceDir: string): Promise<string> => {
  const [id = ''] = await readdir(join(workspaceDir, 'clients'));
  return join(workspaceDir, 'clients', id);
};

/** A folder in the place of the file: the disk refuses to write it, whoever asks. */
const block = async (file: string): Promise<() => Promise<void>> => {
  const there = await rename(file, `${file}.aside`).then(
    () => true,
    () => false,
  );
  await mkdir(file);
  return async () => {
    await rm(file, { recursive: true });
    if (there) await rename(`${file}.aside`, file);
  };
};

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

const broken: readonly (readonly [string, (whole: string) => string])[] = [
  ['was cut off', (whole) => whole.slice(0, whole.length / 2)],
  ['is no JSON', () => 'Dear client,\n'],
  ['is empty', () => ''],
  ['holds values of the wrong kind', (whole) => whole.replace('"invoices": [', '"invoices": ["seven",')],
];

test.describe('A person whose client file', () => {
  for (const [what, harm] of broken) {
    test(`${what} is told so, the other client works, and the file stays as it is`, async ({
      workspaceDir,
      restart,
      quit,
    }) => {
      writeWorkspace(workspaceDir);
      const file = clientFile(workspaceDir);
      await writeFile(file, harm(await readFile(file, 'utf8')));
      const before = await readFile(file);
      const page = await restart();
      await expect(
        page.getByText(/could not be read\. It was left as it is, and a copy is in quarantine\//),
      ).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: 'North Pier' })).toBeVisible();
      await setStatus(page, 'Watching');
      await write(page, 'A good call.');
      await expect(page.getByRole('article').filter({ hasText: 'A good call.' })).toBeVisible();
      await page.evaluate(() => {
        location.hash = '#/clients/kaldvee/overview';
      });
      await expect(page.getByRole('heading', { name: 'This client cannot be opened' })).toBeVisible();
      await expectAccessible(page);
      await quit();
      expect(await readFile(file)).toEqual(before);
      const [copy = ''] = await readdir(join(workspaceDir, 'quarantine'));
      expect(await readFile(join(workspaceDir, 'quarantine', copy))).toEqual(before);
    });
  }

  test('broke after a backup sees the client as it was then, with the day, and can go on', async ({
    workspaceDir,
    restart,
    quit,
  }) => {
    writeWorkspace(workspaceDir);
    let page = await restart();
    await open(page, kaldvee);
    await setStatus(page, 'Watching');
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();
    await quit();
    const file = clientFile(workspaceDir);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 100));
    const before = await readFile(file);
    page = await restart();
    await expect(page.getByText(/comes from the backup of \d{4}-\d\d-\d\d/)).toContainText(kaldvee);
    await open(page, kaldvee);
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();
    expect(await readFile(file)).toEqual(before);
    await setStatus(page, 'Leaving');
    await expect.poll(async () => (await readFile(file, 'utf8')).includes('"leaving"')).toBe(true);
    const [copy = ''] = await readdir(join(workspaceDir, 'quarantine'));
    expect(await readFile(join(workspaceDir, 'quarantine', copy))).toEqual(before);
    page = await restart();
    await expect(page.getByText(/could not be read/)).toHaveCount(0);
  });

  const newer: readonly (readonly [string, (whole: string) => string])[] = [
    ['is of a later version', (whole) => whole.replace('"schemaVersion": 1', '"schemaVersion": 2')],
    ['has fields this version does not know', (whole) => whole.replace('{', '{\n  "mascot": "an otter",')],
  ];
  for (const [what, change] of newer) {
    test(`${what} can read it, is told why nothing can be changed, and nothing is`, async ({
      workspaceDir,
      restart,
      quit,
    }) => {
      writeWorkspace(workspaceDir);
      const file = clientFile(workspaceDir);
      await writeFile(file, change(await readFile(file, 'utf8')));
      const before = [await readFile(file), await readFile(journalFile(workspaceDir))];
      const page = await restart();
      await open(page, kaldvee);
      await expect(page.getByText(/was written by a newer version of Good Terms/)).toHaveCount(1);
      await expect(page.getByRole('button', { name: /^Status:/ })).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Write an entry' })).toHaveCount(0);
      await expect(page.getByRole('form', { name: 'Quick entry' })).toHaveCount(0);
      await goTo(page, 'journal/new');
      await expect(page.getByRole('article')).toHaveCount(3);
      await expect(happened(page)).toHaveCount(0);
      await expectAccessible(page);
      await quit();
      expect([await readFile(file), await readFile(journalFile(workspaceDir))]).toEqual(before);
    });
  }
});

test.describe('A person whose journal file', () => {
  test('has a broken line in the middle reads the rest, is told why nothing is added, and keeps the records', async ({
    workspaceDir,
    restart,
    quit,
  }) => {
    writeWorkspace(workspaceDir);
    const file = journalFile(workspaceDir);
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, lines.map((line, at) => (at === 1 ? line.slice(0, 60) : line)).join('\n'));
    const before = await readFile(file);
    const page = await restart();
    await open(page, kaldvee);
    await expect(page.getByText(/^Line 2 of the journal of Kaldvee Ceramics OÜ cannot be read/)).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Write an entry' })).toHaveCount(0);
    await expect(page.getByRole('form', { name: 'Quick entry' })).toHaveCount(0);
    await goTo(page, 'journal');
    await expect(page.getByRole('article')).toHaveCount(2);
    await expect(page.getByText(/No new entries are added until the journal is whole/)).toBeVisible();
    await page.keyboard.press('n');
    await expect(happened(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: /What to do with/ })).toHaveCount(0);
    await expectAccessible(page);
    await setStatus(page, 'Watching');
    await quit();
    expect(await readFile(file)).toEqual(before);
    expect(JSON.parse(await readFile(clientFile(workspaceDir), 'utf8'))).toMatchObject({ status: 'watching' });
  });

  test('ends in a half-written line finds every entry before it, the half line set aside, and goes on', async ({
    workspaceDir,
    restart,
    quit,
  }) => {
    writeWorkspace(workspaceDir);
    const file = journalFile(workspaceDir);
    const whole = await readFile(file, 'utf8');
    const torn = '{"seq":4,"prev":"00","op":"add","entry":"entry-4","facts":{"text":"They sa';
    await writeFile(file, whole + torn);
    const page = await restart();
    await expect(page.getByText(/was only half written/)).toContainText('It was set aside in quarantine/');
    await open(page, kaldvee);
    await write(page, 'They said yes.');
    await expect(page.getByRole('article')).toHaveCount(4);
    await quit();
    const after = await readFile(file, 'utf8');
    expect(after.startsWith(whole)).toBe(true);
    expect(after.slice(whole.length).trimEnd().split('\n')).toEqual([expect.stringContaining('They said yes.')]);
    const [copy = ''] = await readdir(join(workspaceDir, 'quarantine'));
    expect(await readFile(join(workspaceDir, 'quarantine', copy), 'utf8')).toBe(torn);
  });
});

test.describe('A person whose disk refuses', { tag: '@hosts' }, () => {
  test('a change to a client keeps it in the window, looks elsewhere meanwhile, and saves it later', async ({
    workspaceDir,
    restart,
  }) => {
    writeWorkspace(workspaceDir);
    let page = await restart();
    await open(page, kaldvee);
    const lift = await block(clientFile(workspaceDir));
    await setStatus(page, 'Leaving');
    const failure = page.getByText(/^What you changed in Kaldvee Ceramics OÜ was not saved:/).first();
    await expect(failure).toContainText('It stays in this window.');
    await expectAccessible(page);

    await open(page, 'North Pier');
    await setStatus(page, 'Watching');
    await expect(failure).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#/settings/appearance';
    });
    await expect(failure).toBeVisible();
    await open(page, kaldvee);
    await expect(page.getByRole('button', { name: 'Status: Leaving' })).toBeVisible();

    await lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toHaveCount(0);
    expect(JSON.parse(await readFile(clientFile(workspaceDir), 'utf8'))).toMatchObject({ status: 'leaving' });
    page = await restart();
    await open(page, kaldvee);
    await expect(page.getByRole('button', { name: 'Status: Leaving' })).toBeVisible();
  });

  test('an entry keeps every word in the field and saves it later', async ({ page, workspaceDir, restart }) => {
    await startWithClient(page, 'Amber Lane');
    const lift = await block(join(await firstClient(workspaceDir), 'journal.jsonl'));
    await write(page, 'They cut the fee on the phone.');
    const failure = page.getByText(/^The entry was not saved: .*It stays in this window/);
    await expect(failure.first()).toBeVisible();
    await expect(happened(page)).toHaveValue('They cut the fee on the phone.');
    await expect(page.getByRole('article')).toHaveCount(0);
    await goTo(page, 'records');
    await goTo(page, 'journal/new');
    await expect(happened(page)).toHaveValue('They cut the fee on the phone.');
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(failure.first()).toBeVisible();

    await lift();
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByRole('article')).toContainText('They cut the fee on the phone.');
    const again = await restart();
    await open(again, 'Amber Lane');
    await goTo(again, 'journal');
    await expect(again.getByRole('article')).toHaveCount(1);
  });

  test('a removal is told so, sees the entry in its place, and removes it on trying again', async ({
    page,
    workspaceDir,
  }) => {
    await startWithClient(page, 'Amber Lane');
    await write(page, 'A good call.');
    const entry = page.getByRole('article');
    await expect(entry).toHaveCount(1);
    // The file as another program would change it under the app.
    const file = join(await firstClient(workspaceDir), 'journal.jsonl');
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole, Buffer.from('x')]));
    await page.getByRole('button', { name: /What to do with/ }).click();
    await page.getByRole('menuitem', { name: /trash/ }).click();
    await expect(page.getByText(/^The change to this entry was not saved: another program/)).toBeVisible();
    await expect(entry).toHaveCount(1);
    await writeFile(file, whole);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(entry).toHaveCount(0);
  });

  test('a change in the sample is not taken to another workspace before it is saved', async ({
    page,
    workspaceDir,
  }) => {
    await openSample(page);
    await write(page, 'Unfinished business.');
    const id = /clients\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const file = join(`${workspaceDir}-sample`, 'clients', id, 'client.json');
    const lift = await block(file);
    await setStatus(page, 'Active');
    await expect(page.getByText(/^What you changed in Ondelar Stays was not saved/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByText(/nothing was switched/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Status: Active' })).toBeVisible();
    await lift();
    await page.getByRole('button', { name: 'Close it' }).click();
    await expect(page.getByRole('heading', { name: 'How would you like to begin?' })).toBeVisible();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ status: 'active' });
  });

  test('a setting keeps it in the window, wherever one goes, and saves it later', async ({ page, workspaceDir }) => {
    await startWithClient(page, 'Amber Lane');
    const lift = await block(join(workspaceDir, 'workspace.json'));
    await page.evaluate(() => {
      location.hash = '#/settings/rules';
    });
    await page.getByLabel('Days overdue I accept').fill('45');
    await page.getByLabel('Days overdue I accept').press('Tab');
    const failure = page.getByText(/What you changed in your details and settings was not saved/);
    await expect(failure.first()).toBeVisible();
    await page.getByRole('link', { name: /Amber Lane/ }).click();
    await expect(failure.first()).toBeVisible();
    await lift();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(failure).toHaveCount(0);
    expect(await readFile(join(workspaceDir, 'workspace.json'), 'utf8')).toContain('45');
  });

  test('a new client keeps the name in the field', async ({ page, workspaceDir }) => {
    await mkdir(join(workspaceDir, 'clients'), { recursive: true });
    await rename(join(workspaceDir, 'clients'), join(workspaceDir, 'clients.aside'));
    await writeFile(join(workspaceDir, 'clients'), 'a file in the way');
    await page.getByRole('button', { name: /start with a client/i }).click();
    await page.getByLabel('Name of the client').fill('Tidewell Interiors');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByText(/^The new client was not saved/)).toBeVisible();
    await expect(page.getByLabel('Name of the client')).toHaveValue('Tidewell Interiors');
    await rm(join(workspaceDir, 'clients'));
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tidewell Interiors' })).toBeVisible();
  });
});

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
    await open(again, 'Amber Lane');
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
