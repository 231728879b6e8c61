/** Plain text as the pages of an exhibit: 92 columns a line, so many lines a page. */

/** Columns of Source Code Pro 8 in the text block. */
const columns = 92;
/** Lines of 12 points inside the frame of a page. */
export const exhibitLines = 53;
const tabStop = 8;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Wide characters take two columns (Unicode Standard Annex 11, East Asian Width W and F, and emoji). */
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const widthOf = (grapheme: string): number => (wide.test(grapheme) ? 2 : 1);

const cut = (line: string): readonly string[] => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
  if (line.length <= columns && /^[\u0000-\u007f]*$/.test(line)) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  let lastSpace = -1;
  for (const { segment } of graphemes.segment(line)) {
    const width = widthOf(segment);
    if (used + width > columns) {
      // A line breaks after a space where one is near, else between two characters.
      const whole = lastSpace > current.length / 2 ? current.slice(0, lastSpace + 1) : current;
      lines.push(whole.trimEnd());
      current = current.slice(whole.length);
      used = [...graphemes.segment(current)].reduce((sum, one) => sum + widthOf(one.segment), 0);
      lastSpace = current.lastIndexOf(' ');
    }
    if (segment === ' ') lastSpace = current.length;
    current += segment;
    used += width;
  }
  return [...lines, current];
};

const untabbed = (line: string): string => {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const part of line.split(/(\t)/)) {
    out += part === '\t' ? ' '.repeat(tabStop - (out.length % tabStop)) : part;
  }
  return out;
};

/** A control character, half a character or a noncharacter cannot be printed: its code point stands in its place. */
const printable = (line: string): string =>
  line.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the purpose.
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/gu,
    (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

/** The pages of a text, each a list of lines without line ends. An empty text has one empty page. */
export const textPages = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = [[]];
  for (const [index, part] of text.normalize('NFC').split('\f').entries()) {
    if (index > 0 && (lines.at(-1)?.length ?? 0) > 0) lines.push([]);
    for (const line of part.replace(/\n$/, '').split(/\r\n|\r|\n/)) {
      for (const piece of cut(printable(untabbed(line)))) {
        if ((lines.at(-1)?.length ?? 0) >= exhibitLines) lines.push([]);
        lines.at(-1)?.push(piece);
      }
    }
  }
  return lines;
};
