import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { draftPack } from '#main/pack/draw.ts';
import { type FaceName, faceFiles } from '#main/pack/faces.ts';
import { drawPack } from '#main/pack/index.ts';
import { recordsPack, toPackData } from '#shared/pack/index.ts';
import type { PackModel } from '#shared/pack/model.ts';
import { fontsDir, sampleRecord } from '../builders/pack-record.ts';
import { collectGarbage, inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { firstPack } from './first-pack.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';

const longest = 1_500;
const limit = 2;

/** A stretch of text in one typeface. */
type Stretch = { readonly face: FaceName; readonly text: string };

/** Every character of the finished pack in reading order, page headers and footers included. */
const textOf = async (model: PackModel): Promise<readonly Stretch[]> => {
  const { laid } = await draftPack(model, { fontsDir });
  const stretches: { face: FaceName; text: string }[] = [];
  for (const { shape } of laid.pages.flatMap(({ pieces }) => pieces)) {
    if (shape.shape !== 'text') continue;
    for (const [index, { face, codePoints }] of shape.words.flatMap(({ parts }) => parts).entries()) {
      const text = codePoints.map((points) => String.fromCodePoint(...points)).join('');
      const last = stretches.at(-1);
      if (last !== undefined && last.face === face) last.text += index === 0 ? ` ${text}` : text;
      else stretches.push({ face, text });
    }
  }
  return stretches;
};

/** What anybody would write who only wants these words on pages: the same fonts, 10 points, pages broken by pdfkit. */
const bareText = async (text: readonly Stretch[], fonts: string): Promise<number> => {
  const pdf = new PDFDocument();
  const bytes: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => bytes.push(chunk));
  for (const face of new Set(text.map((stretch) => stretch.face))) pdf.registerFont(face, join(fonts, faceFiles[face]));
  for (const stretch of text) pdf.font(stretch.face).fontSize(10).text(stretch.text);
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  return Buffer.concat(bytes).length;
};

const measureDrawing = async (folder: string) => {
  const model = recordsPack(toPackData(await sampleRecord()));
  const text = await textOf(model);
  let copies = 0;
  // Fonts and shaped words are kept per folder. A folder of its own for every drawing makes each the first of its process.
  const freshFonts = async (): Promise<string> => {
    copies += 1;
    const fonts = join(folder, `fonts-${copies}`);
    // The sample is written in Latin letters: the faces of other scripts are not read.
    await cp(fontsDir, fonts, { recursive: true, filter: (path) => !path.includes('noto-') });
    return fonts;
  };
  return inTurn(
    { rounds: 15, warmUp: 4, between: collectGarbage },
    async () => {
      const fonts = await freshFonts();
      return timed(() => drawPack(model, { fontsDir: fonts }));
    },
    async () => {
      const fonts = await freshFonts();
      return timed(() => bareText(text, fonts));
    },
  );
};

/** Laying out and drawing, fonts read anew each time. */
export const packDrawing: Figure = {
  name: 'drawing the records edition of the sample, median',
  limit: times(limit),
  against: 'bare pdfkit text of the same characters in the same fonts',
  take: async () => {
    const { ours, theirs } = await inFolder(measureDrawing);
    const [mine, bare] = [median(ours), median(theirs)];
    return {
      figure: `${ms(mine)}, ${times(mine / bare)}`,
      reference: `median ${ms(bare)}`,
      holds: mine <= limit * bare,
    };
  },
};

/** One click in an app that was just opened: records to a file on the disk. */
export const packMaking: Figure = {
  name: 'records edition of the sample, first click after the start, median',
  limit: ms(longest),
  against: 'the limit itself, five apps one after the other, each with the sample just opened',
  take: async () => {
    const clicks = await inFolder(async (folder) => {
      const taken: number[] = [];
      for (let click = 0; click < 5; click += 1) taken.push(await firstPack(join(folder, String(click))));
      return taken;
    });
    const middle = median(clicks);
    return { figure: ms(middle), reference: null, holds: middle < longest };
  },
};
