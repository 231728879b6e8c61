/** A pack that is long because of its exhibits: forty attached files of fifty pages each, drawn when they were added. */
import { hash, randomFillSync } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PageImage, packed } from '#main/pack/exhibits/page-image.ts';
import { rendererVersion } from '#main/pack/exhibits/prepare.ts';
import { folderShelf } from '#main/pack/exhibits/shelf.ts';
import type { ClientDocument } from '#shared/model/index.ts';
import { attachmentOf } from '../builders/exhibit-files.ts';
import { type Figure, ms } from './figure.ts';
import { inFolder } from './folder.ts';
import { onePack } from './one-pack.ts';
import { largeWorkspace } from './workspace.ts';

const files = 40;
const pagesEach = 50;
const limit = 500;

/** As large as a page of text in colour, and as full of words. */
const page = (): PageImage => ({
  width: 1654,
  height: 2339,
  as: 'jpeg',
  bytes: randomFillSync(new Uint8Array(120_000)),
  words: Array.from({ length: 45 }, (_, line) => ({
    text: `Line ${line + 1} of a page that was attached and is shown here as it was`,
    x: 72,
    y: 72 + line * 15,
    size: 11,
    width: 420,
    turn: 0,
  })),
});

/** A workspace of one client whose agreement has these files. */
const exhibitWorkspace = async (folder: string): Promise<void> => {
  const workspace = join(folder, 'workspace');
  await largeWorkspace(workspace, 1, 40);
  const shelf = folderShelf(workspace, rendererVersion);
  await mkdir(join(workspace, 'files'), { recursive: true });
  const given = Array.from({ length: files }, (_, index) => ({
    name: `Paper ${index + 1}.pdf`,
    bytes: Buffer.from(`%PDF-1.7 paper ${index + 1}`),
    mediaType: 'application/pdf',
  }));
  for (const { bytes } of given) {
    const sha256 = hash('sha256', bytes, 'hex');
    await writeFile(join(workspace, 'files', sha256), bytes);
    const size = { width: 595.28, height: 841.89 };
    const look = { kind: 'pages', pages: Array.from({ length: pagesEach }, () => size), partly: [] };
    await shelf.write(sha256, 'look.json', Buffer.from(JSON.stringify({ look, drawn: true })));
    for (let number = 1; number <= pagesEach; number += 1) {
      await shelf.write(sha256, `${String(number).padStart(5, '0')}.page`, packed(page()));
    }
  }
  const [client = ''] = await readdir(join(workspace, 'clients'));
  const path = join(workspace, 'clients', client, 'client.json');
  const document: Pick<ClientDocument, 'agreements'> = JSON.parse(await readFile(path, 'utf8'));
  const [first, ...rest] = document.agreements;
  if (first === undefined) throw new Error('The sample has no agreement.');
  const agreements = [{ ...first, files: given.map((file) => attachmentOf(file)) }, ...rest];
  const exhibits = given.map((file) => ({
    sha256: attachmentOf(file).sha256,
    leftOut: false,
    title: '',
    on: null,
    shows: '',
    pages: 'all',
  }));
  await writeFile(path, JSON.stringify({ ...document, agreements, exhibits }));
};

export const memoryOfExhibits: Figure = {
  name: `memory of the app that makes a pack of ${files * pagesEach} pages of exhibits`,
  limit: `${limit} MB`,
  against: 'the limit itself, the whole process at its highest, records in it',
  take: () =>
    inFolder(async (folder) => {
      await exhibitWorkspace(folder);
      const { memory, before, pages, taken } = await onePack(folder);
      return {
        figure: `${Math.round(memory)} MB`,
        reference: `${pages} pages in ${ms(taken)}; ${Math.round(before)} MB with the workspace open`,
        holds: memory <= limit && pages > files * pagesEach,
      };
    }),
};
