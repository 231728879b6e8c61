/** The other sections of the client edition. */
import type { Material } from '../model/index.ts';
import { addMonths, daysBetween } from '../rules/dates.ts';
import { endingSentence, noticeSentence, voiceOf } from '../rules/ending.ts';
import { handoverItem, isDone, ledgerRows, materialDay, materialsSentence } from '../rules/materials.ts';
import { capitalised, countInWords, countOf } from '../rules/words.ts';
import type { ClientFacing, PackEnding } from './data.ts';
import { countingNote, noticeLineOf } from './figures.ts';
import {
  closeTable,
  datesTable,
  materialStatus,
  materialsOf,
  materialTable,
  receiptNotes,
  removeTable,
  shortDay,
} from './handover.ts';
import { clauseName, continuingSubject } from './labels.ts';
import type { Block, Inline, Reading, Table } from './model.ts';
import { dateOrWords, freelancerName, grey, personName } from './text.ts';

const quoteLimit = 500;

/** At most 500 characters: after the last full sentence that fits, "[…]". */
const shortened = (quote: string): { readonly text: string; readonly cut: boolean } => {
  const characters = [...quote.trim()];
  if (characters.length <= quoteLimit) return { text: quote.trim(), cut: false };
  const head = characters.slice(0, quoteLimit).join('');
  const end = Math.max(head.lastIndexOf('. '), head.lastIndexOf('.\n'), head.lastIndexOf('; '));
  const space = head.lastIndexOf(' ');
  return { text: `${head.slice(0, end > 80 ? end + 1 : space > 0 ? space : head.length)} […]`, cut: true };
};

const quotesOf = (data: ClientFacing): readonly Reading[] =>
  data.quotes.map((clause) => {
    const { text, cut } = shortened(clause.quote);
    const title = data.agreement?.title ?? 'Agreement';
    const page = clause.page === null ? '' : `, page\u00a0${clause.page}`;
    const full = cut ? ` Full wording in the agreement${page}.` : '';
    return {
      as: 'quote',
      text,
      source: `Clause\u00a0${clause.number}, ${clauseName(clause)}. ${title}${page}.${full}`,
    };
  });

const continuesTable = (data: ClientFacing): Table | null =>
  data.continuing.length === 0
    ? null
    : {
        kind: 'table',
        title: 'What continues afterwards',
        summary: 'Clauses that continue after the agreement ends',
        look: 'plain',
        columns: [
          { head: 'Clause', width: 40 },
          { head: 'Subject', width: 84 },
          { head: 'What it means for both of us', width: 'rest' },
          { head: 'Until', width: 78, align: 'right', figures: true },
        ],
        rows: [...data.continuing].map(({ number, kind, meaning, until }): readonly Inline[] => [
          number,
          continuingSubject(kind),
          meaning.trim() === '' ? `As written in clause\u00a0${number}.` : meaning,
          dateOrWords(until, data.locale),
        ]),
        rowHead: 'strong',
      };

export const endingBlocks = (data: ClientFacing, ending: PackEnding): readonly Block[] => {
  const { asOf, locale, notice, agreement } = data;
  const sent = notice?.sent === true ? notice : null;
  const text = endingSentence({
    asOf,
    agreement: agreement === null ? null : { title: agreement.title, signed: agreement.signedOn },
    clause: ending.clause,
    end: ending.end,
    how: ending.how,
    agreedOn: ending.agreedOn,
    locale,
  });
  const given =
    sent === null
      ? []
      : [
          {
            as: 'text' as const,
            text: noticeSentence({
              asOf,
              from: sent.from,
              voice: voiceOf(data.freelancer),
              method: sent.method,
              sent: sent.on,
              received: sent.count?.received ?? sent.acknowledgedOn ?? sent.on,
              clause: sent.count === null ? null : sent.receiptClause,
              end: ending.end,
              locale,
            }),
          },
        ];
  const counting = sent === null ? null : countingNote(data);
  const quotes = quotesOf(data);
  const line = noticeLineOf(data);
  const continues = continuesTable(data);
  return [
    {
      kind: 'beside',
      margin: counting === null ? [] : ['Counting the notice', counting],
      look: 'note',
      body: [{ as: 'lead', text }, ...given],
    },
    ...(line === null ? [] : [line]),
    ...(quotes.length === 0 ? [] : [{ kind: 'beside', margin: ['The wording'], look: 'label', body: quotes } as const]),
    ...(continues === null ? [] : [continues]),
  ];
};

export const materialBlocks = (data: ClientFacing): readonly Block[] => {
  const we = voiceOf(data.freelancer) === 'we';
  const items = materialsOf(data);
  const receipts = receiptNotes(data);
  const tables = [
    materialTable(data, 'to-hand-over', we ? 'From the studio to you' : 'From me to you'),
    materialTable(data, 'theirs-with-me', 'Yours, back to you'),
    materialTable(data, 'mine-with-them', we ? 'Ours, back to us' : 'Mine, back to me'),
  ].filter((table) => table !== null);
  return [
    {
      kind: 'beside',
      margin: [
        [
          { mark: 'done', says: '' },
          { text: 'done\n' },
          { mark: 'planned', says: '' },
          { text: 'planned, with its date' },
        ],
      ],
      look: 'note',
      body: [{ as: 'lead', text: materialsSentence(items.map(handoverItem), data.locale) }],
    },
    ...tables,
    ...(receipts.length === 0
      ? []
      : [
          {
            kind: 'beside',
            margin: ['About the receipts'],
            look: 'label',
            body: [{ as: 'text', text: receipts.join(' ') }],
          } as const,
        ]),
  ];
};

const onSignaturePage = 10;

/** What the client confirms: the work handed over, and their own things returned. */
export const receiptItems = (data: ClientFacing): readonly Material[] =>
  (['to-hand-over', 'theirs-with-me'] as const).flatMap((ledger) => ledgerRows(materialsOf(data), ledger));

export const receiptBlocks = (data: ClientFacing): readonly Block[] => {
  const items = receiptItems(data);
  const rows = items.map((item, index): readonly Inline[] => {
    const day = materialDay(item);
    const status = materialStatus(item);
    return [
      grey(String(index + 1)),
      item.name,
      isDone(item) || day !== null ? `${status}${day === null ? '' : ` ${shortDay(day, data)}`}` : status,
      [{ box: true }],
      [{ box: true }],
    ];
  });
  const table = (part: readonly (readonly Inline[])[]): Table => ({
    kind: 'table',
    summary: 'Items to acknowledge',
    look: 'plain',
    columns: [
      { head: 'No.', width: 18, figures: true },
      { head: 'Item', width: 'rest' },
      { head: 'Status', width: 112, figures: true, whole: true },
      { head: 'Received or\ndeletion noted', width: 64, align: 'right' },
      { head: 'Not\nreceived', width: 46, align: 'right' },
    ],
    rows: part,
    rowHead: 'none',
  });
  // The last ten stand on the page with the signatures; the others fill the pages before it.
  const early = rows.slice(0, Math.max(0, rows.length - onSignaturePage));
  const pages: readonly Block[] = early.length === 0 ? [] : [table(early), { kind: 'page' }];
  const reach = data.freelancer.email === '' ? 'by post' : `to ${data.freelancer.email} or by post`;
  const { contact, name } = data.client;
  const open = items.some((item) => !isDone(item));
  return [
    {
      kind: 'beside',
      margin: [
        `Please tick what applies, sign, and send ${early.length > 0 ? 'these pages' : 'this page'} back ${reach}.`,
      ],
      look: 'note',
      body: [
        {
          as: 'text',
          text: `${name} confirms the items ticked below.${open ? ' Items still planned can be ticked when they arrive.' : ''}`,
        },
      ],
    },
    ...pages,
    table(rows.slice(early.length)),
    {
      kind: 'signatures',
      remarks: true,
      sides: [
        {
          title: `For ${name}`,
          name: contact === null ? '' : [contact.name, contact.role.toLowerCase()].filter((t) => t !== '').join(', '),
        },
        { title: `For ${freelancerName(data)}`, name: personName(data) },
      ],
      foot: 'Signing confirms receipt only. It does not change the agreement or waive any right of either side.',
    },
  ];
};

export const dateBlocks = (data: ClientFacing): readonly Block[] => {
  const we = voiceOf(data.freelancer) === 'we';
  const [remove, close, dates] = [removeTable(data, we), closeTable(data, we), datesTable(data)];
  return [
    ...(remove === null ? [] : [remove]),
    ...(close === null ? [] : [close]),
    ...(remove === null && close === null
      ? []
      : [{ kind: 'note', at: 'full', text: 'No passwords are printed in this pack.' } as const]),
    ...(dates === null ? [] : [dates]),
  ];
};

/** Months from the first day to the last, to the nearest; at least one. Null without a first day. */
const monthsTogether = (data: ClientFacing, ending: PackEnding): number | null => {
  const { start } = data;
  if (start === null || start >= ending.end) return null;
  let months = 0;
  while (addMonths(start, months + 1) <= ending.end) months += 1;
  const rest = daysBetween(addMonths(start, months), ending.end);
  return Math.max(1, rest >= 15 ? months + 1 : months);
};

const thanksOf = (data: ClientFacing, ending: PackEnding): string => {
  if (data.thanks.trim() !== '') return data.thanks.trim();
  const months = monthsTogether(data, ending);
  return months === null
    ? 'Thank you for the work together.'
    : `Thank you for ${countOf(months, 'month')} of work together.`;
};

export const contactBlocks = (data: ClientFacing, ending: PackEnding): readonly Block[] => {
  const paragraphs = thanksOf(data, ending).split(/\n\s*\n/u);
  const [person, business] = [personName(data), freelancerName(data)];
  const signed: Inline = person === business ? person : [{ text: `${person}\n` }, { text: business, tone: 'grey' }];
  const { referrals, freelancer, client } = data;
  const agreed =
    referrals.length === 1 ? 'This person has agreed' : referrals.length === 2 ? 'Both have agreed' : 'All have agreed';
  const reach = [freelancer.email, freelancer.phone].filter((text) => text !== '').join('\n');
  const people = referrals.length === 1 ? 'person' : 'people';
  return [
    {
      kind: 'beside',
      margin: ['Thank you'],
      look: 'label',
      body: [
        ...paragraphs.map((text, index): Reading => ({ as: index === 0 ? 'lead' : 'text', text })),
        { as: 'text', text: signed },
      ],
    },
    ...(referrals.length === 0
      ? []
      : [
          {
            kind: 'table',
            title: `${capitalised(countInWords(referrals.length))} ${people} ${voiceOf(freelancer) === 'we' ? 'we' : 'I'} recommend`,
            summary: 'People recommended',
            look: 'plain',
            columns: [
              { head: 'Name', width: 120 },
              { head: 'Studio', width: 100 },
              { head: 'Good for', width: 'rest' },
              { head: 'Contact', width: 128 },
            ],
            rows: referrals.map(({ name, studio, goodFor, contact }) => [name, studio, goodFor, contact]),
            rowHead: 'strong',
            note: `${agreed} to be named here.`,
          } as const,
        ]),
    {
      kind: 'table',
      title: 'Who to reach',
      summary: 'Who to reach on both sides',
      look: 'plain',
      columns: [
        { head: 'For', width: 120 },
        { head: 'Name', width: 120 },
        { head: 'Until', width: 'rest' },
        { head: 'Contact', width: 148 },
      ],
      rows: [
        ['Anything in this pack', person, 'No end date', reach],
        ...(client.contact === null ? [] : [['Your side', client.contact.name, '', client.contact.email]]),
      ],
      rowHead: 'strong',
    },
  ];
};
