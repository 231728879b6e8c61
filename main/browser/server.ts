import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { AppError, Result } from '#shared/contract.ts';
import { filePartSize } from '#shared/rules/attachments.ts';
import type { App } from '../app/create-app.ts';
import { securityHeaders } from '../app/security-headers.ts';
import { askedFile, askedPart } from '../app/served-file.ts';
import { contentAt, type WindowFiles } from '../app/window-files.ts';
import { isOurs } from './checks.ts';
import type { Windows } from './events.ts';
import type { Session } from './session.ts';

/** Bytes. A whole client document with years of records is a few megabytes. */
const bodyLimit = 32 * 1024 * 1024;

const elsewhere =
  'This address works only in the browser that opened it first. Stop Good Terms, start it again and open the new address it prints. Your records are untouched.\n';

type Parts = {
  readonly app: Pick<App, 'handle' | 'resource' | 'file' | 'filePart'>;
  readonly files: WindowFiles;
  readonly session: Session;
  readonly windows: Windows;
  /** Told every request that was let in. */
  readonly heard: (name: string, input: unknown) => void;
};

const send = (response: ServerResponse, status: number, mediaType: string, body: string | Uint8Array): void => {
  response.writeHead(status, {
    ...securityHeaders,
    'Content-Type': mediaType,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
};
const say = (response: ServerResponse, status: number, sentence: string): void =>
  send(response, status, 'text/plain; charset=utf-8', sentence);
const answer = (response: ServerResponse, status: number, result: Result<unknown>): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(result));
const refuse = (response: ServerResponse, status: number, error: AppError): void =>
  answer(response, status, { ok: false, error });

/** The whole body. The caller has checked the length the client declared; Node cuts it off there. */
const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The value of a JSON text in UTF-8, or null when it is none. */
const parseJson = (bytes: Buffer): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
};

/** The body of a request from our one window, of this type and at most `limit` bytes; null when it was answered with a refusal. */
const admittedBody = async (
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  { mediaType, limit }: { readonly mediaType: string; readonly limit: number },
): Promise<Buffer | null> => {
  const no = (status: number, error: AppError): null => {
    refuse(response, status, error);
    return null;
  };
  const window = request.headers['x-window'];
  if (typeof window === 'string' && !(await parts.windows.admits(window))) {
    return no(409, {
      code: 'in-use',
      message:
        'Good Terms is already open in another tab or window of this browser. Close one of the two, then reload this page. Nothing was changed here.',
    });
  }
  if (request.headers['content-type']?.split(';')[0]?.trim() !== mediaType) {
    return no(415, { code: 'invalid', message: `This request is sent as ${mediaType}.` });
  }
  // Browsers always declare the length; Node cuts a body off at it.
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (!(length <= limit)) {
    response.setHeader('Connection', 'close');
    return no(413, { code: 'invalid', message: 'This is too much to save at once. Nothing was saved.' });
  }
  return readBody(request);
};

const answerRequest = async (parts: Parts, request: IncomingMessage, response: ServerResponse, name: string) => {
  const body = await admittedBody(parts, request, response, { mediaType: 'application/json', limit: bodyLimit });
  if (body === null) return;
  const parsed = parseJson(body);
  if (parsed === null) return refuse(response, 400, { code: 'invalid', message: 'The request is not JSON in UTF-8.' });
  const result = await parts.app.handle(name, parsed.json);
  parts.heard(name, parsed.json);
  return answer(response, 200, result);
};

const takePart = async (parts: Parts, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
  const asked = askedPart(url);
  if (asked === null) return say(response, 404, 'There is nothing at this address.\n');
  const options = { mediaType: 'application/octet-stream', limit: filePartSize };
  const body = await admittedBody(parts, request, response, options);
  if (body !== null) answer(response, 200, await parts.app.filePart(asked.upload, asked.offset, body));
};

const sendFile = async (parts: Parts, response: ServerResponse, url: URL): Promise<void> => {
  const file = await parts.app.file(url);
  if (file === null)
    return say(response, 404, 'This file is missing from this computer. Restore a backup to get it back.\n');
  response.writeHead(200, file.headers);
  // A reader that leaves, and a file that turns out not to be the one that was attached, end the answer before its end.
  await pipeline(file.stream, response).catch(() => response.destroy());
};

const openEvents = async (parts: Parts, url: URL, response: ServerResponse): Promise<void> => {
  const window = url.searchParams.get('window') ?? '';
  if (!(await parts.windows.admits(window))) return say(response, 409, 'Another window is open.\n');
  response.writeHead(200, { ...securityHeaders, 'Content-Type': 'text/event-stream; charset=utf-8' });
  if (!(await parts.windows.attach(window, response))) response.end();
};

const enter = (parts: Parts, token: string, port: number, request: IncomingMessage, response: ServerResponse): void => {
  const cookie = parts.session.exchange(token, port);
  if (cookie === null && !parts.session.holds(request.headers.cookie, port)) {
    say(response, 403, elsewhere);
    return;
  }
  response.writeHead(303, { ...securityHeaders, Location: '/', ...(cookie === null ? {} : { 'Set-Cookie': cookie }) });
  response.end();
};

const route = async (parts: Parts, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const method = request.method ?? '';
  if (!isOurs(method, request.headers, port)) return say(response, 403, 'Good Terms answers only its own page.\n');
  const target = request.url ?? '/';
  // "//host/path" and absolute targets would change the origin while parsing.
  if (!target.startsWith('/') || target.startsWith('//')) return say(response, 400, 'No such address.\n');
  const url = new URL(target, `http://127.0.0.1:${port}`);
  const token = url.searchParams.get('token');
  if (method === 'GET' && url.pathname === '/' && token !== null) return enter(parts, token, port, request, response);
  if (!parts.session.holds(request.headers.cookie, port)) return say(response, 403, elsewhere);
  if (method === 'POST' && url.pathname.startsWith('/api/')) {
    return answerRequest(parts, request, response, url.pathname.slice('/api/'.length));
  }
  if (method === 'POST' && url.pathname.startsWith('/files/')) return takePart(parts, request, response, url);
  if (method !== 'GET') return say(response, 405, 'Good Terms does not know this method.\n');
  if (url.pathname === '/events') return openEvents(parts, url, response);
  if (askedFile(url) !== null) return sendFile(parts, response, url);
  const content = await contentAt(parts.files, parts.app.resource, url.pathname);
  if (content === null) return say(response, 404, 'There is nothing at this address.\n');
  return send(response, 200, content.mediaType, content.bytes);
};

/** Listens on 127.0.0.1 and nowhere else; resolves with the server and its port. Rejects when the port is taken. */
export const listen = (parts: Parts, wantedPort: number): Promise<{ readonly server: Server; readonly port: number }> =>
  new Promise((resolve, reject) => {
    let port = wantedPort;
    const server = createServer((request, response) => {
      route(parts, port, request, response).catch(() => {
        if (response.headersSent) response.destroy();
        else
          refuse(response, 500, {
            code: 'internal',
            message: 'Something went wrong inside the app. Nothing was saved.',
          });
      });
    });
    server.once('error', reject);
    server.listen(wantedPort, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return reject(new Error('No port.'));
      port = address.port;
      resolve({ server, port });
    });
  });
