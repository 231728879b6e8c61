/** The other sections of the client edition. */
import type { Material } from '../model/index.ts';
import { voiceOf } from '../rules/ending.ts';
import { handoverItem, isDone, ledgerRows, materialDay, materialsSentence } from '../rules/materials.ts';
import type { ClientFacing } from './data.ts';
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
import type { Block, Inline, Table } from './model.ts';
import { freelancerName, grey, personName } from './text.ts';

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
      { head: 'Status', width: 108, whole: true },
      { head: 'Received or\ndeletion noted', width: 62, align: 'right' },
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
