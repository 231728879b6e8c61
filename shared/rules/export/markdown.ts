import { energyLabels, entryKindContent, moodLabels } from '../../content/journal.ts';
import { longDate, weekdayLongDate } from '../dates.ts';
import { formatDuration } from '../duration.ts';
import { formatMoney } from '../money.ts';
import { byNumber, countOf } from '../words.ts';
import type { ExportedClient, ExportedEntry } from './format.ts';

const detailsOf = ({ facts }: ExportedEntry): string => {
  const parts = [
    entryKindContent[facts.kind].label,
    facts.minutesBilled > 0 ? `${formatDuration(facts.minutesBilled)} billed` : '',
    facts.minutesUnbilled > 0 ? `${formatDuration(facts.minutesUnbilled)} unbilled` : '',
    facts.people.length > 0 ? `with ${facts.people.join(', ')}` : '',
    facts.tags.map((tag) => `#${tag.replace(/\s+/g, '-')}`).join(' '),
    facts.notable ? 'starred' : '',
  ];
  return `*${parts.filter((part) => part !== '').join(' · ')}*`;
};

const privateOf = ({ private: own }: ExportedEntry): readonly string[] => {
  if (own === null) return [];
  const marks = [
    own.mood === null ? '' : `mood: ${moodLabels[own.mood - 1] ?? ''}`,
    own.energy === null ? '' : `energy: ${energyLabels[own.energy - 1] ?? ''}`,
  ].filter((part) => part !== '');
  const heading = `**How it was for me (private)**${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
  return ['', ...[heading, '', ...own.text.split(/\r\n?|\n/)].map((line) => `> ${line}`.trimEnd())];
};

/** One entry; `day` heads it when it is the first of its day. */
const entryLines = (entry: ExportedEntry, firstOfDay: boolean): readonly string[] => {
  const { facts } = entry;
  return [
    ...(firstOfDay ? [`## ${weekdayLongDate(facts.at.slice(0, 10)).replaceAll('\u00a0', ' ')}`, ''] : []),
    `### ${facts.at.slice(11)}${facts.title === '' ? '' : ` ${facts.title}`}`,
    '',
    detailsOf(entry),
    ...(facts.text === '' ? [] : ['', facts.text]),
    ...facts.attachments.map(({ name, sha256 }) => `- File: ${name} (files/${sha256})`),
    ...privateOf(entry),
    '',
  ];
};

const invoiceLines = ({ document }: ExportedClient): readonly string[] => {
  if (document.invoices.length === 0) return [];
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = [...document.invoices]
    .sort((a, b) => byNumber(a.number, b.number))
    .map((one) => {
      const paid = one.payments.reduce((sum, { amount }) => sum + amount, 0);
      const figures = [one.gross, paid].map((minor) => formatMoney(minor, one.currency).replaceAll('\u00a0', ' '));
      return `| ${cell(one.number)} | ${one.issued} | ${one.due} | ${figures.join(' | ')} | ${cell(one.description)} |`;
    });
  return [
    '## Invoices',
    '',
    '| Number | Issued | Due | Total | Paid | For |',
    '|---|---|---|---:|---:|---|',
    ...rows,
    '',
  ];
};

/** A client's journal to read, oldest first, piece by piece. Private halves are in it when they are in the client. */
export function* clientMarkdown(client: ExportedClient, madeOn: string): Generator<string> {
  const { document, entries } = client;
  const since = document.since === null ? '' : `Client since ${longDate(document.since).replaceAll('\u00a0', ' ')}. `;
  yield `# ${document.name}\n\n${since}${countOf(entries.length, 'entry', 'entries')}. Exported on ${madeOn}.\n\n`;
  let day = '';
  for (const entry of entries.toSorted((a, b) =>
    a.facts.at < b.facts.at ? -1 : a.facts.at > b.facts.at ? 1 : a.number - b.number,
  )) {
    const own = entry.facts.at.slice(0, 10);
    yield `${entryLines(entry, own !== day).join('\n')}\n`;
    day = own;
  }
  const invoices = invoiceLines(client);
  if (invoices.length > 0) yield `${invoices.join('\n')}\n`;
}
