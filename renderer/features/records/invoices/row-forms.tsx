import { type Invoice, line } from '#shared/model/index.ts';
import { parseAmount } from '#shared/rules/amount-input.ts';
import { named, type Reading } from '#shared/rules/form-reading.ts';
import { formatAmount } from '#shared/rules/money.ts';
import {
  type CreditForm as CreditDraft,
  creditLimit,
  creditTargets,
  type PaymentForm as PaymentDraft,
  readCredit,
  readPayment,
} from '#shared/rules/payment-form.ts';
import { AmountField, focusOnMount, Select, TextField } from '../../../components/index.ts';
import { toast, undoClient, updateClient, useAppState, useClient } from '../../../state/index.ts';
import { DayField } from '../forms/day-field.tsx';
import { double, RecordForm } from '../forms/record-form.tsx';
import { ShownBy } from '../forms/shown-by.tsx';
import { useForm } from '../forms/use-form.ts';
import { changeInvoice, withCredit, withPayment, withReminder } from './changes.ts';

const payments = new Map<string, PaymentDraft>();
const credits = new Map<string, CreditDraft>();
type ReminderDraft = { readonly on: string; readonly how: string };
const reminders = new Map<string, ReminderDraft>();

const saved = (message: string): void => toast(message, [{ label: 'Undo', onPress: undoClient }]);

const asRead = (text: string, currency: string): string => {
  const read = parseAmount(text, currency);
  return read.ok ? formatAmount(read.minor, currency) : text;
};

/** A payment that arrived: today and the open amount are filled in. */
export const PaymentForm = ({
  invoice,
  open,
  onClose,
}: {
  readonly invoice: Invoice;
  readonly open: number;
  readonly onClose: () => void;
}) => {
  const today = useAppState((state) => state.today);
  const form = useForm<PaymentDraft, Invoice['payments'][number]>({
    kept: payments,
    id: invoice.id,
    initial: { on: today, amount: open > 0 ? formatAmount(open, invoice.currency) : '', note: '', shownBy: '' },
    read: (draft) => readPayment(draft, invoice.currency, today),
    settle: (draft, field) =>
      field === 'amount' ? { ...draft, amount: asRead(draft.amount, invoice.currency) } : draft,
    onSave: (payment) => {
      updateClient(changeInvoice(invoice.id, withPayment(payment)));
      saved('Payment recorded.');
      onClose();
    },
    onClose,
  });
  return (
    <RecordForm
      inline
      label={`Payment of ${invoice.number}`}
      save="Save payment"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <DayField label="Date" size="sm" ref={focusOnMount} {...form.bind('on')} />
      <AmountField label="Amount" size="sm" currency={invoice.currency} {...form.bind('amount')} />
      <TextField label="Note" size="sm" className={double} placeholder="Bank transfer" {...form.bind('note')} />
      <ShownBy className={double} value={form.draft.shownBy} onChange={(paper) => form.change('shownBy', paper)} />
    </RecordForm>
  );
};

/** Sets a credit note, or a part of it, against an open invoice. */
export const CreditForm = ({ note, onClose }: { readonly note: Invoice; readonly onClose: () => void }) => {
  const today = useAppState((state) => state.today);
  const invoices = useClient((client) => client.invoices);
  const targets = creditTargets(note, invoices, today);
  const limit = (id: string): string => {
    const target = targets.find((each) => each.id === id);
    return target === undefined ? '' : formatAmount(creditLimit(note, target, invoices, today), note.currency);
  };
  const first = targets[0]?.id ?? '';
  const form = useForm<CreditDraft, Invoice['credits'][number]>({
    kept: credits,
    id: note.id,
    initial: { invoiceId: first, on: today, amount: limit(first) },
    read: (draft) => readCredit(draft, note, invoices, today),
    derive: (draft, changed) => (changed === 'invoiceId' ? { ...draft, amount: limit(draft.invoiceId) } : draft),
    settle: (draft, field) => (field === 'amount' ? { ...draft, amount: asRead(draft.amount, note.currency) } : draft),
    onSave: (credit) => {
      updateClient(changeInvoice(note.id, withCredit(credit)));
      saved('Credit set against the invoice.');
      onClose();
    },
    onClose,
  });
  return (
    <RecordForm
      inline
      label={`Set ${note.number} against an invoice`}
      save="Save"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <Select
        label="Invoice"
        size="sm"
        className={double}
        options={targets.map(({ id, number, description }) => ({
          value: id,
          label: description === '' ? number : `${number}, ${description}`,
        }))}
        ref={focusOnMount}
        {...form.bind('invoiceId')}
      />
      <DayField label="Date" size="sm" {...form.bind('on')} />
      <AmountField label="Amount" size="sm" currency={note.currency} {...form.bind('amount')} />
    </RecordForm>
  );
};

const readReminder = (draft: ReminderDraft): Reading<Invoice['reminders'][number], keyof ReminderDraft> => {
  if (draft.on === '') return { ok: false, errors: { on: 'Date: this is empty. Choose the day it was sent.' } };
  const how = line.safeParse(draft.how);
  if (!how.success) return { ok: false, errors: { how: named('How', how.error.issues[0]?.message ?? '') } };
  return { ok: true, value: { on: draft.on, how: draft.how } };
};

/** A reminder that was sent: when, and how or to whom. */
export const ReminderForm = ({ invoice, onClose }: { readonly invoice: Invoice; readonly onClose: () => void }) => {
  const today = useAppState((state) => state.today);
  const form = useForm<ReminderDraft, Invoice['reminders'][number]>({
    kept: reminders,
    id: invoice.id,
    initial: { on: today, how: invoice.reminders.at(-1)?.how ?? 'Email' },
    read: readReminder,
    onSave: (reminder) => {
      updateClient(changeInvoice(invoice.id, withReminder(reminder)));
      saved('Reminder noted.');
      onClose();
    },
    onClose,
  });
  return (
    <RecordForm
      inline
      label={`Reminder of ${invoice.number}`}
      save="Save reminder"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <DayField label="Date" size="sm" ref={focusOnMount} {...form.bind('on')} />
      <TextField label="How" size="sm" className={double} {...form.bind('how')} />
    </RecordForm>
  );
};
