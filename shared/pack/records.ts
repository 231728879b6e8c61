/** The records edition: a file that stands alone years later. Facts only; no private word has a way in. */
import { longDate } from '../rules/dates.ts';
import { formatMoney } from '../rules/money.ts';
import { countOf } from '../rules/words.ts';
import { accountsOf } from './account.ts';
import type { PackData } from './data.ts';
import { agreementOf } from './ending.ts';
import { threadOf } from './figures.ts';
import { integrityBlocks, integrityLine } from './integrity.ts';
import type { PackModel, Section } from './model.ts';
import { agreementBlocks } from './records-agreement.ts';
import { chronologyBlocks } from './records-chronology.ts';
import { exhibitBlocks, exhibitNotes, exhibitsTitle, exhibitTable } from './records-exhibits.ts';
import { invoiceBlocks } from './records-invoices.ts';
import { letterBlocks, recordsAccountBlocks, recordsMaterialBlocks } from './records-sections.ts';
import { summaryBlocks } from './records-summary.ts';
import { freelancerName, personAndBusiness } from './text.ts';

type Draft = Omit<Section, 'number'>;

const figures = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const sectionsOf = (data: PackData): readonly Draft[] => {
  const accounts = accountsOf(data);
  const clauses = data.agreements.reduce((sum, agreement) => sum + agreement.clauses.length, 0);
  const open = accounts
    .filter((account) => account.open !== 0)
    .map((account) => formatMoney(account.open, account.currency));
  return [
    {
      id: 'section:summary',
      title: 'Summary',
      line: 'Each point and where it is shown',
      landscape: false,
      blocks: summaryBlocks(data),
    },
    {
      id: 'section:agreement',
      title: 'The agreement and what was done under it',
      line: data.agreements.length === 0 ? 'No agreement is recorded' : figures(clauses, 'clause', 'clauses'),
      landscape: false,
      blocks: agreementBlocks(data),
    },
    {
      id: 'section:account',
      title: 'Account and aging',
      line: open.length === 0 ? 'Nothing open' : `${open.join(', ')} open`,
      landscape: false,
      blocks: recordsAccountBlocks(data),
    },
    ...(data.invoices.length === 0
      ? []
      : [
          {
            id: 'section:invoices',
            title: 'All invoices and payments',
            line: figures(data.invoices.length, 'document', 'documents'),
            landscape: true,
            blocks: invoiceBlocks(data),
          },
        ]),
    {
      id: 'section:chronology',
      title: 'Chronology',
      line: `${figures(data.entries.length, 'entry', 'entries')}, facts only`,
      landscape: false,
      blocks: chronologyBlocks(data),
    },
    {
      id: 'section:materials',
      title: 'Materials and accesses',
      line: `${countOf(data.materials.length, 'material')}, ${countOf(data.accesses.length, 'access', 'accesses')}`,
      landscape: false,
      blocks: recordsMaterialBlocks(data),
    },
    {
      id: 'section:letters',
      title: 'Letters, people and dates',
      line: `${countOf(data.letters.length, 'letter')} sent`,
      landscape: false,
      blocks: letterBlocks(data),
    },
    ...(data.exhibits.length === 0
      ? []
      : [
          {
            id: 'section:exhibits',
            title: exhibitsTitle(data),
            line: figures(data.exhibits.length, 'exhibit', 'exhibits'),
            landscape: false,
            blocks: exhibitBlocks(data),
          },
        ]),
    {
      id: 'section:integrity',
      title: 'Integrity',
      line: integrityLine(data),
      landscape: false,
      blocks: integrityBlocks(data),
    },
  ];
};

const period = (data: PackData): string => {
  const { start, ending, locale } = data;
  const title = agreementOf(data)?.title ?? 'Work together';
  const on = (date: string): string => longDate(date, locale);
  if (start !== null && ending !== null && start < ending.end) return `${title}, ${on(start)} to ${on(ending.end)}`;
  return start === null ? title : `${title}, since ${on(start)}`;
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
          label: 'Contains',
          value: [
            { pageCount: true },
            {
              text: ` pages, ${figures(data.invoices.length, 'invoice or credit note', 'invoices and credit notes')}, ${data.exhibits.length === 0 ? '' : `${figures(data.exhibits.length, 'exhibit', 'exhibits')}, `}${figures(data.entries.length, 'journal entry', 'journal entries')}`,
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
    sections: sectionsOf(data).map((section, index) => ({ ...section, number: index + 1 })),
  };
};
