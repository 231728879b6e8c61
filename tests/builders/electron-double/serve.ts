/**
 * protocol.handle: Chromium does not know app://, so its pages are loaded from a loopback port that asks the app's own
 * handler for every answer and passes status, headers and bytes on unchanged. Both origins are secure and tuple-like.
 */
import { createServer } from 'node:http';
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
    const answer = await handler(new Request(app + (request.url ?? '/'), { method: request.method ?? 'GET' }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('No port.');
    known = { app, page: `http://127.0.0.1:${address.port}` };
    origin.resolve(known);
  });
};
