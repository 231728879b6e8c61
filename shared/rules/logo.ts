/** What a picture must be to serve as a logo: it is printed small, so it need not be large. */
import { imageSize } from './image-size.ts';

/** Bytes. */
export const logoBytes = 5 * 1000 ** 2;
/** Pixels a side. */
export const logoPixels = 4000;

export type LogoType = 'image/png' | 'image/jpeg';

const same = 'Your logo is as it was.';

const typeOf = (bytes: Uint8Array): LogoType | null => {
  const starts = (...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
};

/** Too large to be read at all: the sentence that says so, or null. */
export const logoTooLarge = (size: number): string | null =>
  size > logoBytes
    ? `This picture is larger than 5 MB. ${same} Save a smaller copy of it, then choose that one.`
    : null;

export const logoUnreadable = `This picture cannot be read: the file is damaged or not complete. ${same} Save it again as PNG or JPEG, then choose it.`;

/** What the bytes are, or a sentence why they cannot be a logo. What they are counts, not what the file is called. */
export const logoOf = (bytes: Uint8Array): { readonly type: LogoType } | { readonly problem: string } => {
  const type = typeOf(bytes);
  if (type === null) {
    return { problem: `This file is not a PNG or JPEG picture. ${same} Save the logo as PNG or JPEG, then choose it.` };
  }
  const size = imageSize(bytes);
  if (size === null || size.width < 1 || size.height < 1) return { problem: logoUnreadable };
  if (size.width > logoPixels || size.height > logoPixels) {
    return {
      problem: `This picture is ${size.width} by ${size.height} pixels; 4,000 a side is the most. ${same} Save a smaller copy of it, then choose that one.`,
    };
  }
  return { type };
};
