/** Section "Exhibits" of the records edition, and the list of exhibits in its index. */
import { shortDate } from '../rules/dates.ts';
import type { PackData } from './data.ts';
import type { ExhibitUse, PackExhibit } from './exhibit-data.ts';
import { exhibitLink, exhibitNote, exhibitPagePlace, exhibitPlace, slipRows } from './exhibit-slip.ts';
import { shownPages } from './exhibits.ts';
import { clauseName } from './labels.ts';
import type { Block, ExhibitPage, Inline, Span, Table, Target } from './model.ts';
import { unknown } from './text.ts';

/** The target of an entry of the chronology. */
export const entryPlace = (number: number): Target => `entry:${number}`;
/** The target of a row of section "All invoices and payments". */
export const invoicePlace = (id: string): Target => `invoice:${id}`;
/** The target of a clause. */
export const clausePlace = (agreementId: string, clauseId: string): Target => `clause:${agreementId}:${clauseId}`;

/** Links to the exhibits something refers to, with a comma between them. */
export const exhibitLinks = (data: PackData, is: (use: ExhibitUse) => boolean): readonly Span[] =>
  data.exhibits
    .filter(({ usedBy }) => usedBy.some(is))
    .flatMap(({ letter }, index) => [...(index === 0 ? [] : [{ text: ', ' }]), exhibitLink(letter)]);

/** The same as letters only, for a column headed "Exhibit"; an en dash where nothing shows it. */
export const exhibitLetters = (data: PackData, is: (use: ExhibitUse) => boolean): Inline => {
  const shown = data.exhibits.filter(({ usedBy }) => usedBy.some(is));
  if (shown.length === 0) return unknown;
  return shown.flatMap(({ letter }, index): readonly Span[] => [
    ...(index === 0 ? [] : [{ text: ', ' }]),
    { link: exhibitPlace(letter), says: letter, label: `Exhibit ${letter}` },
  ]);
};

/** The first exhibit something refers to, or undefined. */
export const exhibitOf = (data: PackData, is: (use: ExhibitUse) => boolean): PackExhibit | undefined =>
  data.exhibits.find(({ usedBy }) => usedBy.some(is));

/** Where an exhibit is read: its first page, or its slip when its pages are not shown. */
export const exhibitReadAt = (exhibit: PackExhibit): Target =>
  shownPages(exhibit) === 0 ? exhibitPlace(exhibit.letter) : exhibitPagePlace(exhibit.letter, 1);

/** The page of an agreement, as a link into the exhibit that is the agreement; in words where there is none. */
export const agreementPage = (data: PackData, agreementId: string, page: number | null): Inline => {
  const exhibit = data.exhibits.find(({ usedBy }) =>
    usedBy.some((use) => use.of === 'agreement' && use.id === agreementId),
  );
  if (exhibit === undefined) return page === null ? '' : `Agreement, page\u00a0${page}`;
  if (page === null) return [exhibitLink(exhibit.letter)];
  const shown = page <= shownPages(exhibit);
  return [
    {
      link: shown ? exhibitPagePlace(exhibit.letter, page) : exhibitPlace(exhibit.letter),
      says: `Exhibit\u00a0${exhibit.letter}, page\u00a0${page}`,
    },
  ];
};

const mostBacks = 8;

/** "Clause 11.2, page 5": everything in the pack that refers to an exhibit, each a link. */
const backs = (data: PackData, exhibit: PackExhibit): readonly (readonly Span[])[] => {
  const every = exhibit.usedBy.flatMap((use): readonly (readonly Span[])[] => {
    switch (use.of) {
      case 'agreement': {
        const agreement = data.agreements.find(({ id }) => id === use.id);
        if (agreement === undefined) return [];
        return agreement.clauses.map((clause) => [
          { link: clausePlace(agreement.id, clause.id), says: `clause\u00a0${clause.number}` },
          { text: ` ${clauseName(clause)}` },
        ]);
      }
      case 'invoice': {
        const invoice = data.invoices.find(({ id }) => id === use.id);
        if (invoice === undefined) return [];
        const kind = invoice.kind === 'credit-note' ? 'credit\u00a0note' : 'invoice';
        return [[{ link: invoicePlace(use.id), says: `${kind}\u00a0${invoice.number}` }]];
      }
      case 'entry':
        return [[{ link: entryPlace(use.number), says: `entry\u00a0${use.number}` }]];
      case 'letter':
        return [[{ link: 'section:letters', says: 'letters sent' }]];
      case 'notice':
        return [[{ link: 'section:agreement', says: 'notice' }]];
      case 'agreed':
        return [[{ link: 'section:summary', says: 'last day both sides agreed to' }]];
      case 'action': {
        const clause = data.agreements.find(({ id }) => id === use.id)?.clauses.find(({ id }) => id === use.clause);
        if (clause === undefined) return [];
        return [
          [
            { link: clausePlace(use.id, use.clause), says: `clause\u00a0${clause.number}` },
            { text: ` ${clauseName(clause)}` },
          ],
        ];
      }
      case 'payment': {
        const invoice = data.invoices.find(({ id }) => id === use.id);
        return invoice === undefined ? [] : [[{ link: invoicePlace(use.id), says: `payment of ${invoice.number}` }]];
      }
      case 'material': {
        const material = data.materials.find(({ id }) => id === use.id);
        return material === undefined ? [] : [[{ link: 'section:materials', says: material.name }]];
      }
      default:
        return use satisfies never;
    }
  });
  const all = [...new Map(every.map((spans) => [JSON.stringify(spans), spans])).values()];
  const more = all.length - mostBacks;
  return more <= 1 ? all : [...all.slice(0, mostBacks), [{ text: `and ${more} more` }]];
};

const pagesIn = (exhibit: PackExhibit): readonly ExhibitPage[] => {
  const { letter, title, look, alt, sha256 } = exhibit;
  const count = shownPages(exhibit);
  if (count === 0 || look.kind === 'none') return [];
  const header = (page: number): string => `Exhibit ${letter}, page ${page} of ${count}`;
  const described = alt === '' ? '' : `. It shows: ${alt}`;
  return look.kind === 'text'
    ? look.pages.map((lines, index) => ({
        as: 'text',
        id: exhibitPagePlace(letter, index + 1),
        header: header(index + 1),
        lines,
      }))
    : look.pages.map(({ width, height }, index) => ({
        as: 'facsimile',
        id: exhibitPagePlace(letter, index + 1),
        header: header(index + 1),
        alt: `Page ${index + 1} of ${count} of exhibit ${letter}, ${title}${described}`,
        sha256,
        page: index + 1,
        width,
        height,
      }));
};

export const exhibitBlocks = (data: PackData): readonly Block[] =>
  data.exhibits.map((exhibit) => ({
    kind: 'exhibit',
    id: exhibitPlace(exhibit.letter),
    letter: exhibit.letter,
    title: exhibit.title,
    header: `Exhibit ${exhibit.letter}`,
    note: exhibitNote(exhibit, data.asOf, data.locale),
    rows: slipRows(exhibit, backs(data, exhibit), data.locale),
    pages: pagesIn(exhibit),
  }));

/** "Exhibits A to D". */
export const exhibitsTitle = ({ exhibits }: PackData): string => {
  const [first, last] = [exhibits[0]?.letter ?? '', exhibits.at(-1)?.letter ?? ''];
  return first === last ? `Exhibit ${first}` : `Exhibits ${first} to ${last}`;
};

/** The table of the index, or null without exhibits. */
export const exhibitTable = (data: PackData): Table | null =>
  data.exhibits.length === 0
    ? null
    : {
        kind: 'table',
        title: 'Exhibits',
        summary: 'Exhibits, what they show and where their slips are',
        look: 'plain',
        columns: [
          { head: 'Exhibit', width: 40 },
          { head: 'Document', width: 'rest' },
          { head: 'Date', width: 62, figures: true, whole: true },
          { head: 'What it shows', width: 142 },
          { head: 'Pages', width: 50, align: 'right', figures: true, whole: true },
          { head: 'Slip on\npage', width: 40, align: 'right', figures: true },
        ],
        rows: data.exhibits.map((exhibit): readonly Inline[] => [
          [{ link: exhibitPlace(exhibit.letter), says: exhibit.letter, label: `Exhibit ${exhibit.letter}` }],
          exhibit.title,
          exhibit.on === null ? unknown : shortDate(exhibit.on, data.locale),
          exhibit.shows === '' ? unknown : exhibit.shows,
          shownPages(exhibit) === 0 ? [{ text: 'not\u00a0shown', tone: 'grey' }] : String(shownPages(exhibit)),
          [{ see: exhibitPlace(exhibit.letter), before: '' }],
        ]),
        rowHead: 'strong',
      };

const notShown = (exhibit: PackExhibit): string | null => {
  const { letter, look, pagesLeftOut } = exhibit;
  const attached =
    exhibit.original === 'in-pdf' ? 'the file itself is attached' : 'the file itself is in the pack folder';
  if (pagesLeftOut !== null) return `The pages of exhibit ${letter} are left out; ${attached}.`;
  if (look.kind !== 'none') return null;
  if (exhibit.original === 'nowhere') return `The file of exhibit ${letter} was not found.`;
  return look.why === 'encrypted'
    ? `Exhibit ${letter} is protected by a password; its pages cannot be shown and ${attached}.`
    : `The pages of exhibit ${letter} cannot be shown; ${attached}.`;
};

/** Sentences below the index. */
export const exhibitNotes = (data: PackData): string => {
  if (data.exhibits.length === 0) return 'No exhibits are attached.';
  const said = data.exhibits.map(notShown).filter((text) => text !== null);
  const more = said.length - 3;
  return more <= 1 ? said.join(' ') : `${said.slice(0, 3).join(' ')} The slips say so of ${more} more.`;
};
