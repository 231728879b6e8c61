import type { MergeField } from '#shared/content/letters-types.ts';
import { TextArea, TextField } from '../../../components/index.ts';
import { clientPlace, settingsPlace } from '../../../state/index.ts';
import styles from './letters.module.css';

/** Where the records keep a field, so that it is filled in every letter and not only in this one. */
const homeOf = (clientId: string, source: string): { readonly href: string; readonly label: string } | null => {
  const [root = ''] = source.split('.');
  switch (root) {
    case 'settings':
      return { href: settingsPlace('me'), label: 'Add it in My details' };
    case 'contract':
    case 'clause':
      return { href: clientPlace(clientId, 'records', 'contract'), label: 'Add it in Records' };
    case 'invoice':
    case 'invoices':
      return { href: clientPlace(clientId, 'records', 'invoices'), label: 'Add it in Records' };
    case 'materials':
    case 'material':
      return { href: clientPlace(clientId, 'records', 'materials'), label: 'Add it in Records' };
    case 'exit':
      return source === 'exit.lastDay' || source === 'exit.reason'
        ? { href: clientPlace(clientId, 'exit', 'timing'), label: 'Choose it in Timing' }
        : null;
    default:
      return null;
  }
};

const long = new Set([
  'cause_facts',
  'handover_list',
  'materials_list',
  'statement_table',
  'clause_quote',
  'next_steps',
]);

const Input = ({
  field,
  value,
  onChange,
}: {
  readonly field: MergeField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) =>
  long.has(field.id) ? (
    <TextArea label={field.label} rows={2} value={value} onChange={onChange} />
  ) : (
    <TextField size="sm" label={field.label} value={value} onChange={onChange} />
  );

/** Fields that are still open come first; all others can be changed for this letter alone. */
export const FieldsPanel = ({
  clientId,
  fields,
  missing,
  values,
  typed,
  onType,
}: {
  readonly clientId: string;
  readonly fields: readonly MergeField[];
  readonly missing: readonly MergeField[];
  readonly values: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (field: string, text: string) => void;
}) => {
  // A field stays in the first list while it is being typed into.
  const open = fields.filter(({ id }) => missing.some((field) => field.id === id) || typed[id] !== undefined);
  const others = fields.filter((field) => !open.includes(field));
  const input = (field: MergeField) => (
    <Input key={field.id} field={field} value={values[field.id] ?? ''} onChange={(text) => onType(field.id, text)} />
  );
  return (
    <section aria-labelledby="fields" className={styles.fields}>
      <header>
        <h3 className="h3" id="fields">
          Fields
        </h3>
        <span className="meta num">{missing.length === 0 ? 'All filled' : `${missing.length} missing`}</span>
      </header>
      {open.map((field) => {
        const home = homeOf(clientId, field.source);
        const still = missing.some(({ id }) => id === field.id);
        return (
          <div key={field.id}>
            {input(field)}
            {still && home !== null ? (
              <a className={styles.home} href={home.href}>
                {home.label}
              </a>
            ) : null}
          </div>
        );
      })}
      {others.length === 0 ? null : (
        <details>
          <summary>From your records ({others.length})</summary>
          <div className={styles.others}>{others.map(input)}</div>
        </details>
      )}
    </section>
  );
};
