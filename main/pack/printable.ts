/** What cannot be printed is refused before anything is drawn: never a box, never a silent change. */
import type { PackModel } from '#shared/pack/model.ts';
import type { Uncovered } from './layout.ts';

/** Line feed and tab are laid out; every other control character, and half of a surrogate pair, cannot be printed. */
const isControl = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  const control = code < 0x20 ? code !== 0x09 && code !== 0x0a : code >= 0x7f && code <= 0x9f;
  return (
    control ||
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  );
};

const firstControlIn = (text: string): string | null => {
  for (const character of text.replaceAll('\r\n', '\n')) if (isControl(character)) return character;
  return null;
};

const firstIn = (value: unknown): { readonly text: string; readonly character: string } | null => {
  if (typeof value === 'string') {
    const found = firstControlIn(value);
    return found === null ? null : { text: value, character: found };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const inside of Object.values(value)) {
    const found = firstIn(inside);
    if (found !== null) return found;
  }
  return null;
};

/** The first control character or broken half of a character anywhere in a model, or null. */
export const firstControl = (model: PackModel): Uncovered | null => {
  for (const section of model.sections) {
    const found = firstIn(section);
    if (found !== null) return { ...found, where: `section ${section.number}, ${section.title}` };
  }
  const found = firstIn({ ...model, sections: [] });
  return found === null ? null : { ...found, where: 'the cover' };
};

const codePoint = (character: string): string =>
  [...character].map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');

/** Enough of a text to find it again: the words around the character. */
const around = (text: string, character: string): string => {
  const at = Math.max(0, text.indexOf(character));
  const [from, to] = [Math.max(0, at - 24), Math.min(text.length, at + character.length + 24)];
  const cut = text
    .slice(from, to)
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return `${from > 0 ? '…' : ''}${cut}${to < text.length ? '…' : ''}`;
};

/** Why the pack was not made, for the user. */
export const uncoveredSentence = ({ where, text, character }: Uncovered): string =>
  `The pack was not made: the text “${around(text, character)}” (${where}) holds ${character}, ${codePoint(character)}, which none of the typefaces of the pack has. Nothing was written and your records are unchanged. Write it another way, for example in Latin letters, and make the pack again.`;

export const controlSentence = ({ where, text, character }: Uncovered): string =>
  `The pack was not made: the text “${around(text, character)}” (${where}) holds a hidden control character, ${codePoint(character)}, which cannot be printed. Nothing was written and your records are unchanged. Delete it from the text and make the pack again.`;
