import { useState } from 'react';
import type { InterestChoice } from '#shared/model/index.ts';
import type { PackData } from '#shared/pack/index.ts';
import { parseAmount } from '#shared/rules/amount-input.ts';
import { longDate } from '#shared/rules/dates.ts';
import { parsePercent } from '#shared/rules/interest.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { AmountField, Checkbox, DateField, Select, TextField } from '../../components/index.ts';
import { changeInterest, usePackChoices } from './choices.ts';
import styles from './pack.module.css';

const methods: readonly { readonly value: InterestChoice['method']; readonly label: string }[] = [
  { value: 'EU', label: 'European Union, Directive 2011/7/EU' },
  { value: 'UK', label: 'United Kingdom, Act of 1998' },
  { value: 'contract', label: 'The rate of the agreement' },
];

/** A percentage as it is kept; null while it does not read as one. A decimal comma is a decimal point. */
const percentOf = (text: string): string | null => {
  const bare = text.replace(',', '.').replace('%', '').trim();
  return parsePercent(bare) === null ? null : bare;
};

/** Text the user is typing; told further each time it reads as a percentage. */
const PercentField = ({
  label,
  value,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onChange: (percent: string) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const wrong = text !== '' && percentOf(text) === null ? 'Write the rate in percent, for example 2.15.' : null;
  return (
    <TextField
      label={label}
      size="sm"
      unit="%"
      figures
      inputMode="decimal"
      autoComplete="off"
      hint={hint}
      error={wrong}
      value={text}
      onChange={(next) => {
        const percent = percentOf(next);
        setTyped(next);
        if (percent !== null) onChange(percent);
      }}
    />
  );
};

/** The reference rate of one day and where it stands: counted once both are there. */
const RateFields = ({
  day,
  name,
  choice,
}: {
  readonly day: string;
  readonly name: string;
  readonly choice: InterestChoice;
}) => {
  const kept = choice.rates.find(({ on }) => on === day);
  const [value, setValue] = useState(kept?.value ?? '');
  const [source, setSource] = useState(kept?.source ?? '');
  const keep = (percent: string, where: string): void => {
    const others = choice.rates.filter(({ on }) => on !== day);
    const whole = percent !== '' && where.trim() !== '';
    changeInterest({ rates: whole ? [...others, { on: day, value: percent, source: where }] : others });
  };
  return (
    <div className={styles.pair}>
      <PercentField
        label={name}
        value={value}
        onChange={(percent) => {
          setValue(percent);
          keep(percent, source);
        }}
      />
      <TextField
        label="Where you read it, and when"
        size="sm"
        maxLength={200}
        value={source}
        onChange={(where) => {
          setSource(where);
          keep(value, where);
        }}
      />
    </div>
  );
};

/** Every day whose reference rate this account needs, entered or not. */
const daysOf = ({ interest }: PackData): readonly string[] => {
  if (interest === null || interest.choice.method === 'contract') return [];
  const used = interest.accounts.flatMap(({ invoices }) =>
    invoices.flatMap((invoice) => invoice.interest.lines.flatMap(({ reference }) => reference?.on ?? [])),
  );
  return [...new Set([...interest.needs, ...used])].sort();
};

/** The fixed sum where the law names none for a currency: typed until it reads as an amount; empty for none. */
const FixedSum = ({ currency, choice }: { readonly currency: string; readonly choice: InterestChoice }) => {
  const kept = choice.fixedSums?.find((sum) => sum.currency === currency)?.amount ?? choice.fixedSum;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null || typed.trim() === '' ? null : parseAmount(typed, currency);
  const keep = (minor: number | null): void =>
    changeInterest({
      fixedSums: [
        ...(choice.fixedSums ?? []).filter((sum) => sum.currency !== currency),
        ...(minor === null ? [] : [{ currency, amount: minor }]),
      ],
    });
  return (
    <AmountField
      label={`Fixed sum for each late invoice, ${currency}`}
      size="sm"
      currency={currency}
      hint="No sum is named for this currency. Empty: none is calculated, and the worksheet says so."
      error={read === null || read.ok ? null : read.message}
      value={typed ?? (kept === null ? '' : formatAmount(kept, currency))}
      onChange={(text) => {
        setTyped(text);
        if (text.trim() === '') keep(null);
        else {
          const amount = parseAmount(text, currency);
          if (amount.ok) keep(amount.minor);
        }
      }}
    />
  );
};

/** Currencies with a late invoice for which the chosen law names no fixed sum. */
const withoutSum = ({ interest }: PackData): readonly string[] => {
  if (interest === null || interest.choice.method === 'contract') return [];
  const named = interest.choice.method === 'EU' ? 'EUR' : 'GBP';
  return interest.accounts.map(({ currency }) => currency).filter((currency) => currency !== named);
};

const Method = ({ data, choice }: { readonly data: PackData; readonly choice: InterestChoice }) => {
  const whose = choice.method === 'EU' ? 'ECB rate' : 'Base rate';
  return (
    <>
      <Select
        label="How it is calculated"
        size="sm"
        value={choice.method}
        options={methods}
        onChange={(method) => changeInterest({ method })}
      />
      {choice.method === 'contract' ? (
        <div className={styles.pair}>
          <PercentField
            label="Rate of the clause"
            value={choice.contract?.value ?? ''}
            onChange={(value) => changeInterest({ contract: { value, per: choice.contract?.per ?? 'year' } })}
          />
          <Select
            label="For each"
            size="sm"
            value={choice.contract?.per ?? 'year'}
            options={[
              { value: 'year', label: 'Year' },
              { value: 'month', label: 'Month' },
            ]}
            onChange={(per) => changeInterest({ contract: { value: choice.contract?.value ?? '0', per } })}
          />
        </div>
      ) : (
        <PercentField label="Added points" value={choice.points} onChange={(points) => changeInterest({ points })} />
      )}
      {daysOf(data).map((day) => (
        <RateFields
          key={`${choice.method}-${day}`}
          day={day}
          name={`${whose} on ${longDate(day, data.locale)}`}
          choice={choice}
        />
      ))}
      {withoutSum(data).map((currency) => (
        <FixedSum key={currency} currency={currency} choice={choice} />
      ))}
      <Checkbox checked={choice.underDiscussion} onChange={(underDiscussion) => changeInterest({ underDiscussion })}>
        Count amounts under discussion too
      </Checkbox>
      <DateField
        label="Claimed on"
        size="sm"
        hint="Empty while it is not claimed. The records say so."
        value={choice.claimedOn ?? ''}
        onChange={(day) => changeInterest({ claimedOn: day === '' ? null : day })}
      />
    </>
  );
};

/** Interest on late invoices: off until it is ticked. A calculation, never a claim. */
export const InterestOptions = ({ data }: { readonly data: PackData }) => {
  const { interest: choice } = usePackChoices();
  const on = choice.worksheet || choice.mention;
  return (
    <fieldset className={styles.interest}>
      <legend>Interest on late invoices</legend>
      <p className="meta">
        A calculation, not a claim, and never part of the account. Check the rate and the rule that apply.
      </p>
      <Checkbox checked={choice.worksheet} onChange={(worksheet) => changeInterest({ worksheet })}>
        Worksheet in the pack for my records
      </Checkbox>
      <Checkbox checked={choice.mention} onChange={(mention) => changeInterest({ mention })}>
        Mention interest in the statement for the client
      </Checkbox>
      {on ? <Method data={data} choice={choice} /> : null}
    </fieldset>
  );
};
