import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { drawPack } from '#main/pack/index.ts';
import { recordsPack, toPackData } from '#shared/pack/index.ts';
import { fontsDir, sampleRecord } from '../builders/pack-record.ts';
import { bareText, textOf } from './bare-text.ts';
import { collectGarbage, inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { firstPack } from './first-pack.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';

const longest = 1_500;
const limit = 2;

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
