/** Pixels, before any turning the file asks for. */
export type ImageSize = { readonly width: number; readonly height: number };

const ascii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const png = (bytes: Uint8Array, view: DataView): ImageSize | null =>
  ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n' && ascii(bytes, 12, 4) === 'IHDR'
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : null;

const gif = (bytes: Uint8Array, view: DataView): ImageSize | null =>
  /^GIF8[79]a$/.test(ascii(bytes, 0, 6)) ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : null;

const bmp = (bytes: Uint8Array, view: DataView): ImageSize | null =>
  ascii(bytes, 0, 2) === 'BM'
    ? { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
    : null;

const webp = (bytes: Uint8Array, view: DataView): ImageSize | null => {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return null;
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint16(27, true) | (view.getUint8(29) << 16)) + 1,
      };
    default:
      return null;
  }
};

/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC; ITU-T T.81, B.2.2). */
const jpeg = (bytes: Uint8Array, view: DataView): ImageSize | null => {
  if (ascii(bytes, 0, 3) !== '\xff\xd8\xff') return null;
  for (let at = 2; at + 9 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
};

/** The first `ispe` box of an AVIF or HEIF file (ISO/IEC 23008-12, 6.5.3): of the largest picture in all common files. */
const avif = (bytes: Uint8Array, view: DataView): ImageSize | null => {
  if (ascii(bytes, 4, 4) !== 'ftyp') return null;
  let found: ImageSize | null = null;
  for (let at = 8; at + 16 <= bytes.length; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (found === null || size.width * size.height > found.width * found.height) found = size;
  }
  return found;
};

/** The size of a picture by its first bytes (256 kB are plenty), or null when they are of no kind known here. */
export const imageSize = (bytes: Uint8Array): ImageSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [png, jpeg, gif, webp, bmp, avif]) {
    try {
      const size = read(bytes, view);
      if (size !== null) return size.width > 0 && size.height > 0 ? size : null;
    } catch {
      // The file ends within its own header.
      return null;
    }
  }
  return null;
};
