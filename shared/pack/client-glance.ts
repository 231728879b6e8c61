/** "At a glance": when it ends, what is open, what each side still does. */
import { longDate, weekdayLongDate } from '../rules/dates.ts';
import { voiceOf } from '../rules/ending.ts';
import { isDone } from '../rules/materials.ts';
import { formatAmount, formatMoney } from '../rules/money.ts';
import type { Account } from '../rules/statement.ts';
import { capitalised, countInWords, listed, plural } from '../rules/words.ts';
import { accountsOf, taxWord } from './account.ts';
import { asks, promises } from './client-asks.ts';
import type { ClientFacing, PackEnding } from './data.ts';
import { materialsOf } from './handover.ts';
import type { Block, Fact, Inline } from './model.ts';
import { freelancerName } from './text.ts';

const endingShort = (data: ClientFacing, { end }: PackEnding): string => {
  const what = data.agreement === null ? 'Our work together' : `Our ${data.agreement.title}`;
  return `${what} ${end < data.asOf ? 'ended' : 'ends'} on ${weekdayLongDate(end, data.locale)}.`;
};

const handoverSentence = (data: ClientFacing): string => {
  const items = materialsOf(data);
  if (items.length === 0) return '';
  const done = items.filter(isDone).length;
  return done * 2 >= items.length ? ' Most of the handover is done.' : ' The handover is under way.';
};

const openFact = (accounts: readonly Account[], width: number): Fact => {
  const shown = accounts.filter(({ rows }) => rows.length > 0);
  const [first] = shown;
  const late = shown.filter(({ overdue }) => overdue > 0);
  const note = (words: string): Inline => [{ text: words }, { see: 'section:account', before: 'Page\u00a0' }];
  const pastDue = late.map(({ overdue, currency }) =>
    shown.length === 1 ? formatAmount(overdue, currency) : formatMoney(overdue, currency),
  );
  return {
    label: 'Open account',
    figure:
      first === undefined
        ? 'Nothing open'
        : shown.length === 1
          ? formatMoney(first.open, first.currency)
          : `${capitalised(countInWords(shown.length))} currencies`,
    size: 'medium',
    note: note(late.length === 0 ? '' : `${listed(pastDue)} past its due date. `),
    width,
  };
};

const handoverNote = (data: ClientFacing): string => {
  const left = materialsOf(data).filter((material) => !isDone(material));
  const dated = left.filter(({ plannedOn }) => plannedOn !== null).length;
  const undated = left.length - dated;
  const parts = [
    ...(dated > 0 ? [`${capitalised(countInWords(dated))} ${plural(dated, 'has', 'have')} a date.`] : []),
    ...(undated > 0 ? [`${capitalised(countInWords(undated))} ${plural(undated, 'has', 'have')} no date yet.`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(' ')} `;
};

const facts = (data: ClientFacing, ending: PackEnding, accounts: readonly Account[]): readonly Fact[] => {
  const items = materialsOf(data);
  const width = items.length === 0 ? 234 : 168;
  const under = ending.clause === null ? '' : `Clause\u00a0${ending.clause}. `;
  return [
    {
      label: ending.end < data.asOf ? 'Agreement ended' : 'Agreement ends',
      figure: longDate(ending.end, data.locale),
      size: 'medium',
      note: [{ text: under }, { see: 'section:ending', before: 'Page\u00a0' }],
      width,
    },
    openFact(accounts, width),
    ...(items.length === 0
      ? []
      : [
          {
            label: 'Handed over and returned',
            figure: `${items.filter(isDone).length} of ${items.length} ${plural(items.length, 'item', 'items')}`,
            size: 'medium' as const,
            note: [{ text: handoverNote(data) }, { see: 'section:materials', before: 'Page\u00a0' }],
            width: 132,
          },
        ]),
  ];
};

/** Blocks of "At a glance". */
export const glanceBlocks = (data: ClientFacing, ending: PackEnding): readonly Block[] => {
  const accounts = accountsOf(data);
  const asked = asks(data, ending, accounts);
  const promised = promises(data, asked.length);
  const remains = asked.length + promised.items.length > 0 ? ' This page lists what remains, on both sides.' : '';
  const we = voiceOf(data.freelancer) === 'we';
  const currencies = accounts.map(({ currency }) => currency);
  const tax = data.invoices.some(({ vat }) => vat > 0) ? ` and include ${taxWord(data)}` : '';
  const amounts = currencies.length === 0 ? '' : ` Amounts are in ${listed(currencies)}${tax}.`;
  const { client, freelancer } = data;
  const contact =
    client.contact === null
      ? ''
      : [client.contact.name, client.contact.role.toLowerCase()].filter((t) => t !== '').join(', ');
  return [
    {
      kind: 'beside',
      margin: [`This pack describes where things stand on ${longDate(data.asOf, data.locale)}.${amounts}`],
      look: 'note',
      body: [{ as: 'lead', text: `${endingShort(data, ending)}${handoverSentence(data)}${remains}` }],
    },
    { kind: 'facts', look: 'strip', facts: facts(data, ending, accounts) },
    ...(asked.length === 0
      ? []
      : [{ kind: 'asks', title: `What ${we ? 'we ask' : 'I ask'} of you`, first: 1, items: asked } as const]),
    ...(promised.items.length === 0
      ? []
      : [
          {
            kind: 'asks',
            title: `What you can expect from ${we ? 'us' : 'me'}`,
            first: asked.length + 1,
            items: promised.items,
            ...(promised.more ? { more: [{ see: 'section:dates', before: 'More on page\u00a0' }] } : {}),
          } as const,
        ]),
    {
      kind: 'parties',
      look: 'foot',
      label: 'The parties',
      parties: [
        { role: '', name: freelancerName(data), lines: freelancer.address, small: freelancer.taxId },
        {
          role: '',
          name: client.name,
          lines: client.address,
          small: [client.taxId, contact].filter((t) => t !== '').join('\n'),
        },
      ],
    },
  ];
};
