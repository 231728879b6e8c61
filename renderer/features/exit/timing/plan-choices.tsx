import { useState } from 'react';
import { exitPlanContent } from '#shared/content/exit-plan.ts';
import type { ExitPlan } from '#shared/model/index.ts';
import { parseAmount } from '#shared/rules/amount-input.ts';
import { withExit } from '#shared/rules/exit-plan.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { AmountField, Checkbox, DateField, Note, Select, TextField } from '../../../components/index.ts';
import { clientPlace, updateClient } from '../../../state/index.ts';
import styles from './timing.module.css';

const { basis, reasons, urgentIntro } = exitPlanContent;

const urgentOptions = [
  { value: 'none', label: 'No' },
  { value: 'safety', label: 'Yes: safety comes first' },
  { value: 'payment', label: 'Yes: payment is beyond my limit' },
] as const satisfies readonly { readonly value: ExitPlan['urgent']; readonly label: string }[];

/** "2.5" or "2,5" as a number of months; null when it cannot be read. */
const monthsIn = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= 600 ? value : null;
};

const CoveredMonths = ({
  value,
  onChange,
}: {
  readonly value: number | null;
  readonly onChange: (v: number | null) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  return (
    <TextField
      label="Months you can cover without this client"
      inputMode="decimal"
      figures
      value={typed ?? (value === null ? '' : String(value))}
      error={error}
      onChange={(text) => {
        setTyped(text);
        setError(null);
        if (text.trim() === '') onChange(null);
        else {
          const months = monthsIn(text);
          if (months !== null) onChange(months);
        }
      }}
      onBlur={() => {
        if (typed !== null && typed.trim() !== '' && monthsIn(typed) === null) {
          setError('This does not read as a number of months. Write it like 2 or 2.5.');
        } else setTyped(null);
      }}
    />
  );
};

const Replacement = ({
  value,
  currency,
  onChange,
}: {
  readonly value: number;
  readonly currency: string;
  readonly onChange: (minor: number) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const read = (text: string) => parseAmount(text.trim() === '' ? '0' : text, currency);
  return (
    <AmountField
      label="Income that replaces it, a month"
      currency={currency}
      value={typed ?? (value === 0 ? '' : formatAmount(value, currency))}
      error={error}
      onChange={(text) => {
        setTyped(text);
        setError(null);
        const amount = read(text);
        if (amount.ok) onChange(amount.minor);
      }}
      onBlur={() => {
        const amount = read(typed ?? '');
        if (typed === null || amount.ok) setTyped(null);
        else setError(amount.message);
      }}
    />
  );
};

/** How it ends, the one sentence for it, and what the suggestion looks at. Saved on every change. */
export const PlanChoices = ({
  clientId,
  plan,
  today,
  currency,
}: {
  readonly clientId: string;
  readonly plan: ExitPlan;
  readonly today: string;
  readonly currency: string;
}) => {
  const change = (part: Partial<ExitPlan>): void =>
    updateClient((client) => withExit(client, today, (before) => ({ ...before, ...part })));
  return (
    <section aria-labelledby="way-out" className={styles.choices}>
      <h3 className="h3" id="way-out">
        The way out
      </h3>
      <div className={styles.fields}>
        <Select
          label="How it ends"
          value={plan.basis}
          options={basis.map(({ id, label }) => ({ value: id, label }))}
          onChange={(value) => change({ basis: value })}
        />
        <Select
          label="Is it urgent?"
          value={plan.urgent}
          options={urgentOptions}
          onChange={(value) => change({ urgent: value })}
        />
        <Select
          className={styles.wide}
          label={reasons.title}
          hint={reasons.intro}
          value={plan.reason}
          options={[
            { value: '', label: 'Not chosen yet' },
            ...reasons.options.map(({ id, text }) => ({ value: id, label: text })),
          ]}
          onChange={(reason) => change({ reason })}
        />
      </div>
      {plan.urgent === 'none' ? null : (
        <Note tone="attention" actions={<a href={clientPlace(clientId, 'review')}>Find support</a>}>
          {urgentIntro}
        </Note>
      )}
      {plan.basis === 'cause' ? (
        <Note tone="attention">
          An ending for cause can have legal effects. Ask a lawyer or your association before you send anything.
        </Note>
      ) : null}
      <h3 className="h3">What it means for your income</h3>
      <div className={styles.fields}>
        <CoveredMonths value={plan.monthsCovered} onChange={(monthsCovered) => change({ monthsCovered })} />
        <Replacement
          value={plan.replacementMonthly}
          currency={currency}
          onChange={(replacementMonthly) => change({ replacementMonthly })}
        />
        <DateField
          label="From"
          value={plan.replacementFrom ?? ''}
          onChange={(text) => change({ replacementFrom: text === '' ? null : text })}
        />
      </div>
      <div className={styles.ticks}>
        <Checkbox checked={plan.publicWork} onChange={(publicWork) => change({ publicWork })}>
          My name is connected with this work in public
        </Checkbox>
        <Checkbox checked={plan.deposits} onChange={(deposits) => change({ deposits })}>
          There are deposits, advance payments or shared costs
        </Checkbox>
      </div>
    </section>
  );
};
