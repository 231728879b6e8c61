import { Fragment } from 'react';
import type { Invoice } from '#shared/model/index.ts';
import type { InvoiceState } from '#shared/rules/invoice-state.ts';
import { formatAmount } from '#shared/rules/money.ts';
import type { Account, Ledger } from '#shared/rules/statement.ts';
import { cx, Table, Td, Th, TotalRow } from '../../../components/index.ts';
import { useFormat } from '../../../state/index.ts';
import { dueOf } from './changes.ts';
import { InvoiceDetails } from './invoice-details.tsx';
import styles from './invoices.module.css';
import { StateCell } from './state-cell.tsx';
import { useColumns } from './use-columns.ts';

/** "€", or the code where the sign is shared or there are several currencies. */
const headOf = (currency: string, locale: string, several: boolean): string => {
  if (several) return currency;
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
};

export type TableProps = {
  readonly clientId: string;
  readonly currency: string;
  readonly several: boolean;
  readonly invoices: readonly Invoice[];
  readonly states: ReadonlyMap<string, InvoiceState>;
  readonly ledger: Ledger;
  /** Null while the rows are filtered: then there is no total. */
  readonly account: Account | null;
  readonly openId: string;
  readonly onOpen: (id: string) => void;
};

const dash = '–';

const Row = ({
  invoice,
  state,
  ledger,
  open,
  onToggle,
}: {
  readonly invoice: Invoice;
  readonly state: InvoiceState;
  readonly ledger: Ledger;
  readonly open: boolean;
  readonly onToggle: () => void;
}) => {
  const format = useFormat();
  const { currency } = invoice;
  const sign = invoice.kind === 'credit-note' ? -1 : 1;
  const amount = (minor: number): string => formatAmount(minor, currency);
  const draft = invoice.state === 'draft';
  const { open: balance, paidOrCredited } = ledger.row(invoice);
  const due = dueOf(invoice);
  return (
    <tr className={cx(styles.row, open && styles.open, draft && styles.draft)}>
      <Th scope="row" className={cx(styles.number)}>
        <button
          type="button"
          id={`invoice-${invoice.id}`}
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={`details-${invoice.id}`}
          onClick={onToggle}
        >
          {invoice.number}
        </button>
      </Th>
      <Td className={cx(styles.what)}>
        {invoice.kind === 'credit-note' ? <span className="meta">Credit note. </span> : null}
        {invoice.description}
      </Td>
      <Td className={cx('num muted nowrap', styles.later, styles.issued)}>{format.dayMonth(invoice.issued)}</Td>
      <Td className={cx('num muted nowrap', styles.later)}>
        {invoice.kind === 'credit-note' ? dash : format.dayMonth(due.on)}
        {due.moved ? <span className="meta"> agreed</span> : null}
      </Td>
      <Td figures className={cx(styles.later)}>
        {amount(sign * invoice.gross)}
      </Td>
      <Td figures className={cx(styles.later, paidOrCredited === 0 && 'faint')}>
        {draft || paidOrCredited === 0 ? dash : amount(sign * paidOrCredited)}
      </Td>
      <Td figures className={cx(draft || balance === 0 ? 'faint' : 'strong')}>
        {draft ? dash : amount(balance)}
      </Td>
      <Td className={cx(styles.stateCell)}>
        <StateCell state={state} currency={currency} />
      </Td>
    </tr>
  );
};

const Total = ({ account, columns }: { readonly account: Account; readonly columns: number }) => {
  const { invoices, creditNotes, payments, open, firstIssued } = account.reconciliation;
  const { monthYear } = useFormat();
  const amount = (minor: number): string => formatAmount(minor, account.currency);
  return (
    <tfoot>
      <TotalRow>
        <Th scope="row" colSpan={columns === 3 ? 1 : 2} className={cx(styles.total)}>
          Sent{firstIssued === null ? '' : ` since ${monthYear(firstIssued)}`}
        </Th>
        <td className={styles.later} colSpan={columns - 6 > 0 ? columns - 6 : 1} />
        <Td figures className={cx(styles.later)}>
          {amount(invoices + creditNotes)}
        </Td>
        <Td figures className={cx(styles.later)}>
          {amount(payments)}
        </Td>
        <Td figures>{amount(open)}</Td>
        <td />
      </TotalRow>
    </tfoot>
  );
};

/** The documents of one currency, newest first. A row opens in place. */
export const InvoiceTable = (props: TableProps) => {
  const { currency, several, invoices, states, ledger, account, openId, onOpen } = props;
  const { locale } = useFormat();
  const columns = useColumns();
  const head = headOf(currency, locale, several);
  return (
    <Table
      caption={several ? `Invoices in ${currency}, newest first` : 'Invoices, newest first'}
      className={cx(styles.table)}
    >
      <thead>
        <tr>
          <Th>Number</Th>
          <Th className={cx(styles.what)}>For</Th>
          <Th className={cx(styles.later, styles.issued)}>Issued</Th>
          <Th className={cx(styles.later)}>Due</Th>
          <Th figures className={cx(styles.later)}>
            Amount {head}
          </Th>
          <Th figures className={cx(styles.later)}>
            Paid {head}
          </Th>
          <Th figures>Balance {head}</Th>
          <Th className={cx(styles.stateCell)}>State</Th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <Fragment key={invoice.id}>
            <Row
              invoice={invoice}
              state={states.get(invoice.id) ?? { kind: 'draft' }}
              ledger={ledger}
              open={invoice.id === openId}
              onToggle={() => onOpen(invoice.id === openId ? '' : invoice.id)}
            />
            {invoice.id === openId ? (
              <tr className={styles.details} id={`details-${invoice.id}`}>
                <td colSpan={columns}>
                  <InvoiceDetails clientId={props.clientId} invoice={invoice} ledger={ledger} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
      {account === null ? null : <Total account={account} columns={columns} />}
    </Table>
  );
};
