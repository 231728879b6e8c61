import { Readable } from 'node:stream';
import { type Protocol, protocol } from 'electron';
import { filePartSize } from '#shared/rules/attachments.ts';
import type { App } from '../app/create-app.ts';
import { securityHeaders } from '../app/security-headers.ts';
import { askedFile, askedPart } from '../app/served-file.ts';
import { contentAt, type WindowFiles } from '../app/window-files.ts';
import { isOwnAddress, scheme } from './origin.ts';

/** Before `ready`: a standard scheme has an origin, a secure one may use crypto and workers. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

type Parts = { readonly files: WindowFiles; readonly app: Pick<App, 'resource' | 'file' | 'filePart'> };

/** A part of a file: its upload was begun over the checked channel, which is where its name comes from. */
const takePart = async (app: Parts['app'], request: Request, headers: Headers): Promise<Response> => {
  const asked = askedPart(new URL(request.url));
  const bytes = asked === null ? null : new Uint8Array(await request.arrayBuffer());
  if (asked === null || bytes === null || bytes.length > filePartSize) return refused(headers);
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(await app.filePart(asked.upload, asked.offset, bytes)), { status: 200, headers });
};

const refused = (headers: Headers): Response => new Response('Not allowed.', { status: 405, headers });
const nothing = (headers: Headers): Response =>
  new Response('There is nothing at this address.', { status: 404, headers });

const sendFile = async (app: Parts['app'], url: URL, headers: Headers): Promise<Response> => {
  const file = await app.file(url);
  if (file === null) return nothing(headers);
  // A stream of one kind of bytes: Node's own type for it says less than it is.
  const body = Readable.toWeb(file.stream) as ReadableStream<Uint8Array<ArrayBuffer>>;
  return new Response(body, { status: 200, headers: file.headers });
};

/** Answers app:// addresses: the built window, packs and attachments, every answer with the security headers. */
export const answerScheme = (target: Protocol, { files, app }: Parts): void =>
  target.handle(scheme, async (request) => {
    const headers = new Headers(securityHeaders);
    if (!isOwnAddress(request.url)) return refused(headers);
    if (request.method === 'POST') return takePart(app, request, headers);
    if (request.method !== 'GET') return refused(headers);
    const url = new URL(request.url);
    if (askedFile(url) !== null) return sendFile(app, url, headers);
    const content = await contentAt(files, app.resource, url.pathname).catch(() => null);
    if (content === null) return nothing(headers);
    headers.set('Content-Type', content.mediaType);
    return new Response(Buffer.from(content.bytes), { status: 200, headers });
  });
