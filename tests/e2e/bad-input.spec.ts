import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWorkspace } from '../builders/workspace-files.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, goTo } from './steps.ts';
import { clientFile, happened, journalFile, kaldvee, openClient, setStatus, write } from './trouble.ts';

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
    await openClient(page, kaldvee);
    await setStatus(page, 'Watching');
    await expect(page.getByRole('button', { name: 'Status: Watching' })).toBeVisible();
    await quit();
    const file = clientFile(workspaceDir);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 100));
    const before = await readFile(file);
    page = await restart();
    await expect(page.getByText(/comes from the backup of \d{4}-\d\d-\d\d/)).toContainText(kaldvee);
    await openClient(page, kaldvee);
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
      await openClient(page, kaldvee);
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
    await openClient(page, kaldvee);
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
    await openClient(page, kaldvee);
    await write(page, 'They said yes.');
    await expect(page.getByRole('article')).toHaveCount(4);
    await quit();
    const after = await readFile(file, 'utf8');
    expect(after.startsWith(whole)).toBe(true);
    expect(after.slice(whole.length).trimEnd().split('\n')).toEqual([expect.stringContaining('They said yes.')]);
    const [copy = ''] = await readdir(join(workspaceDir, 'quarantine'));
    expect(await readFile(join(workspaceDir, 'quarantine', copy), 'utf8')).toBe(torn);
  });

  test('holds other words than were saved is told which entry, is shown it, and goes on', async ({
    workspaceDir,
    restart,
  }) => {
    writeWorkspace(workspaceDir);
    const file = journalFile(workspaceDir);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Scope grew', 'Scope held'));
    const page = await restart();
    await openClient(page, kaldvee);
    const named = page.getByText(/^Line 2 of the journal of Kaldvee Ceramics OÜ no longer matches the digest/);
    await expect(named).toContainText('changed what happened in the entry of 2 March 2026');
    await page.getByRole('button', { name: 'Show it' }).click();
    const changed = page.getByRole('article').filter({ hasText: 'These are not the words that were saved.' });
    await expect(changed).toHaveCount(1);
    await expect(changed).toContainText('Scope held');
    await expect(changed).toBeFocused();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Got it' }).click();
    await expect(named).toHaveCount(0);
    await write(page, 'They said yes.');
    await expect(page.getByRole('article')).toHaveCount(4);
    await expect(changed).toHaveCount(1);
  });
});
