/** Markdown notes with front matter, as Joplin and Obsidian keep them. */
import { civilDateTime } from '../../model/index.ts';
import { emptyFacts } from '../journal.ts';
import { readDay, readTime } from './days.ts';
import { checkedEntry, names, onHalf, titled } from './entry-text.ts';
import { civilIn, type JournalContext } from './journals.ts';
import type { ReadEntry, Troubles } from './types.ts';

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

const imageFile = /\.(png|jpe?g|gif|webp|svg|heic|avif|bmp|tiff?|pdf|mp[34]|m4a|mov|webm|wav)$/i;

const fileNameOf = (target: string): string => {
  const path = target.split(/[?#|]/)[0] ?? '';
  const name = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

export type NoteRead = { readonly entry: ReadEntry | null; readonly files: readonly string[] };

/** One note. `path` is its path below the folder: it names the note, and may say its day ("2026-03-14 Call.md"). */
export const readNote = (path: string, note: string, context: JournalContext, found: Troubles): NoteRead => {
  const { front, body } = split(note);
  const name = (path.split('/').at(-1) ?? path).replace(/\.(md|markdown)$/i, '');
  const files: string[] = [];
  const embedded = (target: string): string => {
    files.push(fileNameOf(target));
    return `[photo ${fileNameOf(target)}]`;
  };
  const words = body
    .replace(/!\[\[([^\]]+)\]\]/g, (_, target: string) => embedded(target))
    .replace(/!\[[^\]]*\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)/g, (whole, target: string) =>
      /^[a-z]+:\/\//i.test(target) && !imageFile.test(target) ? whole : embedded(target),
    )
    .replace(/\[\[([^\]|]+)\|([^\]]+)\]\]/g, '$2')
    .replace(/\[\[([^\]]+)\]\]/g, '$1');
  const written = dateKeys.flatMap((key) => front[key]?.[0] ?? []).find((value) => value !== '');
  const inName = /^(\d{4}-\d{2}-\d{2}|\d{8})(?!\d)/.exec(name)?.[1];
  const at =
    (written === undefined ? null : momentOf(written, context.zone)) ??
    (inName === undefined ? null : momentOf(inName, context.zone));
  if (at === null) {
    found.add(path, 'names no day, neither in its front matter (created, date) nor in its name. It was left out.');
    return { entry: null, files };
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
  if (facts.title === '' && facts.text === '') {
    found.add(path, 'holds no words. It was left out.');
    return { entry: null, files };
  }
  return { entry: checkedEntry(path, onHalf(facts, context.half), found), files };
};
