/** A picture as one page: turned as its camera held it, reduced to what print can show. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { FileLook } from '#shared/pack/exhibit-data.ts';
import { imageSize } from '#shared/rules/image-size.ts';
import type { PageImage } from './page-image.ts';
import { encodePixels } from './pixels.ts';

/** Pixels that are decoded at most: 64 million take 256 MB for a moment. */
const pixelLimit = 64_000_000;
const printedDpi = 300;
const block = { width: 468, height: 672 };
/** Points a pixel is wide in a picture smaller than the page: 96 an inch, as screens show it. */
const pointsPerPixel = 0.75;

type Made = { readonly look: FileLook; readonly image: PageImage | null };

const none = (why: 'too-large' | 'corrupt'): Made => ({ look: { kind: 'none', why }, image: null });

/** The picture as a page. Its own size in pixels is looked at before anything is decoded. */
export const imagePage = async (bytes: Uint8Array): Promise<Made> => {
  const size = imageSize(bytes);
  if (size === null || size.width < 1 || size.height < 1) return none('corrupt');
  if (size.width * size.height > pixelLimit) return none('too-large');
  const picture = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).catch(() => null);
  if (picture === null || picture.width < 1 || picture.height < 1) return none('corrupt');
  // The decoder has turned it already (Exif 0x0112).
  const scale = Math.min(pointsPerPixel, block.width / picture.width, block.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale * 100) / 100);
  const height = Math.max(1, Math.round(picture.height * scale * 100) / 100);
  const pixels = Math.min(1, (scale * printedDpi) / 72);
  const canvas = createCanvas(
    Math.max(1, Math.round(picture.width * pixels)),
    Math.max(1, Math.round(picture.height * pixels)),
  );
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  try {
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  } catch {
    return none('corrupt');
  }
  const image = { ...(await encodePixels(canvas)), words: [] };
  return { look: { kind: 'pages', pages: [{ width, height }], partly: [] }, image };
};
