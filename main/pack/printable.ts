/** What no typeface has is printed as its code point, and named to the user afterwards. */
import type { Uncovered } from '#shared/contract.ts';

/** A character no typeface of the pack has, and the text it stands in. */
export type Found = { readonly where: string; readonly text: string; readonly character: string };

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Enough of a text to find it again: the words around the character. */
const around = (text: string, character: string): string => {
  const at = Math.max(0, text.indexOf(character));
  const [from, to] = [Math.max(0, at - 24), Math.min(text.length, at + character.length + 24)];
  const cut = text
    .slice(from, to)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .toWellFormed()
    .replaceAll('\ufffd', ' ')
    .trim();
  return `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`;
};

/** One sentence for each character and place, in the order they are printed. */
export const uncoveredNotes = (found: readonly Found[]): readonly Uncovered[] => {
  const notes = new Map<string, Uncovered>();
  for (const { where, text, character } of found) {
    const code = codePoint(character);
    const key = `${code} ${where}`;
    if (notes.has(key)) continue;
    const message = `${code} in “${around(text, character)}” (${where}) is in none of the typefaces of the pack. It is printed as [${code}].`;
    notes.set(key, { codePoint: code, message });
  }
  return [...notes.values()];
};
