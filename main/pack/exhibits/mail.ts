/** A saved message (.eml, RFC 5322 and MIME) as text: who wrote what to whom, when, and what was attached. */
import { type Decoded, decodeText } from './decode.ts';

type Part = { readonly headers: ReadonlyMap<string, string>; readonly body: string };

/** A character of a message is a byte until its encoding is known. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const splitPart = (raw: string): Part => {
  const blank = /\r?\n\r?\n/.exec(raw);
  const head = blank === null ? raw : raw.slice(0, blank.index);
  const body = blank === null ? '' : raw.slice(blank.index + blank[0].length);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body };
};

const parameter = (header: string, name: string): string =>
  new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(header)?.slice(1).find(Boolean) ?? '';

const quotedPrintable = (text: string): string =>
  text
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('latin1');

/** Words of a header in other letters than ASCII (RFC 2047). */
const words = (header: string): string => {
  const joined = header.replace(/(\?=)\s+(=\?)/g, '$1$2');
  const encoded = joined.replace(
    /=\?([^?*\s]+)(?:\*[^?]*)?\?([bqBQ])\?([^?]*)\?=/g,
    (_, set: string, how: string, text: string) => {
      const raw = how.toLowerCase() === 'b' ? fromBase64(text) : quotedPrintable(text.replaceAll('_', ' '));
      return decodeText(bytesOf(raw), set).text;
    },
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: eight bits mean an encoding nobody named.
  return encoded === header && /[\u0080-\u00ff]/.test(header) && !/[^\u0000-\u00ff]/.test(header)
    ? decodeText(bytesOf(header)).text
    : encoded;
};

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const character = (name: string): string => {
  const number = /^#x/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : name.startsWith('#')
      ? Number(name.slice(1))
      : null;
  if (number === null) return entities[name.toLowerCase()] ?? `&${name};`;
  return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '\ufffd';
};

/** The words of a page written for a browser; nothing of it is run or fetched. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<(script|style|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|\/p|\/div|\/tr|\/h[1-6]|\/li|\/table|\/blockquote|hr)\b[^>]*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '- ')
    .replace(/<\/t[dh]\s*>/gi, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#\d+|#x[0-9a-f]+|[a-z]+);/gi, (_, name: string) => character(name))
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

type Found = { plain: Decoded | null; html: Decoded | null; readonly attached: string[] };

const deepest = 20;

const look = (raw: string, found: Found, depth: number): void => {
  const { headers, body } = splitPart(raw);
  const type = headers.get('content-type') ?? 'text/plain';
  const kind = (type.split(';')[0] ?? '').trim().toLowerCase();
  const disposition = headers.get('content-disposition') ?? '';
  const name = words(parameter(disposition, 'filename') || parameter(type, 'name'));
  if (kind.startsWith('multipart/') && depth < deepest) {
    const boundary = parameter(type, 'boundary');
    if (boundary === '') return;
    const parts = `\n${body.replaceAll('\r\n', '\n')}`.split(`\n--${boundary}`);
    for (const part of parts.slice(1)) {
      if (part.startsWith('--')) break;
      look(part.replace(/^[^\n]*\n/, ''), found, depth + 1);
    }
    return;
  }
  const isBody = /^text\/(plain|html)$/.test(kind) && !/^attachment/i.test(disposition) && name === '';
  if (!isBody) {
    found.attached.push(name === '' ? kind : name);
    return;
  }
  const transfer = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const plain =
    transfer === 'base64' ? fromBase64(body) : transfer === 'quoted-printable' ? quotedPrintable(body) : body;
  const decoded = decodeText(bytesOf(plain), parameter(type, 'charset'));
  if (kind === 'text/html') found.html ??= decoded;
  else found.plain ??= decoded;
};

const shownHeaders = ['From', 'To', 'Cc', 'Bcc', 'Reply-To', 'Date', 'Subject'] as const;

/** The message as it is printed: its head, its words, the names of what was attached. */
export const mailText = (bytes: Uint8Array): Decoded => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/^From [^\n]*\n/, '');
  const { headers } = splitPart(raw);
  const found: Found = { plain: null, html: null, attached: [] };
  look(raw, found, 0);
  const head = shownHeaders.flatMap((name) => {
    const value = headers.get(name.toLowerCase());
    return value === undefined ? [] : [`${name}: ${words(value)}`];
  });
  const body = found.plain ?? (found.html === null ? null : { ...found.html, text: textOfHtml(found.html.text) });
  const attached = found.attached.map((name) => `Attached to this message: ${name}`);
  const text = [
    ...head,
    '',
    (body?.text ?? '').replaceAll('\r\n', '\n').trimEnd(),
    ...(attached.length === 0 ? [] : ['', ...attached]),
  ];
  return { text: `${text.join('\n')}\n`, encoding: body?.encoding ?? 'UTF-8' };
};
