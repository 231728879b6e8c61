import type { Attachment, Invoice } from '#shared/model/index.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { creditTargets } from '#shared/rules/payment-form.ts';
import type { Ledger } from '#shared/rules/statement.ts';
import { Button, buttonClass } from '../../../components/index.ts';
import {
  clientPlace,
  toast,
  undoClient,
  updateClient,
  useAppState,
  useClient,
  useClientReadOnly,
  useFormat,
} from '../../../state/index.ts';
import { focusSoon } from '../forms/focus-soon.ts';
import { RecordFiles } from '../forms/record-files.tsx';
import { ShownBy } from '../forms/shown-by.tsx';
import { useOpen } from '../forms/use-open.ts';
import {
  changeInvoice,
  withoutCredit,
  withoutInvoice,
  withoutPayment,
  withoutReminder,
  withPaymentShownBy,
} from './changes.ts';
import styles from './details.module.css';
import { type Line, Lines } from './lines.tsx';
import { CreditForm, PaymentForm, ReminderForm } from './row-forms.tsx';

const none: readonly Attachment[] = [];

const undone = (message: string): void => toast(message, [{ label: 'Undo', onPress: undoClient }]);

const Facts = ({ invoice, ledger }: { readonly invoice: Invoice; readonly ledger: Ledger }) => {
  const format = useFormat();
  const { currency } = invoice;
  const amount = (minor: number): string => formatAmount(minor, currency);
  const note = invoice.kind === 'credit-note';
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['For', invoice.description, true],
    ['Issued', format.longDate(invoice.issued), true],
    ['Due', note ? '' : format.longDate(invoice.due), true],
    ['Agreed for', invoice.agreedDue === null ? '' : format.longDate(invoice.agreedDue), false],
    ['Net', invoice.vat === 0 ? '' : amount(invoice.net), false],
    [
      `Tax${invoice.vatRate === '' ? '' : ` ${invoice.vatRate} %`}`,
      invoice.vat === 0 ? '' : amount(invoice.vat),
      false,
    ],
    ['Discount given', invoice.discount === 0 ? '' : amount(invoice.discount), false],
    ['Amount', `${currency} ${amount(invoice.gross)}`, true],
    ['Paid', invoice.state === 'draft' ? '' : amount(ledger.row(invoice).paidOrCredited), true],
    ['Under discussion', invoice.underDiscussion === 0 ? '' : amount(invoice.underDiscussion), false],
    ['Note', invoice.note, false],
  ];
  const shown = rows.filter(([, value]) => value !== '');
  return (
    <dl className={styles.facts}>
      {shown.map(([name, value, narrowOnly]) => (
        <div key={name} className={narrowOnly ? (name === 'Issued' ? styles.issued : styles.narrow) : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const usePaymentLines = (invoice: Invoice, ledger: Ledger, changes: boolean): readonly Line[] => {
  const format = useFormat();
  const invoices = useClient((client) => client.invoices);
  const amount = (minor: number): string => formatAmount(minor, invoice.currency);
  const name = (id: string): string => invoices.find((each) => each.id === id)?.number ?? 'an invoice that is not here';
  const remove = (message: string, change: (before: Invoice) => Invoice) => ({
    label: message,
    act: () => {
      updateClient(changeInvoice(invoice.id, change));
      focusSoon(`invoice-${invoice.id}`);
      undone('Removed.');
    },
  });
  const payments = invoice.payments.map(({ on, amount: paid, note, shownBy }, index) => ({
    key: `payment-${index}`,
    on,
    day: format.dayMonth(on),
    text: note === '' ? (invoice.kind === 'credit-note' ? 'Paid back' : 'Payment') : note,
    amount: amount(paid),
    below: changes ? (
      <ShownBy
        label={`Paper that shows the payment of ${format.longDate(on)}`}
        hideLabel
        value={shownBy ?? ''}
        onChange={(paper) => updateClient(changeInvoice(invoice.id, withPaymentShownBy(index, paper)))}
      />
    ) : null,
    remove: changes ? remove(`Remove the payment of ${format.longDate(on)}`, withoutPayment(index)) : null,
  }));
  const given = invoice.credits.map(({ invoiceId, on, amount: used }, index) => ({
    key: `credit-${index}`,
    on,
    day: format.dayMonth(on),
    text: `Set against ${name(invoiceId)}`,
    amount: amount(used),
    remove: changes ? remove(`Take back what is set against ${name(invoiceId)}`, withoutCredit(index)) : null,
  }));
  const received =
    invoice.kind === 'invoice'
      ? ledger.creditsOf(invoice).map(({ noteId, on, amount: credited }, index) => ({
          key: `received-${index}`,
          on,
          day: format.dayMonth(on),
          text: `Credit note ${name(noteId)}`,
          amount: amount(credited),
          remove: null,
        }))
      : [];
  return [...payments, ...given, ...received].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
};

/** What happened to one document, and what can be done with it. */
export const InvoiceDetails = ({
  clientId,
  invoice,
  ledger,
}: {
  readonly clientId: string;
  readonly invoice: Invoice;
  readonly ledger: Ledger;
}) => {
  const format = useFormat();
  const today = useAppState((state) => state.today);
  const invoices = useClient((client) => client.invoices);
  const changes = useClientReadOnly() === null;
  const [form, setForm] = useOpen(`${clientId}/invoice/${invoice.id}`);
  const [, setPageForm] = useOpen(`${clientId}/invoices`);
  const lines = usePaymentLines(invoice, ledger, changes);
  const { open } = ledger.row(invoice);
  const note = invoice.kind === 'credit-note';
  const sent = invoice.state === 'sent';
  const amount = formatAmount(Math.abs(open), invoice.currency);
  const close = (): void => {
    setForm('');
    focusSoon(`invoice-${invoice.id}`);
  };
  const remove = (): void => {
    updateClient(withoutInvoice(invoice.id));
    focusSoon('add-invoice');
    undone(`${note ? 'Credit note' : 'Invoice'} ${invoice.number} removed.`);
  };
  const send = (): void => {
    updateClient(changeInvoice(invoice.id, (before) => ({ ...before, state: 'sent' })));
    focusSoon(`invoice-${invoice.id}`);
    undone(`${invoice.number} counts as sent.`);
  };
  const last: Line | null =
    !sent || open === 0
      ? null
      : {
          key: 'open',
          on: '',
          day: open > 0 ? 'open' : note ? 'left' : 'over',
          text:
            open > 0
              ? invoice.agreedDue === null
                ? 'No later date agreed'
                : `Agreed for ${format.dayMonth(invoice.agreedDue)}`
              : note
                ? 'Not used yet'
                : 'More than was asked for',
          amount,
          remove: null,
        };
  const reminders: readonly Line[] = invoice.reminders.map(({ on, how }, index) => ({
    key: `reminder-${index}`,
    on,
    day: format.dayMonth(on),
    text: how === '' ? 'Reminder' : how,
    amount: '',
    remove: changes
      ? {
          label: `Remove the reminder of ${format.longDate(on)}`,
          act: () => {
            updateClient(changeInvoice(invoice.id, withoutReminder(index)));
            focusSoon(`invoice-${invoice.id}`);
            undone('Reminder removed.');
          },
        }
      : null,
  }));
  const mayCredit = note && sent && open < 0 && creditTargets(invoice, invoices, today).length > 0;
  return (
    <div className={styles.box}>
      <div className={styles.lists}>
        <Lines
          title={note ? 'Where it went' : 'Payments'}
          lines={lines}
          last={last}
          empty={sent ? 'None yet.' : 'Not sent yet.'}
        />
        {note ? null : <Lines title="Reminders sent" lines={reminders} last={null} empty="None." />}
      </div>
      <Facts invoice={invoice} ledger={ledger} />
      <RecordFiles
        place={`invoice/${invoice.id}`}
        what={`${note ? 'credit note' : 'invoice'} ${invoice.number}`}
        files={invoice.files ?? none}
        changes={changes}
        onChange={(change) =>
          updateClient(changeInvoice(invoice.id, (before) => ({ ...before, files: change(before.files ?? none) })))
        }
      />
      {changes ? (
        <div className={styles.actions}>
          {sent && !note ? (
            <Button size="sm" onClick={() => setForm('pay')}>
              Record payment
            </Button>
          ) : null}
          {mayCredit ? (
            <Button size="sm" onClick={() => setForm('credit')}>
              Set against an invoice
            </Button>
          ) : null}
          {sent ? null : (
            <Button size="sm" onClick={send}>
              Mark as sent
            </Button>
          )}
          {sent && !note && open > 0 ? (
            <>
              <Button size="sm" variant="quiet" onClick={() => setForm('remind')}>
                Note a reminder
              </Button>
              <a className={buttonClass('quiet', 'sm')} href={clientPlace(clientId, 'exit', 'letters')}>
                Write a letter
              </a>
            </>
          ) : null}
          <Button size="sm" variant="quiet" onClick={() => setPageForm(`edit:${invoice.id}`)}>
            Edit
          </Button>
          <Button size="sm" variant="quiet" onClick={remove}>
            Remove
          </Button>
        </div>
      ) : null}
      {changes && form === 'pay' && sent ? <PaymentForm invoice={invoice} open={open} onClose={close} /> : null}
      {changes && form === 'credit' && mayCredit ? <CreditForm note={invoice} onClose={close} /> : null}
      {changes && form === 'remind' ? <ReminderForm invoice={invoice} onClose={close} /> : null}
    </div>
  );
};
