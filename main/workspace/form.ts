/** How the files of a workspace are written: as they are, or encrypted. Places are paths below the workspace, with `/`. */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { open, seal } from './crypto/envelope.ts';
import { derive, formVersion, keyIdOf, namesFor } from './crypto/keys.ts';
import { sealedText, type Unsealed, unsealed } from './sealed.ts';

/** A journal as it reads, beside where its bytes stand on the disk. */
export type PlainLines = {
  readonly plain: Buffer;
  /** Bytes of the file up to where the last line that reads ends; what follows was cut off. */
  readonly goodLength: number;
  /** Where in the file the last line of `plain` begins. */
  readonly lastLine: number;
};

export type Form = {
  readonly encrypted: boolean;
  /** The text of a document's file; `text` is what the file says when nothing is encrypted. */
  readonly documentText: (place: string, text: string) => string;
  readonly readDocument: (place: string, bytes: Buffer | null) => Unsealed;
  /** What `documentText` was given; null when the file is not one that was written here for this place. */
  readonly plainDocument: (place: string, bytes: Buffer) => Buffer | null;
  /** A line of a journal as it stands in the file; neither has its line feed. `number` counts from 1. */
  readonly line: (place: string, number: number, line: string) => string;
  /**
   * A line that is not one of this place and number stands there so that it does not parse: an encrypted one as it is, a
   * plain one with its first sign changed. `bytes` begin with line `first`, else with line 1.
   */
  readonly readLines: (place: string, bytes: Buffer, first?: number) => PlainLines;
  /** File name of an attachment. */
  readonly fileName: (sha256: string) => string;
  /** The digest a file name stands for; null for names that are none. */
  readonly digestOf: (fileName: string) => string | null;
  /** What attachments and pages are encrypted with; null when they are not. */
  readonly fileKey: Uint8Array | null;
};

const lineFeed = 10;
const brace = 0x7b;
const questionMark = 0x3f;

/** The place of a journal below its workspace, from its path. */
export const journalPlace = (path: string): string => `clients/${basename(dirname(path))}/${basename(path)}`;

export const plainForm: Form = {
  encrypted: false,
  documentText: (_place, text) => text,
  readDocument: (_place, bytes) => unsealed(bytes),
  plainDocument: (_place, bytes) => bytes,
  line: (_place, _number, line) => line,
  readLines: (_place, plain) => ({ plain, goodLength: plain.length, lastLine: 0 }),
  fileName: (sha256) => sha256,
  digestOf: (name) => (/^[0-9a-f]{64}$/.test(name) ? name : null),
  fileKey: null,
};

/** An encrypted document: JSON like all others, with the same seal, so that damage shows also to whoever has no key. */
const envelope = z.strictObject({
  encrypted: z.literal(1),
  /** The data key, wrapped by the recovery code: this one file and the code are enough. */
  recovery: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  data: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
});

/** The envelope in the bytes of a document's file; null when it is none. */
export const envelopeIn = (bytes: Buffer | null): (z.infer<typeof envelope> & { readonly altered: boolean }) | null => {
  const { value, altered } = unsealed(bytes);
  const read = envelope.safeParse(value);
  return read.success ? { ...read.data, altered } : null;
};

/** Whether a line of a journal is an encrypted one, told by its looks. */
export const isSealedLine = (line: string): boolean => /^[A-Za-z0-9+/]{40,}={0,2}$/.test(line);

const documentUse = (place: string): string => `${formVersion}/document/${place}`;
const lineUse = (place: string, number: number): string => `${formVersion}/line/${place}/${number}`;

/** Files encrypted with `dataKey`. `recovery` is what the recovery code opens; it stands in every document. */
export const encryptedForm = (dataKey: Uint8Array, recovery: string): Form => {
  const recordKey = derive(dataKey, 'records');
  const names = namesFor(dataKey);

  const inside = (place: string, bytes: Buffer): { readonly text: Buffer; readonly altered: boolean } | null => {
    const found = envelopeIn(bytes);
    const text = found === null ? null : open(recordKey, documentUse(place), Buffer.from(found.data, 'base64'));
    return found === null || text === null ? null : { text, altered: found.altered };
  };

  /** The line between two places of the file, decrypted; null when it is not the one of this number. */
  const lineAt = (place: string, number: number, bytes: Buffer, from: number, to: number): Buffer | null => {
    const text = bytes.toString('latin1', from, to);
    const sealed = Buffer.from(text, 'base64');
    // Reading base 64 passes over what does not belong: a sign that changed there would go unnoticed.
    return sealed.toString('base64') === text ? open(recordKey, lineUse(place, number), sealed) : null;
  };

  return {
    encrypted: true,
    documentText: (place, text) =>
      sealedText({
        encrypted: 1,
        recovery,
        data: seal(recordKey, documentUse(place), Buffer.from(text, 'utf8')).toString('base64'),
      }),
    readDocument: (place, bytes) => {
      const found = bytes === null ? null : inside(place, bytes);
      if (found === null) return { value: undefined, altered: false };
      const { value, altered } = unsealed(found.text);
      return { value, altered: altered || found.altered };
    },
    plainDocument: (place, bytes) => inside(place, bytes)?.text ?? null,
    line: (place, number, line) =>
      seal(recordKey, lineUse(place, number), Buffer.from(line, 'utf8')).toString('base64'),
    readLines: (place, bytes, first = 1) => {
      // Encrypted lines are longer than what they say.
      const plain = Buffer.allocUnsafe(bytes.length);
      let length = 0;
      let lastLine = 0;
      let start = 0;
      for (let number = first; start < bytes.length; number += 1) {
        const feed = bytes.indexOf(lineFeed, start);
        const end = feed === -1 ? bytes.length : feed;
        const line = lineAt(place, number, bytes, start, end);
        // As with plain journals: what does not read at the very end was cut off while it was written.
        if (line === null && end >= bytes.length - 1) break;
        lastLine = start;
        const from = length;
        length += (line ?? bytes.subarray(start, end)).copy(plain, length);
        // Whoever writes plain lines here has no key: what they say is not what the user wrote.
        if (line === null && plain.subarray(from, length).includes(brace)) plain[from] = questionMark;
        if (feed !== -1) {
          plain[length] = lineFeed;
          length += 1;
        }
        start = end + 1;
      }
      return { plain: plain.subarray(0, length), goodLength: Math.min(start, bytes.length), lastLine };
    },
    fileName: names.nameOf,
    digestOf: names.digestOf,
    fileKey: dataKey,
  };
};

/** A data key with what goes with it, as it travels to the threads that read attachments. */
export type Access = { readonly dataKey: Uint8Array; readonly recovery: string };

export const formFor = (access: Access | null | undefined): Form =>
  access === null || access === undefined ? plainForm : encryptedForm(access.dataKey, access.recovery);

export const accessId = ({ dataKey }: Access): string => keyIdOf(dataKey);
