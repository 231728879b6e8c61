/** Bytes. The largest file that is kept: 2 GB. */
export const fileSizeLimit = 2 * 1024 ** 3;

/** Bytes of a file that travel at once. Small enough to be held in memory on both sides, whatever the file's size. */
export const filePartSize = 4 * 1024 ** 2;

export const tooLarge =
  'This file is larger than 2 GB, so it was not attached. Keep it where it is and write down the place.';

/** Raster pictures every window can show. SVG is not one of them: it can carry scripts. */
const pictures: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
]);

export const isPicture = (mediaType: string): boolean => pictures.has(mediaType);

/** Whether a browser may show a file of this type itself. Everything else is handed over as a download. */
export const isShownInline = (mediaType: string): boolean => isPicture(mediaType) || mediaType === 'application/pdf';

/** Endings of documents, pictures, sound and film: what a system opens in a viewer and never runs. */
const harmless =
  /\.(pdf|png|jpe?g|gif|webp|avif|bmp|tiff?|heic|txt|md|csv|tsv|json|xml|log|rtf|docx?|xlsx?|pptx?|odt|ods|odp|pages|numbers|key|eml|ics|vcf|zip|mp3|m4a|wav|ogg|opus|flac|aac|mp4|m4v|mov|webm|mkv|avi|epub)$/i;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
  'image/bmp': '.bmp',
  'text/plain': '.txt',
};

const types: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(endings).map(([type, ending]) => [ending, type])),
  '.jpeg': 'image/jpeg',
  '.heic': 'image/heic',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.svg': 'image/svg+xml',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.webm': 'video/webm',
  '.csv': 'text/csv',
  '.zip': 'application/zip',
};

/** The media type a name promises, for files that come without one. */
export const mediaTypeOf = (name: string): string =>
  types[/\.[^.\s]+$/.exec(name)?.[0].toLowerCase() ?? ''] ?? 'application/octet-stream';

/** The ending (".pdf") under which a copy may be handed to the system's own program; null for what could be a program. */
export const safeEnding = (name: string, mediaType: string): string | null => {
  const own = harmless.exec(name)?.[0]?.toLowerCase();
  if (own !== undefined) return own;
  // A name with another ending is not opened by what the browser once thought of it.
  return /\.[^.\s]+$/.test(name) ? null : (endings[mediaType] ?? null);
};

/** A media type as it is kept: lower case, without parameters; what is no media type becomes "application/octet-stream". */
export const plainMediaType = (given: string): string => {
  const type = (given.split(';')[0] ?? '').trim().toLowerCase();
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/.test(type)
    ? type
    : 'application/octet-stream';
};

/** Pixels a picture may have to be made small in the window: 64 million take about 256 MB for a moment. */
const pixelLimit = 64_000_000;

/** Bytes of a picture that are read to make it small. */
const pictureBytesLimit = 64 * 1024 ** 2;

/** Whether a picture is small enough to be decoded in the window. Larger ones are named, and opened on request. */
export const canBeMadeSmall = (bytes: number, size: { readonly width: number; readonly height: number } | null) =>
  bytes <= pictureBytesLimit && size !== null && size.width * size.height <= pixelLimit;

const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** "1 byte", "840 bytes", "12 kB", "2.4 MB": powers of 1000, one decimal below ten. */
export const fileSizeText = (bytes: number): string => {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const scaled = bytes / 1000 ** power;
  const text = scaled < 9.95 ? scaled.toFixed(1).replace(/\.0$/, '') : String(Math.round(scaled));
  return text === '1000' && power < units.length - 1 ? `1 ${units[power + 1]}` : `${text} ${units[power]}`;
};

/** How much of a file has arrived: "1.2 MB of 40 MB". */
export const arrivedText = (sent: number, size: number): string => `${fileSizeText(sent)} of ${fileSizeText(size)}`;

/** Milliseconds an unused file is kept: as long as the trash keeps an entry. */
const keptUnused = 30 * 24 * 60 * 60 * 1000;

export type UnusedFiles = {
  /** Since when each unused file is known to be unused: digest to instant (UTC). */
  readonly since: Readonly<Record<string, string>>;
  /** Files that have been unused long enough to be removed. */
  readonly due: readonly string[];
};

/**
 * Which of the kept files are unused, and which of those have been for 30 days. `before` is what this rule answered last
 * time. A file that is referred to again starts anew; so does one whose mark lies in the future, because a clock was wrong.
 */
export const unusedFiles = (given: {
  readonly kept: readonly string[];
  readonly isReferred: (sha256: string) => boolean;
  readonly before: Readonly<Record<string, string>>;
  readonly now: Date;
}): UnusedFiles => {
  const now = given.now.getTime();
  const since: Record<string, string> = {};
  const due: string[] = [];
  for (const sha256 of given.kept) {
    if (given.isReferred(sha256)) continue;
    const mark = Object.hasOwn(given.before, sha256) ? Date.parse(given.before[sha256] ?? '') : now;
    const known = Number.isNaN(mark) ? now : Math.min(mark, now);
    since[sha256] = new Date(known).toISOString();
    if (now - known >= keptUnused) due.push(sha256);
  }
  return { since, due };
};
