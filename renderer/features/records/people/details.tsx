import PencilLine from 'lucide-react/icons/pencil-line';
import type { ReactNode } from 'react';
import { clientCurrency } from '#shared/rules/facts-money.ts';
import {
  type DetailsForm as Draft,
  formOfDetails,
  readDetails,
  type Details as Value,
} from '#shared/rules/people-form.ts';
import { AmountField, Button, focusOnMount, Select, TextArea, TextField } from '../../../components/index.ts';
import { toast, undoClient, updateClient, useAppState, useClient, useFormat } from '../../../state/index.ts';
import { CurrencyField } from '../forms/currency-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { focusSoon } from '../forms/focus-soon.ts';
import { Group, RecordForm, wide } from '../forms/record-form.tsx';
import { useForm } from '../forms/use-form.ts';
import styles from './people.module.css';
import { feeOptions, feeWords } from './words.ts';

const drafts = new Map<string, Draft>();

/** Selected one by one: a selection must be a stored reference. */
const useDetails = (): Value => ({
  name: useClient((client) => client.name),
  summary: useClient((client) => client.summary),
  since: useClient((client) => client.since),
  country: useClient((client) => client.country),
  address: useClient((client) => client.address),
  taxId: useClient((client) => client.taxId),
  fee: useClient((client) => client.fee),
});

const DetailsForm = ({ clientId, onClose }: { readonly clientId: string; readonly onClose: () => void }) => {
  const workspace = useAppState((state) => state.workspace);
  const currency = useClient((client) => clientCurrency(client, workspace));
  const details = useDetails();
  const form = useForm<Draft, Value>({
    kept: drafts,
    id: clientId,
    initial: formOfDetails(details, currency),
    read: readDetails,
    onSave: (value) => {
      updateClient((client) => ({ ...client, ...value }));
      onClose();
      toast('Details saved.', [{ label: 'Undo', onPress: undoClient }]);
    },
    onClose,
  });
  const { bind, draft } = form;
  return (
    <RecordForm
      main
      label="Change details"
      save="Save details"
      dirty={form.dirty}
      form={form.form}
      onDiscard={form.discard}
    >
      <TextField label="Name" className={wide} ref={focusOnMount} {...bind('name')} />
      <TextField label="Summary" className={wide} hint="One line under the name." {...bind('summary')} />
      <DayField label="Since" {...bind('since')} />
      <TextField label="Country" maxLength={20} placeholder="PT" hint="Two letters." {...bind('country')} />
      <TextField label="Tax number" {...bind('taxId')} />
      <TextArea
        label="Address"
        rows={3}
        className={wide}
        hint="As on an envelope, without the name."
        {...bind('address')}
      />
      <Group title="Fee">
        <Select label="Paid" options={feeOptions} {...bind('feeKind')} />
        {draft.feeKind === 'none' ? null : (
          <>
            <AmountField label="Amount" hint="Without tax." {...bind('feeAmount')} />
            <CurrencyField {...bind('feeCurrency')} />
            <TextField label="Hours included" placeholder="20:00" inputMode="numeric" {...bind('feeTime')} />
          </>
        )}
      </Group>
    </RecordForm>
  );
};

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const countryName = (code: string, locale: string): string => {
  if (code === '') return '';
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;
};

const unset = <span className={styles.unset}>Not recorded</span>;

/** Who the client is, as letters and packs print it. */
export const Details = ({
  clientId,
  changes,
  editing,
  onEditing,
}: {
  readonly clientId: string;
  readonly changes: boolean;
  readonly editing: boolean;
  readonly onEditing: (editing: boolean) => void;
}) => {
  const details = useDetails();
  const format = useFormat();
  const { fee, address } = details;
  if (changes && editing) {
    return (
      <DetailsForm
        clientId={clientId}
        onClose={() => {
          onEditing(false);
          focusSoon('edit-details');
        }}
      />
    );
  }
  return (
    <>
      <dl className={styles.details}>
        <Row name="Name">{details.name}</Row>
        <Row name="Address">
          {address.length === 0 ? unset : <span className={styles.address}>{address.join('\n')}</span>}
        </Row>
        <Row name="Country">{details.country === '' ? unset : countryName(details.country, format.locale)}</Row>
        <Row name="Tax number">{details.taxId === '' ? <span className="faint">–</span> : details.taxId}</Row>
        <Row name="Since">
          {details.since === null ? <span className="faint">–</span> : format.longDate(details.since)}
        </Row>
        <Row name="Fee">
          {fee === null ? (
            <span className="faint">–</span>
          ) : (
            `${format.shortMoney(fee.amount, fee.currency)} ${feeWords[fee.kind]}${fee.minutes === null ? '' : `, ${format.number(fee.minutes / 60)} hours included`}`
          )}
        </Row>
        <Row name="Summary">{details.summary === '' ? <span className="faint">–</span> : details.summary}</Row>
      </dl>
      {changes ? (
        <Button id="edit-details" size="sm" icon={PencilLine} onClick={() => onEditing(true)}>
          Change details
        </Button>
      ) : null}
    </>
  );
};
