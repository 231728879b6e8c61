/** Markdown notes with front matter, as Joplin and Obsidian keep them. */
import { civilDateTime } from '../../model/index.ts';
import { emptyFacts } from '../journal.ts';
import { readDay, readTime } from './days.ts';
import { checkedEntry, fileNameFor, names, onHalf, titled } from './entry-text.ts';
import { civilIn, type JournalContext } from './journals.ts';
import type { ReadEntry, ReadFile, Troubles } from './types.ts';

type FrontMatter = Readonly<Record<string, readonly string[]>>;

const unquoted = (text: string): string => {
  const inner = /^"(.*)"$|^'(.*)'$/.exec(text.trim());
  return inner === null
    ? text.trim()
    : (inner[1]?.replace(/\\(["\\])/g, '$1') ?? inner[2]?.replaceAll("''", "'") ?? '');
};

/** The part of YAML that notes use: `key: value`, `key: [a, b]` and lists of lines with a dash. */
const frontMatterOf = (lines: readonly string[]): FrontMatter => {
  const found: Record<string, string[]> = {};
  let key = '';
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const pair = /^([\p{L}\p{N}_ -]+?)\s*:(?:\s+(.*))?$/u.exec(line);
    if (item !== undefined && key !== '') found[key]?.push(unquoted(item));
    else if (pair?.[1] !== undefined) {
      key = pair[1].toLowerCase();
      const value = (pair[2] ?? '').trim();
      const list = /^\[(.*)\]$/.exec(value)?.[1];
      found[key] = list === undefined ? (value === '' ? [] : [unquoted(value)]) : list.split(',').map(unquoted);
    }
  }
  return found;
};

const split = (note: string): { readonly front: FrontMatter; readonly body: string } => {
  const whole = note.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const fence = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(whole);
  if (fence?.[1] === undefined) return { front: {}, body: whole.trim() };
  return { front: frontMatterOf(fence[1].split('\n')), body: whole.slice(fence[0].length).trim() };
};

const momentOf = (written: string, zone: string): string | null => {
  const instant = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s*(Z|[+-]\d{2}:?\d{2})$/i.exec(written);
  if (instant !== null) return civilIn(`${instant[1]}T${instant[2]}${instant[3]?.toUpperCase()}`, zone, zone);
  // Only days whose order is certain: a note says its day once, so there is nothing to learn the order from.
  const day = /^\d{4}/.test(written) || /\p{L}{3}/u.test(written) ? readDay(written, 'ymd') : null;
  const at = day === null ? null : `${day}T${readTime(written) ?? '12:00'}`;
  return at !== null && civilDateTime.safeParse(at).success ? at : null;
};

const dateKeys = ['created', 'date', 'creation date', 'created_at', 'created at', 'createdat', 'day'];

const picture = /\.(png|jpe?g|gif|webp|svg|heic|avif|bmp|tiff?)$/i;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A path as a note writes it, also as it stands: `50%.png` is no escape. Joplin's own links are `:/` and an id. */
const placesOf = (target: string): readonly string[] => {
  const path = (target.split(/[?#|]/)[0] ?? '').replace(/^:\//, '').trim();
  return [decoded(path), path, target.split('|')[0] ?? ''].filter((one) => one !== '');
};

const isNoteName = (name: string): boolean => /\.(md|markdown)$/i.test(name) || !/\.[^.\s/]{1,10}$/.test(name);

/** Names of files the note speaks of that are not beside it are in `missing`. */
export type NoteRead = { readonly entry: ReadEntry | null; readonly missing: readonly string[] };

/** One note. `path` is its path below the folder: it names the note, and may say its day ("2026-03-14 Call.md"). */
export const readNote = (path: string, note: string, context: JournalContext, found: Troubles): NoteRead => {
  const { front, body } = split(note);
  const name = (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, '');
  const missing: string[] = [];
  const files = new Map<string, ReadFile>();
  /** The file's name when it is beside the note; it then comes in with it. */
  const taken = (target: string): string | null => {
    const beside = context.find(placesOf(target));
    if (beside === null) return null;
    const called = fileNameFor(beside.path);
    files.set(beside.path, { ...beside, name: called, sha256: null });
    return called;
  };
  const embedded = (target: string): string => {
    const [place = target] = placesOf(target);
    const beside = taken(target);
    const called = beside ?? fileNameFor(place);
    // Obsidian embeds notes in notes as it embeds pictures.
    if (beside === null && isNoteName(called)) return called;
    if (beside === null) missing.push(called);
    return `[${picture.test(called) ? 'photo' : 'file'} ${called}]`;
  };
  const linked = (whole: string, label: string, target: string): string => {
    const isPlace = !/^[a-z][a-z0-9+.-]*:/i.test(target) && !/^#|\.(md|markdown)(#|$)/i.test(target);
    const called = isPlace ? taken(target) : null;
    if (called === null) return whole;
    return label === called || label === '' ? `[file ${called}]` : `${label} [file ${called}]`;
  };
  // Lengths are bounded so that a note of nothing but brackets is read in no time.
  const words = body
    .replace(/!\[\[([^\]]{1,500})\]\]/g, (_, target: string) => embedded(target))
    .replace(
      /!\[[^\]]{0,500}\]\((?:<([^>]{1,500})>|([^)\s]{1,500}))(?:\s+"[^"]{0,500}")?\)/g,
      (whole, quoted?: string, plain?: string) => {
        const target = quoted ?? plain ?? '';
        return /^[a-z]+:\/\//i.test(target) ? whole : embedded(target);
      },
    )
    .replace(
      /(?<!!)\[([^\]]{0,500})\]\((?:<([^>]{1,500})>|([^)\s]{1,500}))(?:\s+"[^"]{0,500}")?\)/g,
      (whole, label: string, quoted?: string, plain?: string) => linked(whole, label, quoted ?? plain ?? ''),
    )
    .replace(/\[\[([^\]|]{1,500})(?:\|([^\]]{1,500}))?\]\]/g, (_, target: string, label = target) => {
      const called = isNoteName(target) ? null : taken(target);
      return called === null ? label : linked(label, label, target);
    });
  const written = dateKeys.flatMap((key) => front[key]?.[0] ?? []).find((value) => value !== '');
  const inName = /^(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)/.exec(name)?.[1];
  const at =
    (written === undefined ? null : momentOf(written, context.zone)) ??
    (inName === undefined ? null : momentOf(inName, context.zone));
  if (at === null) {
    found.add(path, 'names no day, neither in its front matter (created, date) nor in its name. It was left out.');
    return { entry: null, missing };
  }
  const heading = /^#\s+(.+)$/m.exec(words);
  const ownTitle = front.title?.[0] ?? '';
  const headed = ownTitle === '' && heading?.index === 0 ? (heading[1] ?? '') : '';
  const nameTitle = name.replace(/^(\d{4}-\d{2}-\d{2}|\d{8})[\s_-]*/, '').trim();
  const title = ownTitle || headed || nameTitle;
  const text = headed === '' ? words : words.slice(heading?.[0].length ?? 0).trim();
  const tags = names(
    [...(front.tags ?? []), ...(front.tag ?? [])]
      .flatMap((tag) => tag.split(/,\s*/))
      .map((tag) => tag.replace(/^#/, '')),
  );
  const facts = { ...emptyFacts(at), ...titled(title, text), tags };
  if (facts.title === '' && facts.text === '' && files.size === 0) {
    found.add(path, 'holds no words. It was left out.');
    return { entry: null, missing };
  }
  return { entry: checkedEntry(path, onHalf(facts, context.half), found, [...files.values()]), missing };
};
