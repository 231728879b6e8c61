import { once } from 'node:events';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { eachPage } from '#main/pack/draw.ts';
import { type FaceName, faceFiles } from '#main/pack/faces.ts';
import type { PackModel } from '#shared/pack/model.ts';
import { fontsDir } from '../builders/pack-record.ts';

/** A stretch of text in one typeface. */
type Stretch = { readonly face: FaceName; readonly text: string };

/** Every character of the finished pack in reading order, page headers and footers included. */
export const textOf = async (model: PackModel): Promise<readonly Stretch[]> => {
  const stretches: { face: FaceName; text: string }[] = [];
  await eachPage(model, { fontsDir }, ({ pieces }) => {
    for (const { shape } of pieces) {
      if (shape.shape !== 'text') continue;
      for (const [index, { face, codePoints }] of shape.words.flatMap(({ parts }) => parts).entries()) {
        const text = codePoints.map((points) => String.fromCodePoint(...points)).join('');
        const last = stretches.at(-1);
        if (last !== undefined && last.face === face) last.text += index === 0 ? ` ${text}` : text;
        else stretches.push({ face, text });
      }
    }
  });
  return stretches;
};

/** What anybody would write who only wants these words on pages: the same fonts, 10 points, pages broken by pdfkit. */
export const bareText = async (text: readonly Stretch[], fonts: string): Promise<number> => {
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
