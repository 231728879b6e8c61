/** Which files of a record become exhibits, in which order. The only place a file enters a pack. */
import type { Attachment, ClientDocument, EntryFacts, PackChoices } from '../model/index.ts';
import { addDays } from '../rules/dates.ts';
import { closingLetterFor } from '../rules/letters.ts';
import { byNumber } from '../rules/words.ts';
import type { ExhibitFile, ExhibitUse } from './exhibit-data.ts';
import { letterShows, letterText } from './exhibit-letters.ts';

/** Of an entry only what happened: this type has no room for anything private. */
type Happened = {
  readonly number: number;
  readonly writtenAt: string;
  readonly removedAt: string | null;
  readonly facts: Pick<EntryFacts, 'at' | 'title' | 'attachments'>;
};

type ExhibitRecord = {
  readonly document: Pick<
    ClientDocument,
    'agreements' | 'invoices' | 'materials' | 'letters' | 'exit' | 'exhibits' | 'packChoices'
  >;
  readonly journal: readonly Happened[];
  /** Civil date. */
  readonly asOf: string;
  /** What the user chose for this pack; without it, the choices kept with the client count. */
  readonly options?: Pick<PackChoices, 'letters' | 'exhibitOrder'> | undefined;
  /** SHA-256 of a text in UTF-8. Without it letters are no exhibits. */
  readonly digest?: (text: string) => string;
};

type Candidate = {
  readonly attachment: Attachment;
  readonly use: ExhibitUse;
  /** Where it stands among the others; agreements come first. */
  readonly order: string;
  readonly on: string | null;
  readonly shows: string;
  /** What refers to it: the digest of a file, the id of a letter. */
  readonly paper: string;
  /** A letter: what it is called, and its words. */
  readonly letter?: { readonly title: string; readonly text: string };
};

const agreementFiles = ({ document }: ExhibitRecord): readonly Candidate[] =>
  document.agreements.flatMap(({ id, title, signedOn, files = [] }) =>
    files.map((attachment) => ({
      attachment,
      use: { of: 'agreement', id } as const,
      order: '',
      on: signedOn,
      shows: title,
      paper: attachment.sha256,
    })),
  );

const invoiceFiles = ({ document, asOf }: ExhibitRecord): readonly Candidate[] =>
  document.invoices
    .filter(({ state, issued }) => state === 'sent' && issued <= asOf)
    .sort((a, b) => byNumber(a.number, b.number))
    .flatMap(({ id, kind, number, issued, files = [] }) =>
      files.map((attachment) => ({
        attachment,
        use: { of: 'invoice', id } as const,
        order: issued,
        on: issued,
        shows: `${kind === 'credit-note' ? 'Credit note' : 'Invoice'} ${number}`,
        paper: attachment.sha256,
      })),
    );

/** Entries that stand, written and dated on the day of the pack or before. */
const isPrinted = ({ removedAt, writtenAt, facts }: Happened, asOf: string): boolean =>
  removedAt === null && writtenAt < `${addDays(asOf, 1)}T12` && facts.at.slice(0, 10) <= asOf;

const entryFiles = ({ journal, asOf }: ExhibitRecord): readonly Candidate[] =>
  journal
    .filter((entry) => isPrinted(entry, asOf))
    .sort((a, b) => (a.facts.at < b.facts.at ? -1 : a.facts.at > b.facts.at ? 1 : a.number - b.number))
    .flatMap(({ number, facts }) =>
      facts.attachments.map((attachment) => ({
        attachment,
        use: { of: 'entry', number } as const,
        order: facts.at,
        on: null,
        shows: attachment.alt?.trim() || facts.title.trim(),
        paper: attachment.sha256,
      })),
    );

const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Letters whose words are kept; one that was only noted as sent has nothing to show. */
const letterFiles = ({ document, asOf, options, digest }: ExhibitRecord): readonly Candidate[] => {
  if (digest === undefined || (options ?? document.packChoices)?.letters === false) return [];
  return document.letters
    .filter(({ state, on, body }) => state === 'sent' && on <= asOf && body.trim() !== '')
    .map((letter) => {
      const text = letterText(letter);
      return {
        attachment: {
          sha256: digest(text),
          name: `letter-${letter.on}.txt`,
          size: utf8Bytes(text),
          mediaType: 'text/plain',
        },
        use: { of: 'letter', id: letter.id } as const,
        order: letter.on,
        on: letter.on,
        shows: letterShows(letter),
        paper: letter.id,
        letter: { title: letter.subject.trim() || 'Letter', text },
      };
    });
};

/** What refers to a paper besides the record it is kept with. */
const references = ({ document, asOf }: ExhibitRecord): readonly (readonly [string, ExhibitUse])[] => {
  const { agreements, invoices, materials, letters, exit } = document;
  const past = (on: string | null): boolean => on === null || on <= asOf;
  const shown = (paper: string | undefined, use: ExhibitUse): readonly (readonly [string, ExhibitUse])[] =>
    paper === undefined ? [] : [[paper, use]];
  const notice = exit?.notice.sent === true && exit.notice.from === 'me' ? exit : null;
  return [
    ...letters
      .filter(
        ({ letterId, on }) => letterId === closingLetterFor(notice?.basis ?? 'contract') && on === notice?.notice.on,
      )
      .flatMap(({ id }) => shown(id, { of: 'notice' })),
    ...letters
      .filter(({ letterId, on }) => letterId === closingLetterFor('mutual') && on === exit?.agreedOn)
      .flatMap(({ id }) => shown(id, { of: 'agreed' })),
    ...agreements.flatMap(({ id, clauses }) =>
      clauses.flatMap(({ id: clause, actions }) =>
        actions
          .filter(({ on }) => past(on))
          .flatMap(({ text, on, shownBy }) => shown(shownBy, { of: 'action', id, clause, text, on })),
      ),
    ),
    ...invoices.flatMap(({ id, payments }) =>
      payments
        .filter(({ on }) => past(on))
        .flatMap(({ on, amount, shownBy }) => shown(shownBy, { of: 'payment', id, on, amount })),
    ),
    ...materials.flatMap(({ id, doneOn, shownBy }) => (past(doneOn) ? shown(shownBy, { of: 'material', id }) : [])),
  ];
};

const withoutEnding = (name: string): string => name.replace(/(?<=[^.\s].*)\.[A-Za-z0-9]{1,5}$/u, '').trim() || name;

/** Everything that can be an exhibit: agreements first, then by the date of what it belongs to; the same bytes once. */
const candidates = (record: ExhibitRecord): ReadonlyMap<string, readonly Candidate[]> => {
  const dated = [...invoiceFiles(record), ...entryFiles(record), ...letterFiles(record)];
  dated.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return Map.groupBy([...agreementFiles(record), ...dated], ({ attachment }) => attachment.sha256);
};

/** Files and letters the user left out of this pack, one by one. */
export const exhibitsLeftOut = (record: ExhibitRecord): number => {
  const all = candidates(record);
  return (record.document.exhibits ?? []).filter(({ sha256, leftOut }) => leftOut && all.has(sha256)).length;
};

const once = (uses: readonly ExhibitUse[]): readonly ExhibitUse[] => [
  ...new Map(uses.map((use) => [JSON.stringify(use), use])).values(),
];

/** A file that can be an exhibit, with what the user chose for it. */
export type OfferedExhibit = ExhibitFile & {
  readonly leftOut: boolean;
  /** What it would be called and show, and its date, had the user chosen nothing. */
  readonly usual: Pick<ExhibitFile, 'title' | 'on' | 'shows'>;
};

/** In the chosen order; those it does not name keep their usual place behind the others. */
const inOrder = (files: readonly OfferedExhibit[], order: readonly string[]): readonly OfferedExhibit[] => {
  const places = new Map(order.map((sha256, place) => [sha256, place]));
  const placeOf = ({ sha256 }: OfferedExhibit): number => places.get(sha256) ?? order.length;
  return places.size === 0 ? files : files.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/**
 * Every file and letter that can be an exhibit of a record as of a day, also those left out: agreements first, then by the
 * date of what they belong to, unless the user chose an order. A file that is kept with several records is one exhibit.
 */
export const exhibitsOffered = (record: ExhibitRecord): readonly OfferedExhibit[] => {
  const choices = new Map((record.document.exhibits ?? []).map((choice) => [choice.sha256, choice]));
  const referring = Map.groupBy(references(record), ([paper]) => paper);
  const offered = [...candidates(record)].flatMap(([sha256, all]): readonly OfferedExhibit[] => {
    const choice = choices.get(sha256);
    const [first] = all;
    if (first === undefined) return [];
    const { name, size, mediaType } = first.attachment;
    const alt = all.map(({ attachment }) => attachment.alt?.trim() ?? '').find((text) => text !== '') ?? '';
    const papers = new Set(all.map(({ paper }) => paper));
    const usual = { title: first.letter?.title ?? withoutEnding(name), on: first.on, shows: first.shows };
    return [
      {
        sha256,
        name,
        size,
        mediaType,
        alt,
        title: choice?.title.trim() || usual.title,
        on: choice?.on ?? usual.on,
        shows: choice?.shows.trim() || usual.shows,
        usedBy: once([
          ...all.map(({ use }) => use),
          ...[...papers].flatMap((paper) => referring.get(paper) ?? []).map(([, use]) => use),
        ]),
        ...(first.letter === undefined ? {} : { text: first.letter.text }),
        pages: choice?.pages ?? null,
        leftOut: choice?.leftOut ?? false,
        usual,
      },
    ];
  });
  return inOrder(offered, (record.options ?? record.document.packChoices)?.exhibitOrder ?? []);
};

/** The files that are exhibits of a record as of a day. What the user left out is not among them. */
export const exhibitFilesOf = (record: ExhibitRecord): readonly ExhibitFile[] =>
  exhibitsOffered(record).flatMap(({ leftOut, usual: _, ...file }) => (leftOut ? [] : [file]));
