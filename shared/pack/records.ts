/** The records edition: a file that stands alone years later. Facts only; no private word has a way in. */
import { type RecordsSection, recordsSections } from '../model/index.ts';
import { longDate } from '../rules/dates.ts';
import { formatMoney } from '../rules/money.ts';
import { capitalised, countOf, listed } from '../rules/words.ts';
import { accountsOf } from './account.ts';
import { chosenOrder, type Draft, keepsItsPlace, mayBeLeftOut, numbered, sectionTitles } from './chosen.ts';
import type { PackAgreement, PackData } from './data.ts';
import { agreementOf } from './ending.ts';
import { threadOf } from './figures.ts';
import { integrityBlocks, integrityLine } from './integrity.ts';
import type { Block, PackModel, Section } from './model.ts';
import { agreementBlocks } from './records-agreement.ts';
import { chronologyBlocks } from './records-chronology.ts';

import { exhibitBlocks, exhibitNotes, exhibitsTitle, exhibitTable } from './records-exhibits.ts';

import { interestBlocks, interestLine } from './records-interest.ts';

import { invoiceBlocks } from './records-invoices.ts';
import { letterBlocks, recordsAccountBlocks, recordsMaterialBlocks } from './records-sections.ts';
import { summaryBlocks } from './records-summary.ts';
import { freelancerName, personAndBusiness } from './text.ts';

const figures = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const titles = sectionTitles.records;

type Drafts = Readonly<Record<RecordsSection, readonly Draft[]>>;

const draft = (
  id: string,
  title: string,
  line: string,
  blocks: readonly Block[],
  landscape = false,
): readonly Draft[] => [{ id: `section:${id}`, title, line, landscape, blocks }];

const agreementDrafts = (data: PackData): readonly Draft[] => {
  const line = ({ clauses }: PackAgreement): string => figures(clauses.length, 'clause', 'clauses');
  const title = titles.agreement;
  const [first, ...others] = data.agreements;
  if (first === undefined) return draft('agreement', title, 'No agreement is recorded', agreementBlocks(data, null));
  return [
    ...draft('agreement', title, line(first), agreementBlocks(data, first)),
    ...others.flatMap((agreement) =>
      draft(
        `agreement:${agreement.id}`,
        `${agreement.title} and what was done under it`,
        line(agreement),
        agreementBlocks(data, agreement),
      ),
    ),
  ];
};

/** What each section holds; an empty list where there is nothing to print. */
const draftsOf = (data: PackData): Drafts => {
  const open = accountsOf(data)
    .filter((account) => account.open !== 0)
    .map((account) => formatMoney(account.open, account.currency));
  const { interest } = data;
  return {
    summary: draft('summary', titles.summary, 'Each point and where it is shown', summaryBlocks(data)),
    agreement: agreementDrafts(data),
    account: draft(
      'account',
      titles.account,
      open.length === 0 ? 'Nothing open' : `${open.join(', ')} open`,
      recordsAccountBlocks(data),
    ),
    invoices:
      data.invoices.length === 0
        ? []
        : draft(
            'invoices',
            titles.invoices,
            figures(data.invoices.length, 'document', 'documents'),
            invoiceBlocks(data),
            true,
          ),
    interest:
      interest === null || !interest.choice.worksheet
        ? []
        : draft('interest', titles.interest, interestLine(interest), interestBlocks(data, interest)),
    chronology: draft(
      'chronology',
      titles.chronology,
      `${figures(data.entries.length, 'entry', 'entries')}, facts only`,
      chronologyBlocks(data),
    ),
    materials: draft(
      'materials',
      titles.materials,
      `${capitalised(countOf(data.materials.length, 'material'))}, ${countOf(data.accesses.length, 'access', 'accesses')}`,
      recordsMaterialBlocks(data),
    ),
    letters: draft('letters', titles.letters, `${countOf(data.letters.length, 'letter')} sent`, letterBlocks(data)),
    exhibits:
      data.exhibits.length === 0
        ? []
        : draft(
            'exhibits',
            exhibitsTitle(data),
            figures(data.exhibits.length, 'exhibit', 'exhibits'),
            exhibitBlocks(data),
          ),
    integrity: draft('integrity', titles.integrity, integrityLine(data), integrityBlocks(data)),
  };
};

const sectionsOf = (data: PackData): readonly Section[] => {
  const drafts = draftsOf(data);
  const order = chosenOrder(recordsSections, data.sections.records, {
    optional: mayBeLeftOut.records,
    fixed: keepsItsPlace.records,
  });
  return numbered(order.flatMap((section) => drafts[section]));
};

/** What the user left out, for the cover: nothing is left out in silence. */
const leftOut = (data: PackData): string => {
  const out = [
    ...(data.sections.records.leftOut.includes('chronology') ? ['chronology'] : []),
    ...(data.sections.records.leftOut.includes('exhibits')
      ? ['exhibits']
      : data.exhibitsLeftOut === 0
        ? []
        : [figures(data.exhibitsLeftOut, 'exhibit', 'exhibits')]),
  ];
  const others =
    data.otherAgreements === 0 ? [] : [figures(data.otherAgreements, 'other agreement', 'other agreements')];
  const all = [...out, ...others];
  return all.length === 0 ? '' : `. Left out: ${listed(all)}`;
};

const period = (data: PackData): string => {
  const { start, ending, locale } = data;
  const title = agreementOf(data)?.title ?? 'Work together';
  const on = (date: string): string => longDate(date, locale);
  if (start !== null && ending !== null && start < ending.end) return `${title}, ${on(start)} to ${on(ending.end)}`;
  return start === null ? title : `${title}, since ${on(start)}`;
};

const contains = 'Contains';

/** The pack with a cover that does not say yet what it contains: to be shown while that is counted. */
export const uncounted = (pack: PackModel): PackModel => {
  const { foot } = pack.cover;
  if (foot === 'contents') return pack;
  const being = (row: (typeof foot)[number]) =>
    row.label === contains ? { ...row, value: 'Being counted while the pages are drawn.' } : row;
  return { ...pack, cover: { ...pack.cover, foot: foot.map(being) } };
};

export const recordsPack = (data: PackData): PackModel => {
  const { asOf, locale, client } = data;
  const [freelancer, on] = [freelancerName(data), longDate(asOf, locale)];
  const confidential = 'For my records. Confidential';
  const exhibits = exhibitTable(data);
  return {
    edition: 'records',
    locale,
    paper: data.paper,
    asOf,
    meta: {
      title: `For my records. ${client.name}, complete file, ${on.replaceAll('\u00a0', ' ')}`,
      author: personAndBusiness(data),
      subject: 'Records edition',
      creator: `Good Terms ${data.appVersion}`,
    },
    header: { confidential, freelancer, client: client.name, right: '' },
    footer: `As of ${on}`,
    cover: {
      ...(data.logo === null ? {} : { logo: data.logo }),
      brand: freelancer,
      confidential,
      title: 'The complete file',
      first: client.name,
      second: period(data),
      thread: threadOf(data),
      foot: [
        { label: 'As of', value: on, look: 'plain' },
        { label: 'Prepared by', value: personAndBusiness(data), look: 'plain' },
        {
          label: contains,
          value: [
            { pageCount: true },
            {
              text: ` pages, ${data.exhibits.length === 0 ? '' : `${figures(data.exhibits.length, 'exhibit', 'exhibits')}, `}${figures(data.invoices.length, 'invoice or credit note', 'invoices and credit notes')}, ${figures(data.entries.length, 'journal entry', 'journal entries')}${leftOut(data)}`,
            },
          ],
          look: 'plain',
        },
        { label: 'Not for', value: 'Sending to the client. The client edition is a separate file.', look: 'plain' },
      ],
    },
    index: {
      title: 'Index',
      notes: [
        `Page numbers are those of this PDF file, counted from the cover as page 1. ${exhibitNotes(data)}`.trim(),
      ],
      ...(exhibits === null ? {} : { exhibits }),
    },
    sections: sectionsOf(data),
  };
};
