/**
 * Small pictures of attached ones. Each is decoded once, away from the page's own work, one at a time, and kept as a few
 * kilobytes by its digest. What is too large to be decoded safely (over 64 million pixels or 64 MB) is named instead:
 * its size is read from the first bytes of the file, so that nothing huge is ever unpacked to find out.
 */
import type { Attachment } from '#shared/model/index.ts';
import { canBeMadeSmall } from '#shared/rules/attachments.ts';
import type { ImageSize } from '#shared/rules/image-size.ts';
import { fileAddress, send } from './bridge.ts';

export type Thumbnail =
  | { readonly kind: 'picture'; readonly url: string; readonly width: number; readonly height: number }
  /** Too large to be shown small; its size in pixels where it is known. */
  | { readonly kind: 'too-large'; readonly size: ImageSize | null }
  /** Not to be read, or no picture after all. */
  | { readonly kind: 'none' };

/** CSS pixels; pictures are drawn at twice that, for dense screens. */
const box = { width: 160, height: 120 } as const;
const density = 2;

const kept = 300;
const made = new Map<string, Promise<Thumbnail>>();
let queue: Promise<unknown> = Promise.resolve();

const draw = async (blob: Blob, size: ImageSize): Promise<Thumbnail> => {
  // Only the height is given: a photo that is turned by its own note keeps its shape.
  const resizeHeight = Math.max(1, Math.min(box.height * density, size.height, size.width));
  const bitmap = await createImageBitmap(blob, { resizeHeight, resizeQuality: 'medium' });
  const scale = Math.min(1, (box.width * density) / bitmap.width, (box.height * density) / bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const url = canvas.toDataURL('image/webp', 0.85);
  return { kind: 'picture', url, width: canvas.width / density, height: canvas.height / density };
};

const make = async (attachment: Attachment): Promise<Thumbnail> => {
  const look = await send('file.look', { sha256: attachment.sha256 });
  if (!look.ok) return { kind: 'none' };
  const size = look.value;
  if (size === null || !canBeMadeSmall(attachment.size, size)) return { kind: 'too-large', size };
  const response = await fetch(fileAddress(attachment));
  return response.ok ? draw(await response.blob(), size) : { kind: 'none' };
};

/** The small picture of an attachment; asked for again, the same one. Never rejects. */
export const thumbnailOf = (attachment: Attachment): Promise<Thumbnail> => {
  const { sha256 } = attachment;
  const known = made.get(sha256);
  if (known !== undefined) return known;
  const next = queue.then(() => make(attachment)).catch((): Thumbnail => ({ kind: 'none' }));
  queue = next;
  made.set(sha256, next);
  // A file that cannot be read today may be back tomorrow.
  void next.then((thumbnail) => {
    if (thumbnail.kind === 'none') made.delete(sha256);
  });
  for (const oldest of made.keys()) {
    if (made.size <= kept) break;
    made.delete(oldest);
  }
  return next;
};
