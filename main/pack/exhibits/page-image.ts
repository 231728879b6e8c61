/** A drawn page as it is kept: a picture as PDF takes it, and the words that stand on it. */

import { deflateSync } from 'node:zlib';

/** A word or run of words: its text, the left end of its baseline, its size and width in points, and its turn. */
export type PageWord = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
  /** Radians, clockwise on the page. */
  readonly turn: number;
};

export type PageImage = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** JPEG, or one bit a pixel (0 black), deflated. */
  readonly as: 'jpeg' | 'bits';
  readonly bytes: Uint8Array;
  readonly words: readonly PageWord[];
};

/** A white page, for one that cannot be drawn at all. */
export const whitePage = (): PageImage => ({
  width: 8,
  height: 8,
  as: 'bits',
  bytes: deflateSync(new Uint8Array(8).fill(0xff)),
  words: [],
});

/** One page as one run of bytes: length of the head, the head as JSON, the picture. */
export const packed = ({ bytes, ...head }: PageImage): Uint8Array => {
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, bytes]);
};

/** What `packed` made; null when the bytes are not whole. */
export const unpacked = (from: Uint8Array): PageImage | null => {
  try {
    const buffer = Buffer.from(from.buffer, from.byteOffset, from.byteLength);
    const end = 4 + buffer.readUInt32BE(0);
    const head: Omit<PageImage, 'bytes'> = JSON.parse(buffer.toString('utf8', 4, end));
    return { ...head, bytes: buffer.subarray(end) };
  } catch {
    return null;
  }
};
