import FileText from 'lucide-react/icons/file-text';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { useEffect, useMemo, useState } from 'react';
import type { Invoice } from '#shared/model/index.ts';
import { accountProblems } from '#shared/rules/account-problems.ts';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import { invoiceStates } from '#shared/rules/invoice-state.ts';
import { type Account, accountOf, ledgerOn } from '#shared/rules/statement.ts';
import { agingLabels } from '#shared/rules/statement-words.ts';
import { Button, buttonClass, EmptyState, Icon, Note, VisuallyHidden } from '../../../components/index.ts';
import {
  clientPlace,
  settingsPlace,
  toast,
  undoClient,
  useAppState,
  useClient,
  useClientReadOnly,
} from '../../../state/index.ts';
import { RecordsBar } from '../bar.tsx';
import { focusSoon } from '../forms/focus-soon.ts';
import { useOpen } from '../forms/use-open.ts';
import { newestFirst } from './changes.ts';
import { Figures } from './figures.tsx';
import { InvoiceForm } from './invoice-form.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import styles from './invoices.module.css';

/** Rows shown at first; more come on demand, so that a long history opens at once. */
const pageSize = 150;

const accountsOn = (invoices: readonly Invoice[], today: string, currency: string): readonly Account[] | null => {
  try {
    return accountOf(invoices, today, currency);
  } catch {
    return null;
  }
};

/** The invoices of a client by currency, with what is owed. `invoiceId` is opened; `age` shows one age group only, or all that is late. */
export const InvoicesView = ({
  clientId,
  invoiceId,
  age,
}: {
  readonly clientId: string;
  readonly invoiceId: string;
  readonly age: number | 'late' | null;
}) => {
  const today = useAppState((state) => state.today);
  const workspace = useAppState((state) => state.workspace);
  const invoices = useClient((client) => client.invoices);
  const currency = useClient((client) => clientCurrency(client, workspace));
  const changes = useClientReadOnly() === null;
  const [form, setForm] = useOpen(`${clientId}/invoices`);
  const [openId, setOpenId] = useOpen(`${clientId}/invoices/row`);
  const [limit, setLimit] = useState(pageSize);

  const accounts = useMemo(() => accountsOn(invoices, today, currency), [invoices, today, currency]);
  const states = useMemo(() => invoiceStates(invoices, today), [invoices, today]);
  const ledger = useMemo(() => ledgerOn(invoices, today), [invoices, today]);
  const problems = useMemo(() => accountProblems(invoices), [invoices]);
  const shown = useMemo(() => {
    const aged = (invoice: Invoice): boolean =>
      age === null ||
      (invoice.state === 'sent' &&
        invoice.issued <= today &&
        (age === 'late' ? (ledger.row(invoice).bucket ?? 0) > 0 : ledger.row(invoice).bucket === age));
    return invoices.filter(aged).sort(newestFirst);
  }, [invoices, age, ledger, today]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a link to an invoice opens it.
  useEffect(() => {
    if (invoiceId === '') return;
    setOpenId(invoiceId);
    setLimit(Math.max(pageSize, shown.findIndex(({ id }) => id === invoiceId) + 1));
    focusSoon(`invoice-${invoiceId}`);
  }, [invoiceId]);

  const edited = form.startsWith('edit:') ? (invoices.find(({ id }) => form === `edit:${id}`) ?? null) : null;
  const editing = changes && (form === 'new' || edited !== null);
  const close = (): void => {
    setForm('');
    focusSoon(edited === null ? 'add-invoice' : `invoice-${edited.id}`);
  };
  const saved = (id: string): void => {
    setForm('');
    setOpenId(id);
    toast(edited === null ? 'Invoice saved.' : 'Changes saved.', [{ label: 'Undo', onPress: undoClient }]);
    focusSoon(`invoice-${id}`);
  };
  const currencies = [
    ...new Set([...(accounts ?? []).map((each) => each.currency), ...shown.map((each) => each.currency)]),
  ];
  const several = currencies.length > 1;
  const visible = shown.slice(0, limit);

  return (
    <>
      <RecordsBar clientId={clientId} current="invoices">
        <a className={buttonClass('quiet')} href={clientPlace(clientId, 'exit', 'pack')}>
          <Icon of={FileText} />
          Statement of account
        </a>
        {changes ? (
          <a className={buttonClass('quiet')} href={settingsPlace('data')}>
            Import…
          </a>
        ) : null}
        {changes ? (
          <Button id="add-invoice" icon={Plus} onClick={() => setForm('new')}>
            Add invoice
          </Button>
        ) : null}
      </RecordsBar>
      <h2>
        <VisuallyHidden>Invoices</VisuallyHidden>
      </h2>
      {editing ? (
        <div className={styles.form}>
          <InvoiceForm key={form} clientId={clientId} invoice={edited} onSaved={saved} onClose={close} />
        </div>
      ) : null}
      {accounts === null ? (
        <Note tone="attention">These amounts are too large to be added exactly. Check them for extra digits.</Note>
      ) : (
        <Figures clientId={clientId} accounts={accounts} invoices={invoices} today={today} />
      )}
      {problems.length > 0 ? (
        <div className={styles.problems}>
          {problems.map(({ invoiceId: id, message }) => (
            <Note key={`${id}-${message}`} tone="attention">
              <a href={clientPlace(clientId, 'records', `invoices/${id}`)}>{message}</a>
            </Note>
          ))}
        </div>
      ) : null}
      {age === null ? null : (
        <p className={styles.filter}>
          Only what is{' '}
          {age === 'late' ? 'overdue' : `${(agingLabels[age] ?? '').toLowerCase()}${age > 0 ? ' overdue' : ''}`}:{' '}
          {shown.length} of {invoices.length}.
          <a className={buttonClass('quiet', 'sm')} href={clientPlace(clientId, 'records', 'invoices')}>
            <Icon of={X} size="sm" />
            Show all
          </a>
        </p>
      )}
      {invoices.length === 0 && !editing ? (
        <EmptyState
          title="No invoices yet"
          actions={
            changes ? (
              <Button icon={Plus} onClick={() => setForm('new')}>
                Add the first one
              </Button>
            ) : null
          }
        >
          Add one by hand. A number, two days and an amount are enough; balance and age follow by themselves.
        </EmptyState>
      ) : null}
      {currencies.map((code) => {
        const rows = visible.filter((each) => each.currency === code);
        if (rows.length === 0) return null;
        return (
          <section key={code} className={styles.section} aria-label={`Invoices in ${code}`}>
            <InvoiceTable
              clientId={clientId}
              currency={code}
              several={several}
              invoices={rows}
              states={states}
              ledger={ledger}
              account={age === null ? (accounts?.find((each) => each.currency === code) ?? null) : null}
              openId={openId}
              onOpen={setOpenId}
            />
          </section>
        );
      })}
      {shown.length > visible.length ? (
        <Button variant="quiet" onClick={() => setLimit((now) => now + pageSize)}>
          Show {Math.min(pageSize, shown.length - visible.length)} more of {shown.length}
        </Button>
      ) : null}
    </>
  );
};
