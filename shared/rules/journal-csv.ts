/** The facts of entries as a table other programs read. The private half has no way in: only `facts` are taken. */
import { entryKindContent } from '../content/journal.ts';
import type { EntryFacts } from '../model/journal.ts';

/** A cell that a spreadsheet would run as a formula is shown as text (OWASP, CSV injection); then quoted as RFC 4180 has it. */
const cell = (text: string): string => {
  const plain = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const heads = [
  'Date',
  'Time',
  'Kind',
  'Title',
  'What happened',
  'Billed minutes',
  'Unbilled minutes',
  'People',
  'Tags',
];

/** With a byte order mark, so that spreadsheets read the accents; CRLF after every line (RFC 4180). */
export const journalCsv = (entries: readonly { readonly facts: EntryFacts }[]): string => {
  const rows = entries.map(({ facts }) => [
    facts.at.slice(0, 10),
    facts.at.slice(11),
    entryKindContent[facts.kind].label,
    facts.title,
    facts.text,
    String(facts.minutesBilled),
    String(facts.minutesUnbilled),
    facts.people.join('; '),
    facts.tags.join('; '),
  ]);
  return `\ufeff${[heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
};
