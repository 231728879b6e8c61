import type { Agreement } from '#shared/model/index.ts';
import {
  type TermsForm as Draft,
  formOfTerms,
  newTermsForm,
  noticeRuleOf,
  readTerms,
} from '#shared/rules/contract-form.ts';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import { focusOnMount, Select, TextField } from '../../../components/index.ts';
import { newId, updateClient, useAppState, useClient } from '../../../state/index.ts';
import { CurrencyField } from '../forms/currency-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { double, Group, RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import { withAgreement } from './changes.ts';
import { NoticeToday } from './notice-today.tsx';
import { nonWorkingOptions, receiptOptions, rollOptions, unitOptions } from './words.ts';

const drafts = new Map<string, Draft>();

/** The terms of an agreement. The line below the notice rule follows while it is typed. */
export const TermsForm = ({
  clientId,
  agreement,
  onSaved,
  onClose,
}: {
  readonly clientId: string;
  readonly agreement: Agreement | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}) => {
  const workspace = useAppState((state) => state.workspace);
  const currency = useClient((client) => clientCurrency(client, workspace));
  const form = useForm<Draft, Agreement>({
    kept: drafts,
    id: `${clientId}/${agreement?.id ?? 'new'}`,
    initial: agreement === null ? newTermsForm(currency) : formOfTerms(agreement),
    read: (draft) => readTerms(draft, agreement ?? { id: newId('agr'), clauses: [] }),
    onSave: (value) => {
      updateClient(withAgreement(value));
      onSaved(value.id);
    },
    onClose,
  });
  const { bind } = form;
  return (
    <RecordForm
      main
      label={agreement === null ? 'New agreement' : 'Terms'}
      save="Save terms"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField label="Title" className={double} ref={focusOnMount} placeholder="Design services" {...bind('title')} />
      <DayField label="Signed on" {...bind('signedOn')} />
      <DayField label="Starts" {...bind('startsOn')} />
      <DayField label="Ends" hint="Empty: no end agreed." {...bind('endsOn')} />
      <TextField
        label="Renews by"
        unit="months"
        inputMode="numeric"
        hint="Empty: it does not renew."
        {...bind('renewsMonths')}
      />
      <TextField label="Payment terms" unit="days" inputMode="numeric" {...bind('paymentTermsDays')} />
      <CurrencyField {...bind('currency')} />
      <Group title="Notice">
        <TextField label="Notice period" inputMode="numeric" hint="Empty: none agreed." {...bind('noticeLength')} />
        <Select label="Counted in" options={unitOptions} {...bind('unit')} />
        <Select label="Counts as received" options={receiptOptions} {...bind('receipt')} />
        <Select label="Takes effect" className={double} options={rollOptions} {...bind('roll')} />
        <Select label="If that is not a working day" options={nonWorkingOptions} {...bind('onNonWorkingDay')} />
        <TextField label="Form of notice" className={double} placeholder="in writing" {...bind('noticeForm')} />
        <div className={wide}>
          <NoticeToday rule={noticeRuleOf(form.draft)} agreement={agreement ?? undefined} />
        </div>
      </Group>
    </RecordForm>
  );
};
