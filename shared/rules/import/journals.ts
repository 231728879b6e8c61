/** Journals of other programs as JSON: Day One, jrnl, Mini Diary. Parsed values come in, entries go out. */
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { civilDateTime, isCivilDate } from '../../model/index.ts';
import { emptyFacts } from '../journal.ts';
import { readTime } from './days.ts';
import { checkedEntry, fileNameFor, names, onHalf, titled } from './entry-text.ts';
import type { FindBeside, ReadEntry, ReadFile, Troubles } from './types.ts';

export type JournalContext = {
  readonly half: 'facts' | 'private';
  /** IANA zone for instants that name no zone of their own. */
  readonly zone: string;
  /** Files that lie beside the journal. */
  readonly find: FindBeside;
};

/** What a journal gave: entries, and names of files it speaks of that are not beside it. */
export type JournalRead = { readonly entries: readonly ReadEntry[]; readonly missing: readonly string[] };

/** A value that may be of any form: a field that is not what it should be counts as absent. */
const text = z.string().catch('');
const texts = z.array(z.string()).catch([]);
const flag = z.boolean().catch(false);

type Words = {
  readonly place: string;
  readonly at: string | null;
  readonly title: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly starred: boolean;
  readonly files?: readonly ReadFile[];
};

const entryOf = (words: Words, { half }: JournalContext, found: Troubles): ReadEntry | null => {
  if (words.at === null || !civilDateTime.safeParse(words.at).success) {
    found.add(words.place, 'has no date that can be read. It was left out.');
    return null;
  }
  const said = titled(words.title, words.text);
  if (said.title === '' && said.text.trim() === '' && (words.files ?? []).length === 0) {
    found.add(words.place, 'holds no words. It was left out.');
    return null;
  }
  const facts = { ...emptyFacts(words.at), ...said, tags: names(words.tags), notable: words.starred };
  return checkedEntry(words.place, onHalf(facts, half), found, words.files);
};

/** The civil date-time of an instant in a zone, `YYYY-MM-DDTHH:mm`, or null. An unknown zone falls back to the other. */
export const civilIn = (instant: string, zone: string, fallback: string): string | null => {
  for (const one of [zone, fallback]) {
    try {
      return Temporal.Instant.from(instant).toZonedDateTimeISO(one).toPlainDateTime().toString().slice(0, 16);
    } catch {
      // The next zone, or no time at all.
    }
  }
  return null;
};

const jrnlFile = z.object({
  entries: z.array(
    z.object({ title: text, body: text, date: text, time: text, tags: texts, starred: flag }).catch({
      title: '',
      body: '',
      date: '',
      time: '',
      tags: [],
      starred: false,
    }),
  ),
});

/** `{"entries":[{title, body, date, time, tags, starred}], "tags":{}}` */
export const readJrnl = (file: unknown, context: JournalContext, found: Troubles): JournalRead | null => {
  const parsed = jrnlFile.safeParse(file);
  if (!parsed.success || typeof file !== 'object' || file === null) return null;
  if (!('tags' in file) && !parsed.data.entries.some(({ body, title }) => body !== '' || title !== '')) return null;
  const entries = parsed.data.entries.flatMap((entry, index) => {
    const at = isCivilDate(entry.date) ? `${entry.date}T${readTime(entry.time) ?? '12:00'}` : null;
    const tags = entry.tags.map((tag) => tag.replace(/^[@#]/, ''));
    const words = {
      place: `Entry ${index + 1}`,
      at,
      title: entry.title,
      text: entry.body.trim(),
      tags,
      starred: entry.starred,
    };
    return entryOf(words, context, found) ?? [];
  });
  return { entries, missing: [] };
};

const miniDiaryFile = z.object({
  metadata: z.object({ application: z.literal('Mini Diary') }).loose(),
  entries: z.record(z.string(), z.object({ title: text, text: text }).catch({ title: '', text: '' })),
});

/** `{"metadata":{"application":"Mini Diary", …}, "entries":{"2026-03-14":{title, text, dateUpdated}}}`: one entry a day. */
export const readMiniDiary = (file: unknown, context: JournalContext, found: Troubles): JournalRead | null => {
  const parsed = miniDiaryFile.safeParse(file);
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data.entries).flatMap(([day, entry]) => {
    const at = isCivilDate(day) ? `${day}T12:00` : null;
    const words = { place: `The entry of ${day}`, at, title: entry.title, text: entry.text, tags: [], starred: false };
    return entryOf(words, context, found) ?? [];
  });
  return { entries, missing: [] };
};

const media = z
  .array(z.object({ identifier: text, md5: text, type: text, format: text, filename: text, pdfName: text }))
  .catch([]);
const dayOneFile = z.object({
  entries: z.array(
    z
      .object({
        creationDate: z.string(),
        timeZone: text,
        text,
        tags: texts,
        starred: flag,
        photos: media,
        videos: media,
        audios: media,
        pdfAttachments: media,
      })
      .or(z.null().catch(null)),
  ),
});

/** Day One writes a backslash before every sign Markdown could mistake. */
const unescaped = (words: string): string => words.replace(/\\([\\`*_{}[\]()#+\-.!>~|])/g, '$1');

const momentLink = /!?\[[^\]]*\]\(dayone-moment:\/(?:\/|\w+\/)?([0-9A-Za-z]+)\)/g;

/** A heading in the first line is the title. */
const splitTitle = (words: string): { readonly title: string; readonly text: string } => {
  const heading = /^\s*#{1,6}\s+(.+?)\s*(?:\n|$)/.exec(words);
  if (heading?.[1] === undefined) return { title: '', text: words.trim() };
  return { title: heading[1], text: words.slice(heading[0].length).trim() };
};

type Media = z.infer<typeof media>;

/** What an entry shows, and where Day One puts it: `photos/<md5>.jpeg`, `videos/<md5>.mov`, `audios/`, `pdfs/`. */
const mediaOf = (entry: {
  readonly photos: Media;
  readonly videos: Media;
  readonly audios: Media;
  readonly pdfAttachments: Media;
}): readonly { readonly id: string; readonly name: string; readonly at: readonly string[] }[] =>
  [
    { folder: 'photos', all: entry.photos },
    { folder: 'videos', all: entry.videos },
    { folder: 'audios', all: entry.audios },
    { folder: 'pdfs', all: entry.pdfAttachments },
  ].flatMap(({ folder, all }) =>
    all.map(({ identifier, md5, type, format, filename, pdfName }) => {
      const ending = type || format;
      const stored = md5 === '' ? identifier : `${md5}${ending === '' ? '' : `.${ending}`}`;
      const at = [`${folder}/${stored}`, stored, md5, filename, pdfName, identifier].filter((one) => one !== '');
      return { id: identifier, name: fileNameFor(filename || pdfName || stored), at };
    }),
  );

/** `{"metadata":{"version":"1.0"}, "entries":[{creationDate, timeZone, text, tags, photos …}]}` with `dayone-moment://` links. */
export const readDayOne = (
  file: unknown,
  context: JournalContext,
  found: Troubles,
  placeName = 'Entry',
): JournalRead | null => {
  const parsed = dayOneFile.safeParse(file);
  if (!parsed.success || parsed.data.entries.every((entry) => entry === null)) return null;
  const missing: string[] = [];
  const entries = parsed.data.entries.flatMap((entry, index) => {
    const place = `${placeName} ${index + 1}`;
    if (entry === null) {
      found.add(place, 'has no date that can be read. It was left out.');
      return [];
    }
    const media = mediaOf(entry);
    const files = media.flatMap(({ name, at }): readonly ReadFile[] => {
      const beside = context.find(at);
      if (beside === null) missing.push(name);
      return beside === null ? [] : [{ ...beside, name, sha256: null }];
    });
    const named = new Map(media.map(({ id, name }) => [id, name]));
    const words = entry.text.replace(momentLink, (_, id: string) => `[photo ${named.get(id) ?? id}]`);
    const at = civilIn(entry.creationDate, entry.timeZone, context.zone);
    const { title, text: body } = splitTitle(unescaped(words));
    const { tags, starred } = entry;
    return entryOf({ place, at, title, text: body, tags, starred, files }, context, found) ?? [];
  });
  return { entries, missing };
};
