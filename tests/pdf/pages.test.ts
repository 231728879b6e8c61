/**
 * Every page of the sample packs against a picture of it that somebody looked at. Words, figures and tags have tests of
 * their own; what only an eye sees, a note that runs into its table, a letter drawn with the wrong glyph, shows here.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { changed } from '../builders/pack-cases.ts';
import { fontsDir, root } from '../builders/pack-record.ts';
import { lookedAt } from '../builders/pack-samples.ts';
import { asPng, differing, drawPages, fromPng, marked, type Picture } from '../builders/page-pictures.ts';
import { keptPages, pageFile } from './draw-pages.ts';

/** The share of the pixels of a page that may differ: three of them. One other figure in a table is more. */
const tolerance = 0.000_01;
const results = join(root, 'test-results', 'pages');

const shareOf = (pixels: readonly number[], { width, height }: Picture): number => pixels.length / (width * height);

/** What is wrong with a page, in a sentence; null when it looks as it did. Leaves the page as it is now beside it. */
const wrong = async (pack: string, number: number, now: Picture): Promise<string | null> => {
  const file = pageFile(number);
  const before = await readFile(join(keptPages(pack), file)).then(fromPng, () => null);
  const pixels = before === null ? null : differing(before, now);
  const share = shareOf(pixels ?? [], now);
  if (pixels !== null && share <= tolerance) return null;
  const folder = join(results, pack);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), asPng(now));
  if (pixels !== null) await writeFile(join(folder, `differs-${file}`), asPng(marked(now, pixels)));
  const why =
    before === null
      ? 'is not among the kept pictures'
      : pixels === null
        ? `is ${now.width} by ${now.height} pixels, it was ${before.width} by ${before.height}`
        : `${(100 * share).toFixed(3)} % of the pixels differ, ${100 * tolerance} % may`;
  return `Page ${number} of ${pack}: ${why}. As it is now: ${relative(root, join(folder, file))}`;
};

beforeAll(() => rm(results, { recursive: true, force: true }));

describe('Every page', { timeout: 240_000 }, () => {
  test.each(Object.entries(lookedAt))('of %s looks as it did when somebody looked at it', async (pack, make) => {
    const found: string[] = [];
    let number = 0;
    for await (const picture of drawPages(await make())) {
      number += 1;
      const what = await wrong(pack, number, picture);
      if (what !== null) found.push(what);
    }
    expect(found).toEqual([]);
    expect(await readdir(keptPages(pack))).toHaveLength(number);
  });

  test('counts as another one when a single figure in it is another one', async () => {
    const pictures = async (files: string): Promise<readonly Picture[]> => {
      const record = await changed(({ document: { materials } }) => {
        const [first] = materials;
        if (first !== undefined) first.name = first.name.replace('48 files', files);
      });
      const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir });
      if (!made.ok) throw new Error(made.error.message);
      const drawn: Picture[] = [];
      for await (const picture of drawPages(made.value.bytes)) drawn.push(picture);
      return drawn;
    };
    const [before, after] = [await pictures('48 files'), await pictures('43 files')];
    const other = before.flatMap((picture, index) => {
      const now = after[index];
      const pixels = now === undefined ? null : differing(picture, now);
      return pixels === null || shareOf(pixels, picture) > tolerance ? [index + 1] : [];
    });
    // Handed over and returned, acknowledgement of receipt.
    expect(other).toEqual([5, 6]);
  });
});
