/** The client edition: closes the account and the handover without any argument. */
import { longDate } from '../rules/dates.ts';
import { isDone } from '../rules/materials.ts';
import { formatMoney } from '../rules/money.ts';
import { capitalised, countOf } from '../rules/words.ts';
import { accountBlocks, accountsOf } from './account.ts';
import { contactBlocks } from './client-contacts.ts';
import { endingBlocks } from './client-ending.ts';
import { glanceBlocks } from './client-glance.ts';
import { dateBlocks, materialBlocks, receiptBlocks, receiptItems } from './client-sections.ts';
import type { ClientFacing } from './data.ts';
import { threadOf } from './figures.ts';
import { materialsOf } from './handover.ts';
import type { Section } from './model.ts';
import { howToPay } from './payment.ts';
import type { ModelResult } from './result.ts';
import { freelancerName, personAndBusiness, personName } from './text.ts';

type Draft = Omit<Section, 'number' | 'landscape'>;

const numbered = (sections: readonly Draft[]): readonly Section[] =>
  sections.map((section, index) => ({ ...section, number: index + 1, landscape: false }));

const openLine = (data: ClientFacing): string => {
  const open = accountsOf(data).filter((account) => account.open !== 0);
  return open.length === 0
    ? 'Nothing open'
    : `${open.map(({ open: minor, currency }) => formatMoney(minor, currency)).join(', ')} open`;
};

/** The client edition; the error says what it still needs. */
export const clientPack = (data: ClientFacing): ModelResult => {
  const { ending, asOf, locale } = data;
  if (ending === null) {
    return {
      ok: false,
      message:
        'The client edition needs the day the agreement ends, and no last day is set yet. Choose it in the exit plan, then make the pack again. Nothing was written; the records edition can be made without it.',
    };
  }
  const items = materialsOf(data);
  const toSign = receiptItems(data);
  const blocks = dateBlocks(data);
  const sections: readonly Draft[] = [
    {
      id: 'section:glance',
      title: 'At a glance',
      line: 'The last day, what is open, what remains',
      blocks: glanceBlocks(data, ending),
    },
    {
      id: 'section:ending',
      title: 'How the agreement ends',
      line: longDate(ending.end, locale),
      blocks: endingBlocks(data, ending),
    },
    {
      id: 'section:account',
      title: 'Statement of account',
      line: openLine(data),
      blocks: [...accountBlocks(data, { ageTitle: 'By age', notes: true }), ...howToPay(data)],
    },
    ...(items.length === 0
      ? []
      : [
          {
            id: 'section:materials',
            title: 'Handed over and returned',
            line: `${items.filter(isDone).length} of ${items.length} items done`,
            blocks: materialBlocks(data),
          },
        ]),
    ...(toSign.length === 0
      ? []
      : [
          {
            id: 'section:receipt',
            title: 'Acknowledgement of receipt',
            line: `${capitalised(countOf(toSign.length, 'item'))} to sign for`,
            blocks: receiptBlocks(data),
          },
        ]),
    ...(blocks.length === 0
      ? []
      : [
          {
            id: 'section:dates',
            title: 'Accesses and remaining dates',
            line: countOf(data.accesses.length + data.dates.length, 'line'),
            blocks,
          },
        ]),
    {
      id: 'section:contacts',
      title: 'Contacts, referrals and thanks',
      line: 'Who to reach afterwards',
      blocks: contactBlocks(data, ending),
    },
  ];
  const [freelancer, on] = [freelancerName(data), longDate(asOf, locale)];
  return {
    ok: true,
    model: {
      edition: 'client',
      locale,
      paper: data.paper,
      asOf,
      meta: {
        title: `Closing pack. ${freelancer} and ${data.client.name}, ${on.replaceAll('\u00a0', ' ')}`,
        author: personAndBusiness(data),
        subject: 'Client edition',
        creator: `Good Terms ${data.appVersion}`,
      },
      header: { confidential: '', freelancer, client: data.client.name, right: 'Closing pack' },
      footer: `As of ${on}`,
      cover: {
        brand: freelancer,
        confidential: '',
        title: 'Closing our\nwork together',
        first: `For ${data.client.name}`,
        second: `Prepared by ${personName(data)}, ${on}`,
        thread: threadOf(data),
        foot: 'contents',
      },
      index: null,
      sections: numbered(sections),
    },
  };
};
