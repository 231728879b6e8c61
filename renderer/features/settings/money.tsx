import { useState } from 'react';
import { currency as currencySchema, settings as schema } from '#shared/model/index.ts';
import { parseAmount } from '#shared/rules/amount-input.ts';
import { monthNames, shortDate } from '#shared/rules/dates.ts';
import { formatAmount } from '#shared/rules/money.ts';
import { AmountField, Button, Checkbox, DateField, Select } from '../../components/index.ts';
import { updateSettings, useAppState } from '../../state/index.ts';
import { SavedField } from './saved-field.tsx';
import styles from './settings.module.css';

const HourlyRate = () => {
  const { currency, targetHourlyRate } = useAppState((state) => state.workspace.settings);
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  return (
    <AmountField
      label="What an hour should earn"
      hint="Compared with what an hour really earns. Leave it empty if you do not want the comparison."
      currency={currency}
      value={typed ?? (targetHourlyRate === null ? '' : formatAmount(targetHourlyRate, currency))}
      error={error}
      onChange={(text) => {
        setTyped(text);
        setError(null);
      }}
      onBlur={() => {
        if (typed === null) return;
        const read = typed.trim() === '' ? null : parseAmount(typed, currency);
        if (read !== null && !read.ok) setError(read.message);
        else {
          updateSettings({ targetHourlyRate: read === null ? null : read.minor });
          setTyped(null);
        }
      }}
    />
  );
};

/** Days on which offices are closed: they are no working days when notice is counted. */
const Holidays = () => {
  const holidays = useAppState((state) => state.workspace.settings.holidays);
  const locale = useAppState((state) => state.workspace.settings.locale);
  const [day, setDay] = useState('');
  const add = (): void => {
    if (day === '' || holidays.includes(day)) return;
    updateSettings({ holidays: [...holidays, day].sort() });
    setDay('');
  };
  return (
    <div className={styles.group}>
      <h3 className="h3">Public holidays</h3>
      <p className={styles.lead}>
        They are no working days when notice is counted. Good Terms ships no calendar of them.
      </p>
      <div className={styles.days}>
        <DateField label="A public holiday" hideLabel size="sm" value={day} onChange={setDay} />
        <Button size="sm" onClick={add}>
          Add the day
        </Button>
      </div>
      <ul className={styles.days}>
        {holidays.map((holiday) => (
          <li key={holiday}>
            <Button
              size="sm"
              variant="quiet"
              aria-label={`Take out ${shortDate(holiday, locale)}`}
              onClick={() => updateSettings({ holidays: holidays.filter((each) => each !== holiday) })}
            >
              {shortDate(holiday, locale)} ×
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
};

export const Money = () => {
  const settings = useAppState((state) => state.workspace.settings);
  return (
    <>
      <div className={styles.fields}>
        <SavedField
          label="My currency"
          hint="Three letters, for example EUR, USD or JPY."
          value={settings.currency}
          schema={currencySchema}
          onSave={(currency) => updateSettings({ currency })}
        />
        <HourlyRate />
        <Select
          label="Dates and numbers"
          value={settings.locale}
          options={[
            { value: 'en-GB', label: '19 June 2026' },
            { value: 'en-US', label: 'June 19, 2026' },
          ]}
          onChange={(locale) => updateSettings({ locale: schema.shape.locale.parse(locale) })}
        />
        <Select
          label="Paper of packs"
          value={settings.paper}
          options={[
            { value: 'auto', label: 'By my country' },
            { value: 'a4', label: 'A4' },
            { value: 'letter', label: 'US Letter' },
          ]}
          onChange={(paper) => updateSettings({ paper: schema.shape.paper.parse(paper) })}
        />
      </div>
      <div className={styles.group}>
        <h3 className="h3">Quiet months</h3>
        <p className={styles.lead}>
          Fewer people notice an ending then, and mistakes cost less. Timing takes it into account.
        </p>
        <div className={styles.months}>
          {monthNames.map((name, index) => (
            <Checkbox
              key={name}
              checked={settings.quietMonths.includes(index + 1)}
              onChange={(on) =>
                updateSettings({
                  quietMonths: on
                    ? [...settings.quietMonths, index + 1].sort((a, b) => a - b)
                    : settings.quietMonths.filter((month) => month !== index + 1),
                })
              }
            >
              {name}
            </Checkbox>
          ))}
        </div>
      </div>
      <Holidays />
    </>
  );
};
