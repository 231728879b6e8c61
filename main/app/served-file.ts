import type { Readable } from 'node:stream';
import { fileName } from '#shared/model/index.ts';
import { isShownInline, plainMediaType } from '#shared/rules/attachments.ts';
import { securityHeaders } from './security-headers.ts';

/** An attachment on its way to a window. */
export type ServedFile = {
  readonly headers: Readonly<Record<string, string>>;
  readonly stream: Readable;
};

/** What the address of an attachment asks for: `files/<sha256>?name=…&type=…`; null when it is no such address. */
export const askedFile = (
  url: URL,
): { readonly sha256: string; readonly name: string; readonly type: string } | null => {
  const [, sha256] = /^\/files\/([0-9a-f]{64})$/.exec(url.pathname) ?? [];
  if (sha256 === undefined) return null;
  const name = fileName.safeParse(url.searchParams.get('name'));
  return { sha256, name: name.success ? name.data : 'file', type: plainMediaType(url.searchParams.get('type') ?? '') };
};

// RFC 8187: every byte but these is written as %XX.
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 6266. The name proposes how to call a copy; what would be a path in it is none here. */
const disposition = (kind: 'inline' | 'attachment', name: string): string => {
  const flat = name.replace(/[/\\]/g, '_').replace(/^\.+/, '_');
  const plain = flat.replace(/[^A-Za-z0-9 ._-]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded(flat)}`;
};

/**
 * Headers for a file of unknown origin. Only raster pictures and PDFs keep their type and are shown; everything else is
 * a download without a type, so that nothing in it ever runs at our origin. The sandbox makes an answer that is shown
 * all the same a foreigner. Chromium's PDF viewer does not work inside one and is an object of the page it stands in.
 */
export const fileHeaders = (asked: { readonly name: string; readonly type: string }, size: number) => {
  const inline = isShownInline(asked.type);
  const shown = asked.type === 'application/pdf' ? "object-src 'self'" : 'sandbox';
  return {
    ...securityHeaders,
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; ${shown}`,
    'Content-Type': inline ? asked.type : 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': disposition(inline ? 'inline' : 'attachment', asked.name),
  };
};

/** What a part of a file is sent to: `POST files/<upload>?at=<offset>`; null when it is no such address. */
export const askedPart = (url: URL): { readonly upload: string; readonly offset: number } | null => {
  const [, upload] = /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(url.pathname) ?? [];
  const at = url.searchParams.get('at') ?? '';
  return upload !== undefined && /^\d{1,15}$/.test(at) ? { upload, offset: Number(at) } : null;
};
