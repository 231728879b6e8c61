/** The kept pictures of pages. `npm run pages` draws all of them anew: look at every one that changed. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../builders/pack-record.ts';
import { lookedAt } from '../builders/pack-samples.ts';
import { asPng, drawPages } from '../builders/page-pictures.ts';

const kept = join(root, 'tests/pdf/pages');

/** Where the pictures of a pack are kept: a folder with one file a page. */
export const keptPages = (pack: string): string => join(kept, pack);
/** "07.png" */
export const pageFile = (number: number): string => `${String(number).padStart(2, '0')}.png`;

if (import.meta.main) {
  await rm(kept, { recursive: true, force: true });
  for (const [pack, make] of Object.entries(lookedAt)) {
    const folder = keptPages(pack);
    await mkdir(folder, { recursive: true });
    let number = 0;
    for await (const picture of drawPages(await make())) {
      number += 1;
      await writeFile(join(folder, pageFile(number)), asPng(picture));
    }
    process.stdout.write(`${pack}: ${number} pages\n`);
  }
}
