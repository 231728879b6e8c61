/** Pages of a PDF as small pictures: drawn, kept as PNG with few colours, and compared. */
import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Dots an inch: text of 7 points is just legible, and a page takes some 15 kB. */
const dpi = 60;
/** Steps of each of red, green and blue. */
const levels = 16;
const step = 255 / (levels - 1);

/** Rows of pixels, red, green and blue of each in steps of 0 to 15. */
export type Picture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** `rgba` are bytes of 0 to 255. */
const coarse = (width: number, height: number, rgba: Uint8ClampedArray): Picture => {
  const pixels = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      pixels[3 * at + channel] = Math.round((rgba[4 * at + channel] ?? 0) / step);
    }
  }
  return { width, height, pixels };
};

/** Draws every page. The fonts of this computer are not used. */
export async function* drawPages(pdf: Uint8Array): AsyncGenerator<Picture> {
  const task = getDocument({
    data: new Uint8Array(pdf),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
  });
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: dpi / 72 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      const context = canvas.getContext('2d');
      // pdf.js is typed for a browser; the canvas here answers the same calls.
      const on = { canvas: canvas as never, canvasContext: context as never };
      await page.render({ ...on, viewport, intent: 'print', background: '#ffffff' }).promise;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      yield coarse(canvas.width, canvas.height, data);
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A PNG with a palette (PNG 3rd edition, 11.2), or with all colours when there are more than 256 of them. */
export const asPng = ({ width, height, pixels }: Picture): Uint8Array => {
  const palette = new Map<number, number>();
  const indexed = new Uint8Array((width + 1) * height);
  const full = new Uint8Array((3 * width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 3 * (y * width + x);
      const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
      const colour = (red << 16) | (green << 8) | blue;
      const index = palette.get(colour) ?? palette.size;
      palette.set(colour, index);
      indexed[y * (width + 1) + 1 + x] = index;
      full.set(
        [red, green, blue].map((value) => Math.round(value * step)),
        y * (3 * width + 1) + 1 + 3 * x,
      );
    }
  }
  const few = palette.size <= 256;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a sample; colours by palette (3) or by red, green and blue (2).
  head.set([8, few ? 3 : 2], 8);
  const colours = [...palette.keys()].flatMap((colour) =>
    [colour >> 16, (colour >> 8) & 0xff, colour & 0xff].map((value) => Math.round(value * step)),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    ...(few ? [chunk('PLTE', Buffer.from(colours))] : []),
    chunk('IDAT', deflateSync(few ? indexed : full, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** What `asPng` made. */
export const fromPng = async (bytes: Uint8Array): Promise<Picture> => {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return coarse(image.width, image.height, context.getImageData(0, 0, image.width, image.height).data);
};

/** Steps a channel may be off before a pixel counts as different: rounding of another processor is less than one. */
const mostSteps = 1;

/** Indexes of the pixels that differ; null when the pictures are not of one size. */
export const differing = (a: Picture, b: Picture): readonly number[] | null => {
  if (a.width !== b.width || a.height !== b.height) return null;
  const found: number[] = [];
  for (let at = 0; at < a.width * a.height; at += 1) {
    for (let channel = 3 * at; channel < 3 * at + 3; channel += 1) {
      if (Math.abs((a.pixels[channel] ?? 0) - (b.pixels[channel] ?? 0)) > mostSteps) {
        found.push(at);
        break;
      }
    }
  }
  return found;
};

/** The picture in pale, with what differs in red. */
export const marked = ({ width, height, pixels }: Picture, which: readonly number[]): Picture => {
  const pale = pixels.map((value) => levels - 1 - Math.floor((levels - 1 - value) / 4));
  for (const at of which) pale.set([levels - 1, 0, 0], 3 * at);
  return { width, height, pixels: pale };
};
