/** Pages of a PDF drawn with pdf.js. Runs in a thread of its own: the file comes from outside. */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { FileLook, PageSize } from '#shared/pack/exhibit-data.ts';
import { type PageImage, type PageWord, whitePage } from './page-image.ts';
import { encodePixels } from './pixels.ts';

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type Loaded = Awaited<ReturnType<Pdfjs['getDocument']>['promise']>;
type LoadedPage = Awaited<ReturnType<Loaded['getPage']>>;

/** Dots an inch of a drawn page; a page larger than the text block gets fewer, never more than 300 where it is printed. */
const dpi = 200;
const printedDpi = 300;
const block = { width: 468, height: 672 };
/** Pixels of a single picture inside a page. A larger one would take more memory than a pack may. */
const pictureLimit = 36_000_000;
const mostPages = 5000;
const usualSize: PageSize = { width: 595, height: 842 };

const home = (): string => dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const load = async (bytes: Uint8Array, strict: boolean): Promise<Loaded> => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const data = (name: string): string => `${join(home(), name)}${sep}`;
  // The fonts of this computer are not used: another one has to draw the same page.
  return getDocument({
    data: bytes.slice(),
    verbosity: 0,
    stopAtErrors: strict,
    enableXfa: true,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: pictureLimit,
    cMapUrl: data('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: data('standard_fonts'),
    wasmUrl: data('wasm'),
    iccUrl: data('iccs'),
  }).promise;
};

const sizeOf = (page: LoadedPage): PageSize => {
  const { width, height } = page.getViewport({ scale: 1 });
  const sound = [width, height].every((length) => Number.isFinite(length) && length > 0);
  return sound ? { width: Math.round(width * 100) / 100, height: Math.round(height * 100) / 100 } : usualSize;
};

const wordsOf = async (page: LoadedPage): Promise<readonly PageWord[]> => {
  const { Util } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  return items.flatMap((item): readonly PageWord[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(viewport.transform, item.transform);
    const size = Math.hypot(c, d);
    const round = (value: number): number => Math.round(value * 100) / 100;
    if (![x, y, size, item.width].every(Number.isFinite) || size < 0.5) return [];
    const turn = Math.round(Math.atan2(b, a) * 10_000) / 10_000;
    return [{ text: item.str, x: round(x), y: round(y), size: round(size), width: round(item.width), turn }];
  });
};

const draw = async (page: LoadedPage): Promise<PageImage> => {
  const { AnnotationMode } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { width, height } = sizeOf(page);
  const printed = Math.min(1, block.width / width, block.height / height);
  const scale = Math.min(dpi / 72, (printed * printedDpi) / 72);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  try {
    await page.render({
      // pdf.js is typed for a browser; the canvas here answers the same calls.
      canvas: canvas as never,
      canvasContext: canvas.getContext('2d') as never,
      viewport,
      intent: 'print',
      annotationMode: AnnotationMode.ENABLE,
      background: '#ffffff',
    }).promise;
    const image = await encodePixels(canvas);
    const words = await wordsOf(page).catch((): readonly PageWord[] => []);
    return { ...image, words };
  } finally {
    canvas.width = 0;
    canvas.height = 0;
  }
};

const whyNot = (error: unknown): FileLook => {
  const name = error instanceof Error ? error.name : '';
  return { kind: 'none', why: name === 'PasswordException' ? 'encrypted' : 'corrupt' };
};

/** How many pages there are and how large, without drawing one. */
export const lookIntoPdf = async (bytes: Uint8Array): Promise<FileLook> => {
  let pdf: Loaded;
  try {
    pdf = await load(bytes, false);
  } catch (error) {
    return whyNot(error);
  }
  try {
    if (pdf.isPureXfa) return { kind: 'none', why: 'form' };
    if (pdf.numPages === 0) return { kind: 'none', why: 'no-pages' };
    if (pdf.numPages > mostPages) return { kind: 'none', why: 'too-large' };
    const pages: PageSize[] = [];
    const partly: number[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number).catch(() => null);
      if (page === null) partly.push(number);
      pages.push(page === null ? usualSize : sizeOf(page));
      page?.cleanup();
    }
    if (partly.length === pages.length) return { kind: 'none', why: 'corrupt' };
    return { kind: 'pages', pages, partly };
  } catch (error) {
    return whyNot(error);
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
};

export type DrawnPage = { readonly image: PageImage; readonly whole: boolean };

/** Pages of the file are let go of and the file read anew after so many, so that what pdf.js keeps stays bounded. */
const pagesAtOnce = 200;

/**
 * Draws pages `from` to `to`, one after the other. A page pdf.js cannot draw without an error is drawn once more, as far
 * as it goes, and is said not to be whole.
 */
export async function* drawPdfPages(bytes: Uint8Array, from: number, to: number): AsyncGenerator<DrawnPage> {
  let strict: Loaded | null = null;
  let lenient: Loaded | null = null;
  const once = async (pdf: Loaded, number: number): Promise<PageImage | null> => {
    try {
      const page = await pdf.getPage(number);
      try {
        return await draw(page);
      } finally {
        page.cleanup();
      }
    } catch {
      return null;
    }
  };
  const close = async (): Promise<void> => {
    await strict?.loadingTask.destroy().catch(() => undefined);
    await lenient?.loadingTask.destroy().catch(() => undefined);
    strict = null;
    lenient = null;
  };
  try {
    for (let number = from; number <= to; number += 1) {
      if (number > from && (number - from) % pagesAtOnce === 0) await close();
      strict ??= await load(bytes, true).catch(() => null);
      const image: PageImage | null = strict === null ? null : await once(strict, number);
      if (image !== null) {
        yield { image, whole: true };
        continue;
      }
      lenient ??= await load(bytes, false);
      yield { image: (await once(lenient, number)) ?? whitePage(), whole: false };
    }
  } finally {
    await close();
  }
}
