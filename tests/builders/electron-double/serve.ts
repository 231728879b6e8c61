/**
 * protocol.handle: Chromium does not know app://, so its pages are loaded from a loopback port that asks the app's own
 * handler for every answer and passes status, headers and bytes on unchanged. Both origins are secure and tuple-like.
 */
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Protocol } from 'electron';

type Handler = Parameters<Protocol['handle']>[1];

const origin = Promise.withResolvers<{ readonly app: string; readonly page: string }>();
let known: { readonly app: string; readonly page: string } | null = null;

export const pageAddress = async (url: string): Promise<string> => {
  const { app, page } = await origin.promise;
  if (!url.startsWith(app)) throw new Error(`Nothing handles ${url}.`);
  return page + url.slice(app.length);
};

export const appAddress = (url: string): string =>
  known !== null && url.startsWith(`${known.page}/`) ? known.app + url.slice(known.page.length) : url;

export const serve = (scheme: string, handler: Handler): void => {
  const app = `${scheme}://good-terms`;
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    // As Electron does with a body of bytes: whole, in one piece.
    const body = method === 'GET' ? null : await buffer(request);
    const answer = await handler(new Request(app + url, { method, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body === null) response.end();
    // The DOM and Node type the same streams twice.
    else await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    known = { app, page: `http://127.0.0.1:${address.port}` };
    origin.resolve(known);
  });
};
