import { resolve } from 'node:path';

/** npm starts scripts in the folder of package.json; a path is meant from where the user stands. */
const standing = (): string =>
  process.env.npm_lifecycle_event === 'gt' && process.env.INIT_CWD !== undefined ? process.env.INIT_CWD : process.cwd();

/** The folder or file a user named, as an absolute path. */
export const placeNamed = (path: string): string => resolve(standing(), path);

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

export const countsOf = (counts: {
  readonly clients: number;
  readonly entries: number;
  readonly invoices: number;
}): string =>
  [
    plural(counts.clients, 'client', 'clients'),
    plural(counts.entries, 'entry', 'entries'),
    plural(counts.invoices, 'invoice', 'invoices'),
  ].join(', ');

/** What is in a timeline: entries only. */
export const timelineOf = (counts: { readonly clients: number; readonly entries: number }): string =>
  `${plural(counts.entries, 'entry', 'entries')} of ${plural(counts.clients, 'client', 'clients')}`;

export const forgottenOf = (count: number): string => plural(count, 'entry was', 'entries were');
export const bytesOf = (bytes: number): string => plural(bytes, 'byte', 'bytes');
export const pagesOf = (pages: number): string => plural(pages, 'page', 'pages');

/** Digits as they were noted: in groups or in capitals too. */
export const sealOf = (text: string): string | null => {
  const digits = text.replace(/[\s:-]/g, '').toLowerCase();
  return /^[0-9a-f]{64}$/.test(digits) ? digits : null;
};
