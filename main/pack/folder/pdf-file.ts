import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppError, Result } from '#shared/contract.ts';
import { type ChainCheck, checkChain } from './chain.ts';
import { embeddedIn } from './embedded.ts';

export type PackFile = {
  readonly pages: number;
  readonly sha256: string;
  readonly bytes: number;
  /** Names of the files inside. */
  readonly attached: readonly string[];
  /** The journal's chain, where the pack carries it. */
  readonly chain: ChainCheck;
};

/** What the document information names as its creator; pdfkit keeps each of its texts as an object of its own. */
const creatorOf = (text: string): string => {
  const [, direct, number] = /\/Creator (?:\(([^)]*)\)|(\d+) 0 R)/.exec(text) ?? [];
  if (direct !== undefined) return direct;
  return new RegExp(`[\\r\\n]${number} 0 obj\\s+\\(([^)]*)\\)`).exec(text)?.[1] ?? '';
};

/** Where the cross-reference table of a PDF begins: ISO 32000-1, 7.5.5 (`startxref`, offset, `%%EOF` at the very end). */
const tableOffset = (text: string): number | null => {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-2048));
  return end?.[1] === undefined ? null : Number(end[1]);
};

/** Bytes of one row of the table: "0000000017 00000 n" and two for the end of the line. */
const rowLength = 20;

/** Whether every object is where the cross-reference table says (ISO 32000-1, 7.5.4), so that nothing is cut off or shifted. */
const objectsInPlace = (text: string, at: number): boolean => {
  const head = /^xref\s+0 (\d+)\s+/.exec(text.slice(at, at + 64));
  const count = Number(head?.[1] ?? 0);
  const first = at + (head?.[0].length ?? 0);
  for (let number = 1; number < count; number += 1) {
    const row = /^(\d{10}) (\d{5}) ([nf])/.exec(
      text.slice(first + number * rowLength, first + (number + 1) * rowLength),
    );
    if (row === null) return false;
    const start = Number(row[1]);
    if (row[3] === 'n' && !text.startsWith(`${number} ${Number(row[2])} obj`, start)) return false;
  }
  return count > 1;
};

/** Checks that a PDF is one of this app's packs and whole. It cannot say who wrote it, nor that no word was exchanged. */
export const checkPack = async (path: string): Promise<Result<PackFile>> => {
  const bytes = await readFile(path);
  const text = bytes.toString('latin1');
  const wrong = (message: string): { ok: false; error: AppError } => ({
    ok: false,
    error: { code: 'unreadable', message },
  });
  if (!creatorOf(text).startsWith('Good Terms ')) {
    return wrong(`${path} is a PDF, but not a pack made by Good Terms.`);
  }
  const at = tableOffset(text);
  if (at === null) return wrong(`${path} is not complete: its end is missing. Make the pack again.`);
  if (!objectsInPlace(text, at))
    return wrong(`${path} was changed since it was made: its parts are not where they were.`);
  const pages = [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length;
  const embedded = embeddedIn(bytes);
  const damaged = embedded.find(({ intact }) => !intact);
  if (damaged !== undefined) return wrong(`${damaged.name} in ${path} has changed since this pack was made.`);
  const json = embedded.find(({ name }) => name === 'pack.json');
  return {
    ok: true,
    value: {
      pages,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      attached: embedded.map(({ name }) => name),
      chain: json === undefined ? { state: 'absent' } : checkChain(json.bytes),
    },
  };
};
