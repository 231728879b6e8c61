/** What each side still does: the requests and the promises of "At a glance". */
import { earlier, later, longDate, longDayMonth } from '../rules/dates.ts';
import { voiceOf } from '../rules/ending.ts';
import { isDone } from '../rules/materials.ts';
import { formatMoney } from '../rules/money.ts';
import { type Account, dueDay } from '../rules/statement.ts';
import { countInWords, countOf, listed, plural } from '../rules/words.ts';
import { receiptItems } from './client-sections.ts';
import type { ClientFacing, PackEnding } from './data.ts';
import { accessesOn, materialsOf, plannedDays } from './handover.ts';
import type { Ask } from './model.ts';
import { long, sentence } from './text.ts';

const payAsk = (data: ClientFacing, account: Account): Ask | null => {
  const { currency, overdue, notDue, rows } = account;
  const dues = rows
    .filter(({ bucket }) => bucket === 0)
    .map(({ invoice }) => dueDay(invoice))
    .sort();
  const next = dues[0];
  const whenDue = dues.length > 1 && dues[0] !== dues.at(-1) ? 'as it falls due' : 'when it falls due';
  const day = next === undefined ? '' : longDayMonth(next, data.locale);
  if (account.open <= 0) return null;
  if (overdue > 0) {
    const rest = notDue > 0 ? `, and ${formatMoney(notDue, currency)} ${whenDue}` : '';
    return {
      sentence: `Pay ${formatMoney(overdue, currency)}, now past its due date${rest}.`,
      when: notDue > 0 ? `Now, then ${day}` : 'Now',
      see: 'section:account',
    };
  }
  if (notDue === 0) return null;
  return {
    sentence: `Pay ${formatMoney(notDue, currency)} ${whenDue}.`,
    when: next === undefined ? '' : longDate(next, data.locale),
    see: 'section:account',
  };
};

const waiting = (data: ClientFacing): readonly Ask[] => {
  const open = materialsOf(data).filter((material) => !isDone(material));
  const collect = open.filter(({ ledger, method }) => ledger === 'theirs-with-me' && /collect|pick/i.test(method));
  const back = open.filter(({ ledger }) => ledger === 'mine-with-them');
  const when = (days: readonly (string | null)[]): string => {
    const first = days.flatMap((day) => (day === null ? [] : [day])).sort()[0];
    return first === undefined ? '' : longDate(first, data.locale);
  };
  const we = voiceOf(data.freelancer) === 'we';
  const one = (items: readonly { readonly name: string }[], single: (name: string) => string, many: string): string =>
    items.length === 1 ? single(items[0]?.name ?? '') : many;
  return [
    ...(collect.length === 0
      ? []
      : [
          {
            sentence: sentence(
              one(
                collect,
                (name) => `Collect “${name}”`,
                `Collect ${countOf(collect.length, 'item')} that ${plural(collect.length, 'waits', 'wait')} for you`,
              ),
            ),
            when: when(collect.map(({ plannedOn }) => plannedOn)),
            see: 'section:materials',
          },
        ]),
    ...(back.length === 0
      ? []
      : [
          {
            sentence: sentence(
              one(
                back,
                (name) => `Send back “${name}”`,
                `Send back ${countOf(back.length, 'item')} of ${we ? 'ours' : 'mine'}`,
              ),
            ),
            when: when(back.map(({ plannedOn }) => plannedOn)),
            see: 'section:materials',
          },
        ]),
    ...(data.toAccept.length === 0
      ? []
      : [
          {
            sentence: sentence(
              data.toAccept.length === 1
                ? `Look at “${data.toAccept[0]}” and accept it, or say what is missing`
                : `Look at ${countOf(data.toAccept.length, 'piece')} of finished work and accept them: ${listed(data.toAccept)}`,
            ),
            when: '',
            see: 'section:contacts',
          },
        ]),
  ];
};

export const asks = (data: ClientFacing, ending: PackEnding, accounts: readonly Account[]): readonly Ask[] => {
  const { locale } = data;
  const we = voiceOf(data.freelancer) === 'we';
  const items = materialsOf(data);
  const planned = plannedDays(items);
  const accesses = accessesOn(data, 'me-in-client-tool').filter(({ status }) => status === 'active');
  const removeBy =
    accesses
      .map(({ plannedOn }) => plannedOn ?? ending.end)
      .sort()
      .at(-1) ?? ending.end;
  return [
    ...accounts.map((account) => payAsk(data, account)).filter((ask) => ask !== null),
    ...waiting(data),
    ...(receiptItems(data).length === 0 || data.sections.leftOut.includes('receipt')
      ? []
      : [
          {
            sentence: 'Sign the acknowledgement of receipt and send it back.',
            when: longDate(later(data.asOf, planned.at(-1) ?? earlier(ending.end, data.asOf)), locale),
            see: 'section:receipt',
          },
        ]),
    ...(accesses.length === 0
      ? []
      : [
          {
            sentence: `Remove ${we ? 'our' : 'my'} ${plural(accesses.length, 'account', 'accounts')} from ${accesses.length === 1 ? 'your system' : `your ${countInWords(accesses.length)} systems`}.`,
            when: long(removeBy, locale),
            see: 'section:dates',
          },
        ]),
  ];
};

const mostPromises = 5;
/** What fits on the page together with the parties. */
const mostLines = 9;

export const promises = (
  data: ClientFacing,
  asked: number,
): { readonly items: readonly Ask[]; readonly more: boolean } => {
  const ours = data.dates.filter(({ who }) => who !== 'client');
  const shown = Math.max(2, Math.min(mostPromises, mostLines - asked));
  const items = ours.slice(0, shown).map(
    ({ on, what }): Ask => ({
      sentence: sentence(what),
      when: longDate(on, data.locale),
      see: 'section:dates',
    }),
  );
  return { items, more: ours.length > shown };
};
