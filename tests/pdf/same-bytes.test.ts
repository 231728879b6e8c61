import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createBrowserHost } from '#main/browser/host.ts';
import { shelfFolder } from '#main/pack/exhibits/shelf.ts';
import { makePack } from '#main/pack/index.ts';
import { startApp } from '../builders/app.ts';
import { someFacts } from '../builders/entries.ts';
import { temporaryFolder, testHost } from '../builders/host.ts';
import { fontsDir, root, sampleRecord } from '../builders/pack-record.ts';
import { aruWithExhibits } from '../builders/pack-samples.ts';

const run = promisify(execFile);
const asOf = '2026-11-21';

// West and east of Greenwich, half-hour steps, both sides of the date line; letters and numbers written in other ways.
const places = [
  { TZ: 'UTC', LANG: 'C' },
  { TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8' },
  { TZ: 'Asia/Kolkata', LANG: 'hi_IN.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8' },
  { TZ: 'Europe/Istanbul', LANG: 'tr_TR.UTF-8' },
] as const;

const inPlace = async (program: string, args: readonly string[], place: (typeof places)[number]): Promise<string> => {
  const env = { ...process.env, TZ: place.TZ, LANG: place.LANG, LC_ALL: place.LANG, LANGUAGE: place.LANG };
  const { stdout } = await run(process.execPath, [join(root, program), ...args], { env });
  return stdout;
};

/** Keeps a PDF, a locked one, a message, a text and a photo with an entry of the client. */
const keepFiles = async (folder: string): Promise<void> => {
  const { app, ask } = await startApp({}, folder);
  const { clients } = await ask('app.state', null);
  const clientId = clients.find(({ name }) => name === 'Ondelar Stays')?.id ?? '';
  const attachments = [];
  for (const { name, mediaType = '', bytes } of (await aruWithExhibits()).files) {
    const { upload } = await ask('file.begin', { name, mediaType, size: bytes.length });
    const sent = await app.filePart(upload, 0, bytes);
    if (!sent.ok) throw new Error(sent.error.message);
    attachments.push(await ask('file.finish', { upload }));
  }
  const facts = someFacts({ at: `${asOf}T09:00`, attachments });
  await ask('journal.add', { clientId, facts, private: null });
  await app.stop();
};

test('a pack is the same file in every time zone, language and host', { timeout: 480_000 }, async () => {
  // Every workspace has salts of its own in its journals, and the records edition prints their hashes: one for all.
  const folder = temporaryFolder();
  const workspace = join(folder, 'workspace');
  await inPlace('main/cli/gt.ts', ['sample', workspace], places[1]);
  await keepFiles(folder);
  const made: string[] = [];
  for (const place of places) {
    // The pages of exhibits are drawn anew in each place.
    await rm(join(workspace, shelfFolder), { recursive: true, force: true });
    made.push(await inPlace('tests/builders/pack-hashes.ts', [folder], place));
    expect(await readdir(join(workspace, shelfFolder))).not.toEqual([]);
  }
  expect(made[0]).toMatch(/^([0-9a-f]{64}\n){2}$/);
  expect(made).toEqual(places.map(() => made[0]));

  const client = ['--client', 'Ondelar Stays', '--edition', 'records', '--as-of', asOf];
  const args = ['pack', '--workspace', workspace, ...client, '--out', join(folder, 'packs')];
  const [, records = ''] = made[0]?.split('\n') ?? [];
  expect(await inPlace('main/cli/gt.ts', args, places[2])).toContain(`SHA-256 ${records}  pack.pdf\n`);

  const host = createBrowserHost(testHost(folder).paths, () => undefined);
  const browser = await startApp(host, folder);
  const { clients } = await browser.ask('app.state', null);
  const clientId = clients.find(({ name }) => name === 'Ondelar Stays')?.id ?? '';
  const shown = await browser.ask('pack.preview', { clientId, edition: 'records', asOf });
  await browser.app.stop();
  expect(shown.resource).toBe(`packs/${records}.pdf`);
});

test('the order in which lists were written down does not matter where the pack sorts them', async () => {
  const record = await sampleRecord();
  const turned = structuredClone(record);
  turned.document.invoices.reverse();
  const made = await Promise.all(
    [record, turned].map((one) => makePack({ record: one, edition: 'records', asOf, fontsDir })),
  );
  const [a, b] = made.map((pack) => (pack.ok ? hash('sha256', pack.value.bytes) : pack.error.message));
  expect(b).toBe(a);
});
