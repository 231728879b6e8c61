import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';

/**
 * Documents end with a digest of their own text, so that a bit that flipped on the disk is noticed:
 * `"digest": sha256(every byte before the comma that precedes it)`, as the last field of the last line but one.
 */
const seal = /,\n {2}"digest": "([0-9a-f]{64})"\n\}\n$/;

/** Bytes the seal takes at the end of a file: all of them are ASCII. */
const sealLength = 83;

/** The document as the text of its file. `document` has at least one field and no `digest` of its own. */
export const sealedText = (document: Record<string, unknown>): string => {
  const body = JSON.stringify(document, null, 2).slice(0, -'\n}'.length);
  return `${body},\n  "digest": "${hash('sha256', body, 'hex')}"\n}\n`;
};

/** A file's JSON without its seal. `altered`: it has a seal, and the text is not the one that was sealed. */
export type Unsealed = { readonly value: unknown; readonly altered: boolean };

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Reads the bytes of a document; `value` is undefined when they are not JSON in UTF-8. Files without a seal are taken as they are. */
export const unsealed = (bytes: Buffer | null): Unsealed => {
  if (bytes === null || !isUtf8(bytes)) return { value: undefined, altered: false };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { value: undefined, altered: false };
  }
  if (!isObject(value) || !('digest' in value)) return { value, altered: false };
  const { digest: _seal, ...document } = value;
  const found = seal.exec(bytes.toString('latin1', Math.max(0, bytes.length - sealLength)));
  const body = bytes.subarray(0, Math.max(0, bytes.length - sealLength));
  return { value: document, altered: found?.[1] !== hash('sha256', body, 'hex') };
};
