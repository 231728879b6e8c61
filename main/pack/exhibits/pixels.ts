/** Pixels to the bytes a PDF takes: one bit a pixel for pages in two tones, else JPEG. */
import { deflateSync } from 'node:zlib';
import type { Canvas } from '@napi-rs/canvas';

const quality = 85;

/** Grey of 0 to 255 (Rec. 601) of a pixel. */
const lightness = (red: number, green: number, blue: number): number => (red * 299 + green * 587 + blue * 114) / 1000;

/**
 * One bit a pixel, rows filled up to whole bytes, 1 for white; null when the page has colours or shades. The edges of
 * black letters are shades too: a page counts as two-toned while they are fewer than its black pixels.
 */
export const twoTone = (pixels: Uint8ClampedArray, width: number, height: number): Uint8Array | null => {
  const rowBytes = Math.ceil(width / 8);
  const bits = new Uint8Array(rowBytes * height).fill(0xff);
  const coloured = (width * height) / 5000;
  let [colours, shades, black] = [0, 0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      if (red + green + blue > 744) continue;
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 24) {
        colours += 1;
        if (colours > coloured) return null;
      }
      const grey = lightness(red, green, blue);
      if (grey < 64) black += 1;
      else if (grey < 224) shades += 1;
      if (grey < 128) {
        const byte = y * rowBytes + (x >> 3);
        bits[byte] = (bits[byte] ?? 0) & ~(0x80 >> (x & 7));
      }
    }
  }
  return shades <= black + 64 ? bits : null;
};

export const encodePixels = async (
  canvas: Canvas,
): Promise<{
  readonly as: 'jpeg' | 'bits';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}> => {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const bits = twoTone(data, width, height);
  return bits === null
    ? { as: 'jpeg', bytes: await canvas.encode('jpeg', quality), width, height }
    : { as: 'bits', bytes: deflateSync(bits, { level: 9 }), width, height };
};
