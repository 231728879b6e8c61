/** Looks into the files that become exhibits and draws their pages, once; what was made is kept on the shelf. */
import { join } from 'node:path';
import type { ExhibitFile, FileLook } from '#shared/pack/exhibit-data.ts';
import { textPages } from '#shared/pack/exhibit-text.ts';
import { manyPages } from '#shared/pack/exhibits.ts';
import { isAltered } from '../../workspace/files.ts';
import { type Form, plainForm } from '../../workspace/form.ts';
import { decodeText } from './decode.ts';
import { kindOf } from './kinds.ts';
import { mailText } from './mail.ts';
import { type PageImage, packed, unpacked, whitePage } from './page-image.ts';
import { drawImage, drawPdf, lookAtPdf } from './render.ts';
import { folderShelf, type Shelf } from './shelf.ts';

/** Names the renderer: pages drawn by another one are not used. Both packages draw; the last part is ours. */
export const rendererVersion = 'pdfjs-6.5.438-canvas-1.0.11-1';

/** Bytes of a file that are read to show it. */
const shownBytes = 128 * 1000 ** 2;
const textBytes = 8 * 1000 ** 2;

/** The bytes that were attached, or why they are not to be had. Larger files are checked, but not held. */
export type ReadOriginal = (sha256: string, limit: number) => Promise<Uint8Array | 'missing' | 'altered' | 'too-large'>;

/** What has to be known of a file to show it. */
type ShownFile = Pick<ExhibitFile, 'sha256' | 'name' | 'mediaType' | 'pages'>;

export type Exhibits = {
  /** What there is to show of a file. Draws its pages unless they are too many to be shown unasked. Never rejects. */
  readonly look: (file: ShownFile) => Promise<FileLook>;
  /** A drawn page, from 1; null when it is not there. */
  readonly page: (sha256: string, page: number) => Promise<PageImage | null>;
  /** Where the original lies. */
  readonly path: (sha256: string) => string;
  /** What its bytes are encrypted with; absent when they are not. */
  readonly opens?: Uint8Array;
  readonly forget: (sha256: string) => Promise<void>;
};

type Kept = { readonly look: FileLook; readonly drawn: boolean };

const parsed = (bytes: Uint8Array | null): Kept | null => {
  if (bytes === null) return null;
  try {
    const kept: Kept = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return kept;
  } catch {
    return null;
  }
};

const pageName = (page: number): string => `${String(page).padStart(5, '0')}.page`;
const lookName = 'look.json';

const textLook = (bytes: Uint8Array, isMail: boolean): FileLook => {
  if (bytes.length > textBytes) return { kind: 'none', why: 'too-large' };
  const { text, encoding } = isMail ? mailText(bytes) : decodeText(bytes);
  return { kind: 'text', encoding, pages: textPages(text) };
};

/** Exhibits of one workspace. */
export const exhibitsOf = (read: ReadOriginal, shelf: Shelf, path: Exhibits['path']): Exhibits => {
  const keepLook = async (sha256: string, kept: Kept): Promise<FileLook> => {
    await shelf.write(sha256, lookName, Buffer.from(JSON.stringify(kept), 'utf8'));
    return kept.look;
  };

  const isDrawn = async (sha256: string, kept: Kept | null): Promise<boolean> =>
    kept?.look.kind === 'pages' && kept.drawn && (await shelf.read(sha256, pageName(kept.look.pages.length))) !== null;

  const pdfLook = async (file: ShownFile, bytes: Uint8Array): Promise<FileLook> => {
    const { sha256 } = file;
    const look = await lookAtPdf(bytes);
    if (look.kind !== 'pages') return keepLook(sha256, { look, drawn: true });
    const wanted = file.pages === 'all' || (file.pages === null && look.pages.length <= manyPages);
    if (!wanted) return keepLook(sha256, { look, drawn: false });
    const keep = (page: number, made: Uint8Array): Promise<void> => shelf.write(sha256, pageName(page), made);
    const partly = await drawPdf(bytes, look.pages.length, packed(whitePage()), keep);
    return keepLook(sha256, { look: { ...look, partly }, drawn: true });
  };

  const make = async (file: ShownFile, bytes: Uint8Array): Promise<FileLook> => {
    const { sha256, name, mediaType } = file;
    const kind = kindOf(bytes, name, mediaType);
    switch (kind) {
      case 'pdf':
        return pdfLook(file, bytes);
      case 'image': {
        const look = await drawImage(bytes, (page, made) => shelf.write(sha256, pageName(page), made));
        return keepLook(sha256, { look, drawn: true });
      }
      case 'mail':
      case 'text':
        return textLook(bytes, kind === 'mail');
      case 'heic':
        return { kind: 'none', why: 'heic' };
      case 'other':
        return { kind: 'none', why: 'unsupported' };
      default:
        return kind satisfies never;
    }
  };

  const known = async (file: ShownFile): Promise<FileLook | null> => {
    const kept = parsed(await shelf.read(file.sha256, lookName));
    if (kept === null) return null;
    if (kept.look.kind !== 'pages') return kept.look;
    const wanted = file.pages === 'all' || (file.pages === null && kept.look.pages.length <= manyPages);
    return !wanted || (await isDrawn(file.sha256, kept)) ? kept.look : null;
  };

  // Two packs at once, or a pack while a file is being added, wait for the same drawing.
  const running = new Map<string, Promise<FileLook>>();

  const look = async (file: ShownFile): Promise<FileLook> => {
    const bytes = await read(file.sha256, shownBytes);
    if (bytes === 'missing' || bytes === 'altered') return { kind: 'none', why: bytes };
    const before = await known(file);
    if (before !== null) return before;
    if (bytes === 'too-large') return { kind: 'none', why: 'too-large' };
    return make(file, bytes);
  };

  return {
    look: (file) => {
      const key = `${file.sha256}/${file.pages ?? ''}`;
      const before = running.get(key);
      if (before !== undefined) return before;
      const work = look(file)
        .catch((): FileLook => ({ kind: 'none', why: 'corrupt' }))
        .finally(() => running.delete(key));
      running.set(key, work);
      return work;
    },
    page: async (sha256, page) => {
      const bytes = await shelf.read(sha256, pageName(page));
      return bytes === null ? null : unpacked(bytes);
    },
    path,
    forget: shelf.remove,
  };
};

type Reading = { readonly size: number; readonly stream: AsyncIterable<Uint8Array> };

/** Reads originals through the files of a workspace, which check every byte against the digest. */
export const originalsFrom =
  (open: (sha256: string) => Promise<Reading | null>): ReadOriginal =>
  async (sha256, limit) => {
    const reading = await open(sha256).catch(() => null);
    if (reading === null) return 'missing';
    const parts: Uint8Array[] = [];
    const held = reading.size <= limit;
    try {
      for await (const part of reading.stream) if (held) parts.push(part);
    } catch (error) {
      // A disk that fails half-way gives no file either.
      return isAltered(error) ? 'altered' : 'missing';
    }
    return held ? Buffer.concat(parts) : 'too-large';
  };

/** Exhibits of the workspace in a folder, drawn pages kept beside its attachments. */
export const exhibitsIn = (
  workspace: string,
  open: (sha256: string) => Promise<Reading | null>,
  form: Form = plainForm,
): Exhibits => ({
  ...exhibitsOf(originalsFrom(open), folderShelf(workspace, rendererVersion, form), (sha256) =>
    join(workspace, 'files', form.fileName(sha256)),
  ),
  ...(form.fileKey === null ? {} : { opens: form.fileKey }),
});
