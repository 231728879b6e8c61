import { type Protocol, protocol } from 'electron';
import type { App } from '../app/create-app.ts';
import { securityHeaders } from '../app/security-headers.ts';
import { contentAt, type WindowFiles } from '../app/window-files.ts';
import { isOwnAddress, scheme } from './origin.ts';

/** Before `ready`: a standard scheme has an origin, a secure one may use crypto and workers. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);

/** Answers app:// addresses: the built window and the packs, every answer with the security headers. */
export const answerScheme = (target: Protocol, files: WindowFiles, resource: App['resource']): void =>
  target.handle(scheme, async (request) => {
    const headers = new Headers(securityHeaders);
    if (request.method !== 'GET' || !isOwnAddress(request.url)) {
      return new Response('Not allowed.', { status: 405, headers });
    }
    const content = await contentAt(files, resource, new URL(request.url).pathname).catch(() => null);
    if (content === null) return new Response('There is nothing at this address.', { status: 404, headers });
    headers.set('Content-Type', content.mediaType);
    return new Response(Buffer.from(content.bytes), { status: 200, headers });
  });
