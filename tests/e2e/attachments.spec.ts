import { createHash, randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { filePartSize } from '#shared/rules/attachments.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessible, expectNoSidewaysScroll, goTo, startWithClient } from './steps.ts';

type Given = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const letter: Given = { name: 'Angebot – 報価 (1).pdf', mimeType: 'application/pdf', buffer: randomBytes(5_000) };

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A black-and-white picture of any size, a few bytes large. */
const png = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0xf0);
  row[0] = 0;
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
};

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const keptFiles = async (workspaceDir: string): Promise<string[]> =>
  (await readdir(join(workspaceDir, 'files')).catch(() => [])).filter((name) => !name.startsWith('.')).sort();

/** Hands files to a place as a drop or a paste does. */
const give = (place: Locator, event: 'drop' | 'paste', files: readonly Given[], text = ''): Promise<void> =>
  place.evaluate(
    (element, { kind, list, words }) => {
      const data = new DataTransfer();
      for (const { name, mimeType, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: mimeType }));
      }
      if (words !== '') data.setData('text/plain', words);
      const init = { bubbles: true, cancelable: true };
      if (kind === 'paste') element.dispatchEvent(new ClipboardEvent('paste', { ...init, clipboardData: data }));
      else {
        element.dispatchEvent(new DragEvent('dragover', { ...init, dataTransfer: data }));
        element.dispatchEvent(new DragEvent('drop', { ...init, dataTransfer: data }));
      }
    },
    {
      kind: event,
      list: files.map(({ name, mimeType, buffer }) => ({ name, mimeType, base64: buffer.toString('base64') })),
      words: text,
    },
  );

const facts = (page: Page): Locator => page.getByLabel('What happened', { exact: true });
const mine = (page: Page): Locator => page.getByLabel('How it was for me, private, never leaves the app');
const attached = (page: Page): Locator =>
  page.getByRole('form').getByRole('list', { name: 'Attached files' }).getByRole('listitem');

const compose = async (page: Page): Promise<void> => {
  await startWithClient(page, 'Tidewell Interiors');
  await goTo(page, 'journal/new');
  await expect(facts(page)).toBeFocused();
};

const save = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Save entry' }).click();
  await expect(page.getByText('Entry saved.')).toBeVisible();
  return page.getByRole('article');
};

test.describe('A person who attaches files', { tag: '@hosts' }, () => {
  test('chooses, drops and pastes them, and finds the same bytes again after a restart', async ({
    page,
    workspaceDir,
    restart,
  }) => {
    const dropped: Given = { name: '../../etc/passwd', mimeType: 'text/plain', buffer: Buffer.from('not a path') };
    const pasted: Given = { name: 'image.png', mimeType: 'image/png', buffer: png(640, 400) };
    await compose(page);
    await facts(page).fill('They sent the offer.');
    await page.getByLabel('Files to attach').setInputFiles([letter]);
    await expect(attached(page)).toHaveCount(1);
    await give(facts(page), 'drop', [dropped]);
    await expect(attached(page)).toHaveCount(2);
    await give(facts(page), 'paste', [pasted]);
    await expect(attached(page)).toHaveCount(3);
    await page.getByLabel(/^What Pasted .*\.png shows$/).fill('The floor plan with the third direction');
    const entry = await save(page);
    await expect(entry).toContainText(letter.name);
    await expect(entry).toContainText('../../etc/passwd');
    await expect(entry.getByRole('img', { name: 'The floor plan with the third direction' })).toBeVisible();
    expect(await keptFiles(workspaceDir)).toEqual([letter, dropped, pasted].map(({ buffer }) => digest(buffer)).sort());

    const again = await restart();
    await again.getByRole('link', { name: /Tidewell Interiors/ }).click();
    await goTo(again, 'journal');
    const kept = again.getByRole('article');
    await expect(kept).toContainText('5 kB');
    for (const { buffer } of [letter, dropped, pasted]) {
      const bytes = await readFile(join(workspaceDir, 'files', digest(buffer)));
      expect(bytes.equals(buffer)).toBe(true);
      const served = await again.evaluate(async (sha256) => {
        const response = await fetch(`/files/${sha256}`);
        return [...new Uint8Array(await response.arrayBuffer())];
      }, digest(buffer));
      expect(Buffer.from(served).equals(buffer)).toBe(true);
    }
  });

  test('is asked before a file from the private side goes with what happened', async ({ page, workspaceDir }) => {
    await compose(page);
    await mine(page).fill('I felt rushed.');
    await give(mine(page), 'paste', [letter]);
    const question = page.getByRole('alertdialog', { name: 'Files go with what happened. Add it there?' });
    await expect(question).toBeVisible();
    await expect(question.getByRole('button', { name: 'Leave it out' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    await expect(attached(page)).toHaveCount(0);
    expect(await keptFiles(workspaceDir)).toEqual([]);

    await give(mine(page), 'drop', [letter]);
    await question.getByRole('button', { name: 'Add it there' }).click();
    await expect(attached(page)).toHaveCount(1);
    await expect(mine(page)).toHaveValue('I felt rushed.');
  });
});

test.describe('A person with files', () => {
  test('pastes words copied from an office program as words, without the picture that comes along', async ({
    page,
  }) => {
    await compose(page);
    const picture: Given = { name: 'image.png', mimeType: 'image/png', buffer: png(10, 10) };
    await give(facts(page), 'paste', [picture], 'Two lines of text');
    await facts(page).fill('Something else happened.');
    await expect(attached(page)).toHaveCount(0);
  });

  test('attaches one file twice under two names, which takes its room once', async ({ page, workspaceDir }) => {
    await compose(page);
    await page.getByLabel('Files to attach').setInputFiles([letter, { ...letter, name: 'copy.pdf' }, letter]);
    await expect(attached(page)).toHaveCount(2);
    expect(await keptFiles(workspaceDir)).toEqual([digest(letter.buffer)]);
  });

  test('removes a file by mistake and takes it back', async ({ page }) => {
    await compose(page);
    await page.getByLabel('Files to attach').setInputFiles([letter]);
    await page.getByRole('button', { name: `Remove ${letter.name}` }).click();
    await expect(attached(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(attached(page)).toHaveCount(1);
  });

  test('stops a large file on its way, and nothing of it stays', async ({ page, workspaceDir }) => {
    await compose(page);
    await facts(page).fill('The recording of the call.');
    // Each part after the first waits until the test lets it go.
    const held: (() => void)[] = [];
    const later = ({ pathname, searchParams }: URL): boolean =>
      pathname.includes('/files/') && Number(searchParams.get('at')) > 0;
    await page.route(later, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue().catch(() => undefined);
    });
    // One part and a little: what is held passes through the test, and takes as long as it is large.
    const film: Given = { name: 'call.mov', mimeType: 'video/quicktime', buffer: randomBytes(filePartSize + 1) };
    await page.getByLabel('Files to attach').setInputFiles([film]);
    await expect(page.getByRole('progressbar', { name: 'Adding call.mov' })).toBeVisible();
    await expect.poll(() => held.length).toBe(1);
    await page.getByRole('button', { name: 'Save entry' }).click();
    await expect(page.getByText(/call\.mov is still being added\. Wait/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Stop adding call.mov' }).click();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    for (const go of held) go();
    await expect.poll(() => readdir(join(workspaceDir, 'files'))).toEqual([]);
    await expect(await save(page)).not.toContainText('call.mov');
  });

  test('learns why a file with a hidden character in its name or one that vanished is not attached, and keeps the words', async ({
    page,
  }) => {
    await compose(page);
    await facts(page).fill('They sent files.');
    await give(facts(page), 'drop', [{ ...letter, name: 'two\nlines.pdf' }]);
    await expect(page.getByText(/blank or holds a hidden character\. Rename the file/).first()).toBeVisible();
    await facts(page).evaluate((element) => {
      const file = new File(['x'], 'gone.pdf');
      file.slice = () => {
        const part = new Blob();
        part.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
        return part;
      };
      const data = { types: ['Files'], files: [file], dropEffect: 'none' };
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: data });
      element.dispatchEvent(event);
    });
    await expect(page.getByText(/gone\.pdf was not attached: it can no longer be read\./).first()).toBeVisible();
    await page.getByRole('button', { name: 'Dismiss the note about gone.pdf' }).click();
    await expect(page.getByRole('form').getByText(/gone\.pdf was not attached/)).toHaveCount(0);
    await expect(facts(page)).toHaveValue('They sent files.');
  });

  test('is told calmly which file is missing or was changed, and reads the entry as before', async ({
    page,
    workspaceDir,
    restart,
  }) => {
    const plan: Given = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('the plan') };
    await compose(page);
    await facts(page).fill('They sent the offer.');
    await page.getByLabel('Files to attach').setInputFiles([letter, plan]);
    await expect(attached(page)).toHaveCount(2);
    await save(page);
    await rm(join(workspaceDir, 'files', digest(letter.buffer)));
    await appendFile(join(workspaceDir, 'files', digest(plan.buffer)), 'x');

    const again = await restart();
    await again.getByRole('link', { name: /Tidewell Interiors/ }).click();
    await goTo(again, 'journal');
    const entry = again.getByRole('article');
    await expect(entry).toContainText('They sent the offer.');
    await expect(entry).toContainText('missing from this computer');
    await expect(entry).toContainText('changed since it was attached');
    await expect(entry.getByRole('link')).toHaveCount(0);
    await expect(again.getByText(/“plan\.txt”, attached to an entry of/).first()).toBeVisible();

    // Attached again, it is whole again.
    await goTo(again, 'journal/new');
    await again.getByLabel('Files to attach').setInputFiles([letter]);
    await expect(entry).not.toContainText('missing from this computer');
  });

  test('opens a picture in a tab of its own, and downloads what could be a page', async ({ page, context }) => {
    const picture: Given = { name: 'site.png', mimeType: 'image/png', buffer: png(300, 200) };
    const html = Buffer.from('<script>document.title = "ran"</script>');
    await compose(page);
    await page
      .getByLabel('Files to attach')
      .setInputFiles([picture, { name: 'page.html', mimeType: 'text/html', buffer: html }]);
    await expect(attached(page)).toHaveCount(2);
    const entry = await save(page);
    const opened = context.waitForEvent('page');
    await entry.getByRole('link', { name: /site\.png/ }).click();
    await expect((await opened).locator('img')).toBeVisible();
    const downloading = page.waitForEvent('download');
    await entry.getByRole('link', { name: /page\.html/ }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('page.html');
    expect(await readFile(await download.path())).toEqual(html);
  });

  test('attaches a picture of 30,000 by 30,000 pixels and the window goes on', async ({ page }) => {
    const huge: Given = { name: 'map.png', mimeType: 'image/png', buffer: png(30_000, 30_000) };
    await compose(page);
    await page.getByLabel('Files to attach').setInputFiles([huge]);
    await expect(attached(page)).toContainText('30000 × 30000 pixels: too large for a small picture.');
    await facts(page).fill('They sent a map.');
    await expect(await save(page)).toContainText('map.png');
  });

  test('can use attachments with assistive technology, in a narrow window and at 200 %', async ({
    page,
    workspaceDir,
  }) => {
    const picture: Given = {
      name: `${'very-long-name-'.repeat(15)}.png`,
      mimeType: 'image/png',
      buffer: png(900, 300),
    };
    await compose(page);
    await page.getByLabel('Files to attach').setInputFiles([picture, letter]);
    await expect(attached(page)).toHaveCount(2);
    await give(facts(page), 'drop', [{ ...letter, name: 'two\nlines.pdf' }]);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 800);
    await expectNoSidewaysScroll(page, 640);
    await page.setViewportSize({ width: 1280, height: 832 });
    await save(page);
    await rm(join(workspaceDir, 'files', digest(letter.buffer)));
    await writeFile(join(workspaceDir, 'files', digest(letter.buffer)), 'short');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page, 640);
  });
});
