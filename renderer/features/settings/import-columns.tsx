import { type PlainField, plainFields } from '#shared/model/index.ts';
import { Select, Table, Td, Th } from '../../components/index.ts';
import type { ImportPreview } from '../../state/index.ts';
import styles from './import.module.css';

const entryLabels = {
  date: 'Date',
  time: 'Time',
  kind: 'Kind',
  title: 'Title',
  text: 'What happened',
  billed: 'Billed time',
  unbilled: 'Unbilled time',
  people: 'People',
  tags: 'Tags',
  private: 'How it was for me (private)',
} as const;
const invoiceLabels = {
  number: 'Invoice number',
  issued: 'Date of issue',
  due: 'Due date',
  description: 'Description',
  currency: 'Currency',
  net: 'Net amount',
  tax: 'Tax amount',
  total: 'Total',
  paid: 'Paid amount',
  paidOn: 'Paid on',
  status: 'Status',
} as const;

const optionsFor = (
  target: 'entries' | 'invoices' | null,
): readonly { readonly value: string; readonly label: string }[] => {
  const labels: Readonly<Partial<Record<PlainField, string>>> =
    target === 'entries' ? entryLabels : target === 'invoices' ? invoiceLabels : { ...entryLabels, ...invoiceLabels };
  const all = Object.entries({ ...labels, name: 'Name of the client' });
  return [{ value: '', label: 'Leave out' }, ...all.map(([value, label]) => ({ value, label }))];
};

type Columns = NonNullable<ImportPreview['columns']>;

/** Each column beside what it is taken for and its first rows: a change is read again at once. */
export const ImportColumns = ({
  columns,
  matched,
  target,
  onChange,
}: {
  readonly columns: Columns;
  /** What was chosen, also while the file is still read anew for it; null before anything was. */
  readonly matched: Readonly<Record<string, PlainField>> | null;
  readonly target: 'entries' | 'invoices' | null;
  readonly onChange: (columns: Record<string, PlainField>) => void;
}) => {
  const chosen: Readonly<Record<string, PlainField>> =
    matched ??
    Object.fromEntries(columns.flatMap(({ index, field }) => (field === null ? [] : [[String(index), field]])));
  const choose = (index: number, value: string): void => {
    const field = plainFields.find((one) => one === value);
    const { [String(index)]: _, ...others } = chosen;
    onChange(field === undefined ? others : { ...others, [String(index)]: field });
  };
  return (
    <section className="stack stack-2" aria-labelledby="import-columns">
      <h4 id="import-columns" className="label">
        What the columns hold
      </h4>
      <Table caption="Columns of the file">
        <thead>
          <tr>
            <Th>Column</Th>
            <Th>Holds</Th>
            <Th>First rows</Th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ index, heading, samples }) => (
            <tr key={index}>
              <Th scope="row">{heading}</Th>
              <Td>
                <Select
                  label={`Column ${heading} holds`}
                  hideLabel
                  size="sm"
                  value={chosen[String(index)] ?? ''}
                  options={optionsFor(target)}
                  onChange={(chosenField) => choose(index, chosenField)}
                />
              </Td>
              <Td className={styles.samples}>{samples.filter((sample) => sample !== '').join(' · ')}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
};
