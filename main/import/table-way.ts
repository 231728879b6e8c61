import type { Heading } from '#shared/rules/import/headers.ts';
import { timeColumns } from '#shared/rules/import/hours.ts';
import { evidenceColumns, type InvoiceColumns, invoiceColumns } from '#shared/rules/import/invoice-columns.ts';
import { type ColumnFields, chosenColumns, plainInvoiceColumns, targetOf } from '#shared/rules/import/plain.ts';
import type { Question } from '#shared/rules/import/types.ts';
import type { ReadContext } from './read.ts';
import type { EvidencePlaces } from './table-evidence.ts';

/** How a kind of table is read: what its columns tell, and what gathers its rows once that is settled. */
export type Way = {
  readonly places: EvidencePlaces;
  readonly invoices: InvoiceColumns | null;
  readonly columns: ColumnFields | null;
  readonly questions: readonly Question[];
  readonly reading: readonly string[];
};

const noPlaces: EvidencePlaces = { days: [], numbers: [], name: -1 };

export const wayOf = (heading: Heading, context: ReadContext): Way => {
  const { kind, names } = heading;
  switch (kind) {
    case 'toggl':
    case 'clockify':
    case 'harvest': {
      const columns = timeColumns(names);
      const days = [columns.day, columns.endDay].filter((place) => place >= 0);
      const places = { days, numbers: [columns.hours].filter((place) => place >= 0), name: columns.client };
      const noTime = columns.time < 0 ? ['The list has no times of day: its notes stand at 12:00.'] : [];
      return {
        places,
        invoices: null,
        columns: null,
        questions: [],
        reading: ['Hours are put together: one note for each day and project.', ...noTime],
      };
    }
    case 'plain': {
      const columns = chosenColumns(context.choices, names);
      const target = context.choices.target ?? targetOf(columns);
      const field = new Map([...columns].map(([index, one]) => [one, index]));
      const at = (...wanted: readonly Parameters<typeof field.get>[0][]): number[] =>
        wanted.flatMap((one) => field.get(one) ?? []);
      if (target === 'invoices') {
        const invoices = plainInvoiceColumns(columns);
        const places = { ...evidenceColumns(invoices), name: invoices.name };
        return { places, invoices, columns, questions: [], reading: [] };
      }
      const days = at('date');
      const name = at('name')[0] ?? -1;
      if (target === 'entries') {
        const places = { days, numbers: at('billed', 'unbilled'), name };
        return { places, invoices: null, columns, questions: [], reading: [] };
      }
      const question: Question = {
        choice: 'target',
        sentence: 'This is a table of no program Good Terms knows. Say what its rows are, then match its columns.',
        options: [
          { value: 'entries', label: 'Entries of the journal' },
          { value: 'invoices', label: 'Invoices' },
        ],
      };
      return { places: noPlaces, invoices: null, columns, questions: [question], reading: [] };
    }
    default: {
      const invoices = invoiceColumns(kind, names);
      return {
        places: { ...evidenceColumns(invoices), name: invoices.name },
        invoices,
        columns: null,
        questions: [],
        reading: [],
      };
    }
  }
};
