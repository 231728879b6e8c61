/** The records edition of a long relationship: 5,000 entries, 300 invoices. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { printPack } from '#main/pack/draw.ts';
import { recordsPack, toPackData } from '#shared/pack/index.ts';
import { fontsDir } from '../builders/pack-record.ts';
import { chromiumLaunch } from '../e2e/chromium.ts';
import { bareText, textOf } from './bare-text.ts';
import { timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { htmlOf } from './html.ts';
import { largeRecord, someInvoices } from './large-pack.ts';
import { median } from './measure.ts';
import { type Made, onePack } from './one-pack.ts';
import { largeWorkspace } from './workspace.ts';

const entries = 5_000;
const invoices = 300;
const named = `records edition of ${entries} entries and ${invoices} invoices`;
const rounds = 3;

const ours = async (): Promise<readonly number[]> => {
  const model = recordsPack(toPackData(await largeRecord(entries, invoices)));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    taken.push(await timed(async () => printPack(model, { fontsDir })));
  }
  return taken;
};

/** Chromium gets the same words in the same order with the same headings and tables, already laid out on a page. */
const printed = async (): Promise<readonly number[]> => {
  const html = htmlOf(recordsPack(toPackData(await largeRecord(entries, invoices))));
  const browser = await chromium.launch(await chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.setContent(html, { waitUntil: 'load' });
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      taken.push(await timed(() => page.pdf({ format: 'A4', tagged: true, outline: true })));
    }
    return taken;
  } finally {
    await browser.close();
  }
};

export const againstChromium: Figure = {
  name: `drawing the ${named}, median`,
  limit: times(1 / 3),
  against: 'Chromium printing the same content as a tagged PDF with an outline',
  take: async () => {
    const [mine, theirs] = [median(await ours()), median(await printed())];
    return {
      figure: `${ms(mine)}, ${times(mine / theirs)}`,
      reference: `median ${ms(theirs)}`,
      holds: mine <= theirs / 3,
    };
  },
};

export const againstBareText: Figure = {
  name: `drawing the ${named}, median`,
  limit: times(1.5),
  against: 'bare pdfkit text of the same characters in the same fonts',
  take: async () => {
    const text = await textOf(recordsPack(toPackData(await largeRecord(entries, invoices))));
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(await timed(() => bareText(text, fontsDir)));
    const [mine, bare] = [median(await ours()), median(taken)];
    return {
      figure: `${ms(mine)}, ${times(mine / bare)}`,
      reference: `median ${ms(bare)}`,
      holds: mine <= 1.5 * bare,
    };
  },
};

/** A workspace of one client with that many entries, and 300 invoices. */
export const longWorkspace = async (folder: string, count: number): Promise<void> => {
  const workspace = join(folder, 'workspace');
  await largeWorkspace(workspace, 1, count);
  const [client = ''] = await readdir(join(workspace, 'clients'));
  const path = join(workspace, 'clients', client, 'client.json');
  const document: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof document !== 'object' || document === null) throw new Error('The client is no object.');
  await writeFile(path, JSON.stringify({ ...document, invoices: someInvoices(invoices) }));
};

const madeWith = (count: number): Promise<Made> =>
  inFolder(async (folder) => {
    await longWorkspace(folder, count);
    return onePack(folder);
  });

export const notBlocked: Figure = {
  name: `longest pause of the app while it makes the ${named}`,
  limit: ms(50),
  against: 'the limit itself, the event loop of the process that answers the window',
  take: async () => {
    const { blocked, worked, taken, pages } = await madeWith(entries);
    const reference = `${pages} pages in ${ms(taken)}; ${ms(worked)} of work without a break`;
    return { figure: ms(blocked), reference, holds: blocked <= 50 };
  },
};

const memoryFigure = (name: string, count: number, limit: number, least: number): Figure => ({
  name,
  limit: `${limit} MB`,
  against: 'the limit itself, the whole process at its highest, records in it',
  take: async () => {
    const { memory, before, pages } = await madeWith(count);
    return {
      figure: `${Math.round(memory)} MB`,
      reference: `${pages} pages; ${Math.round(before)} MB with the workspace open`,
      holds: memory <= limit && pages >= least,
    };
  },
});

export const memoryOfLong = memoryFigure(`memory of the app that makes the ${named}`, entries, 350, 300);
export const memoryOfLongest = memoryFigure('memory of the app that makes a pack of 2,000 pages', 16_300, 500, 2_000);
