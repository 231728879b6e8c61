/** A pack as a plain web page: the same words, headings and tables, for a browser to print. */
import type { Block, Inline, PackModel } from '#shared/pack/model.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

const wordsOf = (inline: Inline): string =>
  typeof inline === 'string'
    ? escaped(inline)
    : inline
        .map((span) =>
          'text' in span
            ? escaped(span.text)
            : 'see' in span
              ? `${span.before}1`
              : 'link' in span
                ? escaped(span.says)
                : '',
        )
        .join('');

/** Every string of a block that has no form of its own here. */
const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

const blockOf = (block: Block): string => {
  switch (block.kind) {
    case 'journal':
      return block.rows
        .map(
          ({ date, kind, words, meta }) =>
            `<section><h3>${escaped(date)} ${escaped(kind)}</h3><p>${wordsOf(words)}</p><p><small>${wordsOf(meta)}</small></p></section>`,
        )
        .join('');
    case 'table': {
      const cells = (row: readonly Inline[], tag: 'td' | 'th'): string =>
        `<tr>${row.map((cell) => `<${tag}>${wordsOf(cell)}</${tag}>`).join('')}</tr>`;
      const head = cells(
        block.columns.map((column) => column.head),
        'th',
      );
      const rows = block.rows.map((row) => cells(row, 'td')).join('');
      return `<h3>${escaped(block.title ?? '')}</h3><table><thead>${head}</thead><tbody>${rows}</tbody></table>`;
    }
    default:
      return stringsIn(block)
        .map((text) => `<p>${escaped(text)}</p>`)
        .join('');
  }
};

export const htmlOf = ({ locale, meta, cover, sections }: PackModel): string =>
  `<!doctype html><html lang="${locale}"><title>${escaped(meta.title)}</title><style>body{font:10pt/14pt serif}table{font:8.5pt/12pt sans-serif;border-collapse:collapse}section{break-inside:avoid}</style><h1>${escaped(cover.title)}</h1>${sections
    .map(({ number, title, blocks }) => `<h2>${number} ${escaped(title)}</h2>${blocks.map(blockOf).join('')}`)
    .join('')}</html>`;
