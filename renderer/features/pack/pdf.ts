import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Pdf = PDFDocumentProxy;

// One worker reads every document, and is started before the first one comes.
const worker = new PDFWorker();
// A window that is left while its worker is on the way has no fault: whoever reads a document then is told by that document.
worker.promise.catch(() => {});

/** Reads a pack the app serves below the window's own origin. Rejects when it cannot be read. */
export const readPdf = (resource: string): Promise<Pdf> =>
  getDocument({ url: new URL(resource, document.baseURI).href, disableAutoFetch: true, worker }).promise;

/** Lets go of a document. */
export const closePdf = (pdf: Pdf): void => void pdf.loadingTask.destroy();

/** The words of a page in reading order, for those who listen instead of looking. `number` counts from 1. */
export const wordsOf = async (pdf: Pdf, number: number): Promise<string> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
};

/**
 * Draws a page into a canvas at a width in CSS pixels, sharp on the screen it is on. Returns what stops it; `done` is
 * called when the page stands.
 */
export const drawPage = (
  pdf: Pdf,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
  done: () => void,
): (() => void) => {
  let stop: () => void = () => {};
  let stopped = false;
  const draw = async (): Promise<void> => {
    const page = await pdf.getPage(number);
    if (stopped) return;
    const natural = page.getViewport({ scale: 1 });
    const scale = width / natural.width;
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
    // Drawn aside first: a half-drawn page is never seen.
    const aside = document.createElement('canvas');
    aside.width = Math.floor(viewport.width);
    aside.height = Math.floor(viewport.height);
    const task = page.render({ canvas: aside, viewport });
    stop = () => task.cancel();
    await task.promise;
    if (stopped) return;
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.style.aspectRatio = `${natural.width} / ${natural.height}`;
    canvas.getContext('2d')?.drawImage(aside, 0, 0);
    done();
  };
  // A page that was left before it was drawn ends in a cancellation, which is no fault.
  draw().catch(() => {});
  return () => {
    stopped = true;
    stop();
  };
};
