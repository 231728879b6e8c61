/** Which files of a record become exhibits, in which order. The only place a file enters a pack. */
import type { Attachment, ClientDocument, EntryFacts, PackChoices } from '../model/index.ts';
import { addDays } from '../rules/dates.ts';
import { byNumber } from '../rules/words.ts';
import type { ExhibitFile, ExhibitUse } from './exhibit-data.ts';

/** Of an entry only what happened: this type has no room for anything private. */
type Happened = {
  readonly number: number;
  readonly writtenAt: string;
  readonly removedAt: string | null;
  readonly facts: Pick<EntryFacts, 'at' | 'title' | 'attachments'>;
};

type ExhibitRecord = {
  readonly document: Pick<ClientDocument, 'agreements' | 'invoices' | 'exhibits' | 'packChoices'>;
  /** What the user chose for this pack; without it, the choices kept with the client count. */
  readonly options?: Pick<PackChoices, 'exhibitOrder'> | undefined;
  readonly journal: readonly Happened[];
  /** Civil date. */
  readonly asOf: string;
};

type Candidate = {
  readonly attachment: Attachment;
  readonly use: ExhibitUse;
  /** Where it stands among the others; agreements come first. */
  readonly order: string;
  readonly on: string | null;
  readonly shows: string;
};

const agreementFiles = ({ document }: ExhibitRecord): readonly Candidate[] =>
  document.agreements.flatMap(({ id, title, signedOn, files = [] }) =>
    files.map((attachment) => ({
      attachment,
      use: { of: 'agreement', id } as const,
      order: '',
      on: signedOn,
      shows: title,
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
      })),
    );

const withoutEnding = (name: string): string => name.replace(/(?<=[^.\s].*)\.[A-Za-z0-9]{1,5}$/u, '').trim() || name;

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
 * Every file that can be an exhibit of a record as of a day, also those left out: agreements first, then by the date of
 * what they belong to, unless the user chose an order. A file that is kept with several records is one exhibit.
 */
export const exhibitsOffered = (record: ExhibitRecord): readonly OfferedExhibit[] => {
  const choices = new Map((record.document.exhibits ?? []).map((choice) => [choice.sha256, choice]));
  const dated = [...invoiceFiles(record), ...entryFiles(record)];
  dated.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  const bySha = new Map<string, Candidate[]>();
  for (const candidate of [...agreementFiles(record), ...dated]) {
    const same = bySha.get(candidate.attachment.sha256);
    if (same === undefined) bySha.set(candidate.attachment.sha256, [candidate]);
    else same.push(candidate);
  }
  const offered = [...bySha].flatMap(([sha256, all]): readonly OfferedExhibit[] => {
    const choice = choices.get(sha256);
    const [first] = all;
    if (first === undefined) return [];
    const { name, size, mediaType } = first.attachment;
    const alt = all.map(({ attachment }) => attachment.alt?.trim() ?? '').find((text) => text !== '') ?? '';
    const usual = { title: withoutEnding(name), on: first.on, shows: first.shows };
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
        usedBy: all
          .map(({ use }) => use)
          .filter((use, index, uses) => uses.findIndex((one) => JSON.stringify(one) === JSON.stringify(use)) === index),
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
