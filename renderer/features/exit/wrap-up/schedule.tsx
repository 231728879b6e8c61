import Trash2 from 'lucide-react/icons/trash-2';
import { type FormEvent, useState } from 'react';
import { type ExitPlan, firstIssue, type ScheduleItem, scheduleItem } from '#shared/model/index.ts';
import { withExit } from '#shared/rules/exit-plan.ts';
import {
  Button,
  Checkbox,
  cx,
  DateField,
  FieldError,
  IconButton,
  Select,
  TextField,
} from '../../../components/index.ts';
import { newId, toast, undoClient, updateClient, useFormat } from '../../../state/index.ts';
import styles from './wrap-up.module.css';

const who = [
  { value: 'me', label: 'From me' },
  { value: 'client', label: 'From the client' },
  { value: 'both', label: 'Together' },
] as const satisfies readonly { readonly value: ScheduleItem['who']; readonly label: string }[];

const whoWord = (value: ScheduleItem['who']): string => who.find((each) => each.value === value)?.label ?? '';

const byDay = (items: readonly ScheduleItem[]): readonly ScheduleItem[] =>
  items.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Dated lines both sides may read. They are printed for the client under "Remaining dates". */
export const Schedule = ({
  plan,
  today,
  readOnly,
}: {
  readonly plan: ExitPlan;
  readonly today: string;
  readonly readOnly: boolean;
}) => {
  const format = useFormat();
  const change = (next: (items: readonly ScheduleItem[]) => readonly ScheduleItem[]): void =>
    updateClient((client) =>
      withExit(client, today, (before) => ({ ...before, schedule: [...next(before.schedule)] })),
    );
  const [draft, setDraft] = useState({ on: '', who: 'me' as ScheduleItem['who'], what: '' });
  const [error, setError] = useState<string | null>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const read = scheduleItem.safeParse({ id: newId('sch'), ...draft, what: draft.what.trim(), doneOn: null });
    if (!read.success) {
      const { field, message } = firstIssue(read.error);
      setError(
        field === 'on' && draft.on === ''
          ? 'Choose the day.'
          : field === 'what' && draft.what.trim() === ''
            ? 'Write what happens on this day.'
            : message,
      );
      return;
    }
    change((items) => [...items, read.data]);
    setDraft({ on: '', who: draft.who, what: '' });
    setError(null);
  };
  return (
    <section aria-labelledby="schedule" className={styles.group}>
      <header>
        <h3 className="h3" id="schedule">
          Dates for both sides
        </h3>
        <span className="small muted">Printed in the pack for the client</span>
      </header>
      {plan.schedule.length === 0 ? (
        <p className="small muted">No dates yet. A date with one plain line is enough: who does what, and when.</p>
      ) : (
        <ul>
          {byDay(plan.schedule).map((item) => (
            <li key={item.id} className={styles.line}>
              <Checkbox
                className={cx(styles.tick, item.doneOn !== null && styles.doneText)}
                checked={item.doneOn !== null}
                disabled={readOnly}
                onChange={(ticked) =>
                  change((items) =>
                    items.map((each) => (each.id === item.id ? { ...each, doneOn: ticked ? today : null } : each)),
                  )
                }
              >
                {item.what}
              </Checkbox>
              <span className={styles.who}>{whoWord(item.who)}</span>
              <span
                className={cx(
                  styles.day,
                  plan.lastDay !== null && item.on > plan.lastDay && item.doneOn === null && styles.after,
                )}
              >
                {format.dayMonth(item.on)}
              </span>
              {readOnly ? null : (
                <IconButton
                  label={`Remove: ${item.what}`}
                  title="Remove"
                  icon={Trash2}
                  size="sm"
                  onClick={() => {
                    change((items) => items.filter((each) => each.id !== item.id));
                    toast('Date removed.', [{ label: 'Undo', onPress: undoClient }]);
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <form onSubmit={add} className={styles.add} noValidate>
          <DateField
            size="sm"
            label="Day"
            value={draft.on}
            onChange={(on) => {
              setDraft({ ...draft, on });
              setError(null);
            }}
            data-first=""
          />
          <Select
            size="sm"
            label="Who"
            value={draft.who}
            options={who}
            onChange={(value) => setDraft({ ...draft, who: value })}
          />
          <TextField
            size="sm"
            label="What"
            className={styles.what}
            value={draft.what}
            onChange={(what) => {
              setDraft({ ...draft, what });
              setError(null);
            }}
          />
          <Button size="sm" type="submit">
            Add
          </Button>
          <div role="alert" className={styles.addError}>
            <FieldError message={error} />
          </div>
        </form>
      )}
    </section>
  );
};
