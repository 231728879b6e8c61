/** The thread that reads files from outside: a fault or a crowd of pages there stays there. */
import { parentPort, workerData } from 'node:worker_threads';
import { imagePage } from './image-page.ts';
import { packed } from './page-image.ts';
import { drawPdfPages, lookIntoPdf } from './pdf-pages.ts';
import type { WorkerAnswer, WorkerJob } from './render.ts';

const port = parentPort;
const job: WorkerJob = workerData;

const answer = (message: WorkerAnswer, transfer: readonly ArrayBuffer[] = []): void =>
  port?.postMessage(message, [...transfer]);

/** Settles when the other side has taken the page: no more than one waits. */
const taken = (): Promise<void> => new Promise((resolve) => port?.once('message', () => resolve()));

const give = async (page: number, bytes: Uint8Array, whole: boolean): Promise<void> => {
  const own = new Uint8Array(bytes);
  answer({ is: 'page', page, bytes: own, whole }, [own.buffer]);
  await taken();
};

const run = async (): Promise<void> => {
  if (job.what === 'image') {
    const { look, image } = await imagePage(job.bytes);
    if (image !== null) await give(1, packed(image), true);
    answer({ is: 'look', look });
  } else if (job.what === 'look') {
    answer({ is: 'look', look: await lookIntoPdf(job.bytes) });
  } else {
    let page = job.from;
    for await (const { image, whole } of drawPdfPages(job.bytes, job.from, job.to)) {
      await give(page, packed(image), whole);
      page += 1;
    }
    answer({ is: 'done' });
  }
  port?.close();
};

await run();
