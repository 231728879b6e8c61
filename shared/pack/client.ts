/** The client edition: closes the account and the handover without any argument. */
import { type ClientSection, clientSections } from '../model/index.ts';
import { longDate } from '../rules/dates.ts';
import { isDone } from '../rules/materials.ts';
import { formatMoney } from '../rules/money.ts';
import { capitalised, countOf } from '../rules/words.ts';
import { accountBlocks, accountsOf } from './account.ts';
import { chosenOrder, type Draft, keepsItsPlace, mayBeLeftOut, numbered, sectionTitles } from './chosen.ts';
import { contactBlocks } from './client-contacts.ts';
import { endingBlocks } from './client-ending.ts';
import { glanceBlocks } from './client-glance.ts';
import { dateBlocks, materialBlocks, receiptBlocks, receiptItems } from './client-sections.ts';
import type { ClientFacing, PackEnding } from './data.ts';
import { threadOf } from './figures.ts';
import { materialsOf } from './handover.ts';
import type { Block } from './model.ts';
import { howToPay } from './payment.ts';
import type { ModelResult } from './result.ts';
import { freelancerName, personAndBusiness, personName } from './text.ts';

const openLine = (data: ClientFacing): string => {
  const open = accountsOf(data).filter((account) => account.open !== 0);
  return open.length === 0
    ? 'Nothing open'
    : `${open.map(({ open: minor, currency }) => formatMoney(minor, currency)).join(', ')} open`;
};

const titles = sectionTitles.client;

/** What each section holds; an empty list where there is nothing to print. */
const draftsOf = (data: ClientFacing, ending: PackEnding): Readonly<Record<ClientSection, readonly Draft[]>> => {
  const items = materialsOf(data);
  const toSign = receiptItems(data);
  const dates = dateBlocks(data);
  const draft = (id: string, title: string, line: string, blocks: readonly Block[]): readonly Draft[] =>
    blocks.length === 0 ? [] : [{ id: `section:${id}`, title, line, landscape: false, blocks }];
  return {
    glance: draft('glance', titles.glance, 'The last day, what is open, what remains', glanceBlocks(data, ending)),
    ending: data.endings.flatMap((facing, index) =>
      draft(
        index === 0 ? 'ending' : `ending:${index + 1}`,
        index === 0 ? titles.ending : `How the ${facing.agreement?.title ?? 'agreement'} ends`,
        longDate(facing.ending.end, data.locale),
        endingBlocks(data, facing),
      ),
    ),
    account: draft('account', titles.account, openLine(data), [
      ...accountBlocks(data, {
        ageTitle: 'By age',
        notes: true,
        pay: (account, title) => howToPay(data, account, title),
      }),
      ...(data.interestSentence === '' ? [] : [{ kind: 'note', at: 'full', text: data.interestSentence } as const]),
    ]),
    materials:
      items.length === 0
        ? []
        : draft(
            'materials',
            titles.materials,
            `${items.filter(isDone).length} of ${items.length} items done`,
            materialBlocks(data),
          ),
    receipt:
      toSign.length === 0
        ? []
        : draft(
            'receipt',
            titles.receipt,
            `${capitalised(countOf(toSign.length, 'item'))} to sign for`,
            receiptBlocks(data),
          ),
    dates: draft('dates', titles.dates, countOf(data.accesses.length + data.dates.length, 'line'), dates),
    contacts: draft('contacts', titles.contacts, 'Who to reach afterwards', contactBlocks(data, ending)),
  };
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
  const drafts = draftsOf(data, ending);
  const order = chosenOrder(clientSections, data.sections, {
    optional: mayBeLeftOut.client,
    fixed: keepsItsPlace.client,
  });
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
        ...(data.logo === null ? {} : { logo: data.logo }),
        brand: freelancer,
        confidential: '',
        title: 'Closing our\nwork together',
        first: `For ${data.client.name}`,
        second: `Prepared by ${personName(data)}, ${on}`,
        thread: threadOf(data),
        foot: 'contents',
      },
      index: null,
      sections: numbered(order.flatMap((section) => drafts[section])),
    },
  };
};
