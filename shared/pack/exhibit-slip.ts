/** The slip in front of an exhibit: what it shows, where it is used, and what could not be shown. */
import { longDate, noBreak } from '../rules/dates.ts';
import type { NotShown, PackExhibit } from './exhibit-data.ts';
import { pagesOf } from './exhibits.ts';
import type { Inline, Pair, Span, Target } from './model.ts';
import { unknown } from './text.ts';

const attached = 'It is attached to this PDF and to the exhibit folder exactly as it was received.';
const inFolder = 'The original is in the pack folder.';

/**
 * Why the pages of a file are not shown. `asOf` is a civil date; `inPdf` is false when the originals together are too
 * large for the PDF.
 */
export const slipNote = (why: NotShown, asOf: string, locale: 'en-GB' | 'en-US', inPdf = true): string => {
  const where = inPdf ? attached : inFolder;
  switch (why) {
    case 'encrypted':
      return `This file is protected by a password, so its pages cannot be printed here. ${where}`;
    case 'corrupt':
      return `This file could not be read, so its pages cannot be printed here. ${where}`;
    case 'unsupported':
      return `Files of this type cannot be shown as pages. ${where.replace('It is', 'The file is')}`;
    case 'heic':
      return `Pictures in the HEIC format cannot be shown as pages. ${where.replace('It is', 'The file is')}`;
    case 'form':
      return `This is a form that only the program it was made with can draw (XFA), so its pages cannot be printed here. ${where}`;
    case 'no-pages':
      return `This file has no pages. ${where}`;
    case 'too-large':
      return `This file is too large to be shown as pages. ${where}`;
    case 'missing':
      return `This file was listed but was not found when this pack was made on ${longDate(asOf, locale).replaceAll(noBreak, ' ')}. It is not attached.`;
    case 'altered':
      return 'The file found here is not the one that was attached: something other than Good Terms changed it. It is not attached.';
    default:
      return why satisfies never;
  }
};

const figures = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

const numbers = (pages: readonly number[]): string => {
  const some = pages.slice(0, 12).map(String);
  const more = pages.length - some.length;
  if (more > 0) return `${some.join(', ')} and ${more} more`;
  return some.length === 1 ? (some[0] ?? '') : `${some.slice(0, -1).join(', ')} and ${some.at(-1) ?? ''}`;
};

/** What the slip says beside the facts: a title and a sentence, or null when everything is shown. */
export const exhibitNote = (
  exhibit: PackExhibit,
  asOf: string,
  locale: 'en-GB' | 'en-US',
): { readonly title: string; readonly text: string } | null => {
  const { look, pagesLeftOut, original } = exhibit;
  const inPdf = original === 'in-pdf';
  if (look.kind === 'none') return { title: 'Pages not shown', text: slipNote(look.why, asOf, locale, inPdf) };
  if (pagesLeftOut !== null) {
    return {
      title: 'Pages not shown',
      text: inPdf
        ? 'Pages left out of this file; the original is attached.'
        : `Pages left out of this file. ${inFolder}`,
    };
  }
  if (look.kind === 'pages' && look.partly.length > 0) {
    const [which, are] = look.partly.length === 1 ? ['page', 'Page'] : ['pages', 'Pages'];
    return {
      title: 'Not everything is shown',
      text: `Parts of ${which} ${numbers(look.partly)} of this file could not be drawn. ${are === 'Page' ? 'It is' : 'They are'} complete in the original. ${inPdf ? 'The original is attached.' : inFolder}`,
    };
  }
  return inPdf ? null : { title: 'The original', text: inFolder };
};

export const exhibitPlace = (letter: string): Target => `exhibit:${letter}`;
/** The nth page of an exhibit, from 1. */
export const exhibitPagePlace = (letter: string, page: number): Target => `exhibit:${letter}:${page}`;

/** "Exhibit A" as a link. */
export const exhibitLink = (letter: string): Span => ({
  link: exhibitPlace(letter),
  says: `Exhibit${noBreak}${letter}`,
});

const pagesInFile = (exhibit: PackExhibit): Inline => {
  const { letter, look, pagesLeftOut, original } = exhibit;
  const count = pagesOf(look);
  if (count === 0 || pagesLeftOut !== null) {
    const where =
      original === 'in-pdf'
        ? ' The file is attached to this PDF'
        : original === 'in-folder'
          ? ' The original is in the pack folder'
          : '';
    return `None.${where}`;
  }
  const first: Span = { see: exhibitPagePlace(letter, 1), before: '' };
  return count === 1 ? [first] : [first, { text: ' to ' }, { see: exhibitPagePlace(letter, count), before: '' }];
};

const eights = (hash: string): string => (hash.match(/.{1,8}/g) ?? []).join(' ');

/** The rows at the foot of the slip. `used` are the places that refer to it. */
export const slipRows = (
  exhibit: PackExhibit,
  used: readonly (readonly Span[])[],
  locale: 'en-GB' | 'en-US',
): readonly Pair[] => {
  const { look, on, shows, original, fileName, size, sha256 } = exhibit;
  const backs = used.flatMap((spans, index) => (index === 0 ? spans : [{ text: '; ' }, ...spans]));
  const file = `exhibits/${fileName}, ${figures(size)}${noBreak}bytes`;
  return [
    { label: 'What it shows', value: shows === '' ? unknown : shows, look: 'plain' },
    { label: 'Date of the document', value: on === null ? unknown : longDate(on, locale), look: 'plain' },
    ...(backs.length === 0 ? [] : [{ label: 'Referred to in', value: backs, look: 'plain' } as const]),
    { label: 'Pages in this file', value: pagesInFile(exhibit), look: 'plain' },
    ...(look.kind === 'text' ? [{ label: 'Encoding of the text', value: look.encoding, look: 'plain' } as const] : []),
    { label: 'Original file', value: original === 'nowhere' ? `${exhibit.name}, not attached` : file, look: 'plain' },
    { label: 'SHA-256', value: eights(sha256), look: 'hash' },
  ];
};
