import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';

/**
 * Documents end with a digest of their own text, so that a bit that flipped on the disk is noticed:
 * `"digest": sha256(every byte before the comma that precedes it)`, as the last field of the last line but one.
 */
const seal = /^,\n {2}"digest": "([0-9a-f]{64})"\n\}\n$/;

const sealStart = ',\n  "digest": "';
const sealEnd = '"\n}\n';
/** Bytes the seal takes at the end of a file: all of them are ASCII. */
const sealLength = sealStart.length + 64 + sealEnd.length;
const sealForm = `${sealStart}${'0'.repeat(64)}${sealEnd}`;
/** Signs of a seal that may be others for it to be taken as a damaged one. */
const damagedAtMost = 3;

/** Whether a file ends in a seal, be it one that was damaged: its last field is no word of a newer version then. */
const isSeal = (text: string): boolean => {
  let others = 0;
  for (let at = 0; at < sealLength; at += 1) {
    const sign = text.charAt(at);
    if (sealForm.charAt(at) === '0' ? !/[0-9a-f]/.test(sign) : sign !== sealForm.charAt(at)) others += 1;
  }
  return others <= damagedAtMost;
};

/** The document as the text of its file. `document` has at least one field and no `digest` of its own. */
export const sealedText = (document: Record<string, unknown>): string => {
  const body = JSON.stringify(document, null, 2).slice(0, -'\n}'.length);
  return `${body},\n  "digest": "${hash('sha256', body, 'hex')}"\n}\n`;
};

/** A file's JSON without its seal. `altered`: it has a seal, and the text is not the one that was sealed. */
export type Unsealed = { readonly value: unknown; readonly altered: boolean };

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Undefined when it is no JSON in UTF-8. */
const parsed = (bytes: Buffer): unknown => {
  if (!isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Reads the bytes of a document; `value` is undefined when they are not JSON in UTF-8. Files without a seal are taken as they are. */
export const unsealed = (bytes: Buffer | null): Unsealed => {
  if (bytes === null) return { value: undefined, altered: false };
  const body = bytes.subarray(0, Math.max(0, bytes.length - sealLength));
  const end = bytes.toString('latin1', body.length);
  if (isSeal(end)) {
    const document = parsed(Buffer.concat([body, Buffer.from('\n}')]));
    const altered = seal.exec(end)?.[1] !== hash('sha256', body, 'hex');
    if (isObject(document)) return { value: document, altered };
  }
  const value = parsed(bytes);
  if (!isObject(value) || !('digest' in value)) return { value, altered: false };
  const { digest: _seal, ...document } = value;
  return { value: document, altered: true };
};
