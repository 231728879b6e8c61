import { agreementByLabels, agreementStateLabels } from '#shared/content/journal.ts';
import type { EntryFacts } from '#shared/model/index.ts';
import { DateField, Select } from '../../components/index.ts';
import styles from './composer.module.css';

type Agreement = NonNullable<EntryFacts['agreement']>;

const by = (['client', 'me', 'both'] as const).map((value) => ({ value, label: agreementByLabels[value] }));
const states = (['open', 'kept', 'partly', 'not-kept'] as const).map((value) => ({
  value,
  label: agreementStateLabels[value],
}));

/** What an agreement starts with when the kind is chosen. */
export const freshAgreement: Agreement = { by: 'both', state: 'open', checkOn: null };

/** Who promised, whether it was kept, and when to look again. Counted by the review. */
export const AgreementFields = ({
  value,
  onChange,
}: {
  readonly value: Agreement | null;
  readonly onChange: (value: Agreement) => void;
}) => {
  const agreement = value ?? freshAgreement;
  return (
    <div className={styles.agreement}>
      <Select
        label="Promised by"
        size="sm"
        value={agreement.by}
        options={by}
        onChange={(who) => onChange({ ...agreement, by: who })}
      />
      <Select
        label="State"
        size="sm"
        value={agreement.state}
        options={states}
        onChange={(state) => onChange({ ...agreement, state })}
      />
      <DateField
        label="Look again on"
        size="sm"
        value={agreement.checkOn ?? ''}
        onChange={(day) => onChange({ ...agreement, checkOn: day === '' ? null : day })}
      />
    </div>
  );
};
