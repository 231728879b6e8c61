import type { ClientDocument, Invoice } from '#shared/model/index.ts';
import { currentAgreement } from '#shared/rules/facts-contract.ts';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import {
  type InvoiceForm as Draft,
  formOfInvoice,
  newInvoiceForm,
  readInvoice,
  taxRemark,
  usualTerms,
  withComputed,
  withReadAmount,
} from '#shared/rules/invoice-form.ts';
import { AmountField, focusOnMount, Segmented, TextArea, TextField } from '../../../components/index.ts';
import { newId, updateClient, useAppState, useClient } from '../../../state/index.ts';
import { CurrencyField } from '../forms/currency-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { double, Group, RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { withInvoice } from './changes.ts';

const drafts = new Map<string, Draft>();

const kinds = [
  { value: 'invoice', label: 'Invoice' },
  { value: 'credit-note', label: 'Credit note' },
] as const;
const states = [
  { value: 'sent', label: 'Sent' },
  { value: 'draft', label: 'Draft' },
] as const;

const termsOf = (agreements: ClientDocument['agreements'], today: string): number | null =>
  currentAgreement(agreements, today)?.paymentTermsDays ?? null;

const dueHint = (terms: number | null): string =>
  terms === null
    ? `${usualTerms} days: no payment terms are recorded in the contract.`
    : `${terms} days, from the contract.`;

/** A new invoice or credit note, or a change of one. */
export const InvoiceForm = ({
  clientId,
  invoice,
  onSaved,
  onClose,
}: {
  readonly clientId: string;
  readonly invoice: Invoice | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const today = useAppState((state) => state.today);
  const workspace = useAppState((state) => state.workspace);
  const invoices = useClient((client) => client.invoices);
  const agreements = useClient((client) => client.agreements);
  const currency = useClient((client) => clientCurrency(client, workspace));
  const terms = termsOf(agreements, today);
  const base = invoice ?? { id: '', payments: [], credits: [], reminders: [] };
  const form = useForm<Draft, Invoice>({
    kept: drafts,
    id: `${clientId}/${invoice?.id ?? 'new'}`,
    initial:
      invoice === null ? newInvoiceForm({ invoices, today, currency, termsDays: terms }) : formOfInvoice(invoice),
    read: (draft) => readInvoice(draft, base.id === '' ? { ...base, id: newId('inv') } : base),
    derive: withComputed,
    settle: (draft, field) => {
      switch (field) {
        case 'net':
        case 'vat':
        case 'gross':
        case 'discount':
        case 'underDiscussion':
          return withReadAmount(draft, field);
        default:
          return draft;
      }
    },
    onSave: (value) => {
      updateClient(withInvoice(value));
      onSaved(value.id);
    },
    onClose,
  });
  const { draft, bind } = form;
  const isNote = draft.kind === 'credit-note';
  const used = base.payments.length + base.credits.length > 0;
  const remark = taxRemark(draft);
  const code = draft.currency.trim().toUpperCase();
  return (
    <RecordForm
      main
      label={invoice === null ? 'New invoice' : `Edit ${invoice.number}`}
      save={isNote ? 'Save credit note' : 'Save invoice'}
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <div className={wide}>
        <div className="row row-4 wrap">
          <Segmented
            legend="Kind"
            value={draft.kind}
            options={used ? kinds.filter(({ value }) => value === draft.kind) : kinds}
            onChange={(kind) => form.change('kind', kind)}
          />
          <Segmented
            legend="State"
            value={draft.state}
            options={states}
            onChange={(state) => form.change('state', state)}
          />
        </div>
      </div>
      <TextField label="Number" autoComplete="off" ref={focusOnMount} {...bind('number')} />
      <TextField label="Description" className={double} placeholder="Retainer, May" {...bind('description')} />
      <DayField label="Date of issue" {...bind('issued')} />
      <DayField label="Due date" hint={invoice === null ? dueHint(terms) : undefined} {...bind('due')} />
      <Group title="Amounts">
        <CurrencyField {...bind('currency')} fixed={used ? 'Fixed: payments are recorded in it.' : undefined} />
        <AmountField label="Net amount" currency={code} {...bind('net')} />
        <TextField label="Tax rate" figures unit="%" inputMode="decimal" autoComplete="off" {...bind('vatRate')} />
        <AmountField label="Tax amount" currency={code} hint={remark ?? undefined} {...bind('vat')} />
        <AmountField label="Total" currency={code} {...bind('gross')} />
      </Group>
      <Group title="If it applies">
        <AmountField label="Discount" currency={code} hint="Already taken off the net amount." {...bind('discount')} />
        {isNote ? null : (
          <>
            <DayField label="Agreed later date" hint="If you both moved the due date." {...bind('agreedDue')} />
            <AmountField
              label="Under discussion"
              currency={code}
              hint="The part you still talk about."
              {...bind('underDiscussion')}
            />
          </>
        )}
      </Group>
      <div className={wide}>
        <TextArea label="Note" rows={2} hint="For you. It is not printed for the client." {...bind('note')} />
      </div>
    </RecordForm>
  );
};
