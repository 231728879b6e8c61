import Ellipsis from 'lucide-react/icons/ellipsis';
import type { ReactNode } from 'react';
import { daysBetween } from '#shared/rules/dates.ts';
import { Checkbox, Chip, cx, Menu } from '../../../components/index.ts';
import { useAppState, useFormat } from '../../../state/index.ts';
import styles from './materials.module.css';

export type RowForm = '' | 'tick' | 'plan' | 'edit';

/** The day something is planned for; pressed, it asks for another. */
const PlanChip = ({
  name,
  plannedOn,
  onPlan,
}: {
  readonly name: string;
  readonly plannedOn: string | null;
  readonly onPlan: (() => void) | null;
}) => {
  const today = useAppState((state) => state.today);
  const { dayMonth, shortDate } = useFormat();
  const passed = plannedOn !== null && plannedOn < today;
  const near = plannedOn !== null && Math.abs(daysBetween(today, plannedOn)) < 300;
  const day = plannedOn === null ? 'No date' : near ? dayMonth(plannedOn) : shortDate(plannedOn);
  const chip = (
    <Chip tone={plannedOn === null || passed ? 'attention' : 'plain'}>{passed ? `${day}, passed` : day}</Chip>
  );
  if (onPlan === null) return chip;
  return (
    <button type="button" className={styles.chip} onClick={onPlan} aria-label={`Plan a date for ${name}: ${day}`}>
      {chip}
    </button>
  );
};

/** One thing of a list: tick, name, a line about it, its day, and what can be done. Forms open below it. */
export const Row = ({
  id,
  name,
  line,
  done,
  plannedOn,
  changes,
  form,
  onForm,
  onUntick,
  onRemove,
  children,
}: {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly done: boolean;
  readonly plannedOn: string | null;
  /** False when nothing can be changed. */
  readonly changes: boolean;
  readonly form: RowForm;
  readonly onForm: (form: RowForm) => void;
  readonly onUntick: () => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}) => {
  const tick = (checked: boolean): void => {
    if (checked) onForm('tick');
    else if (done) onUntick();
    else onForm('');
  };
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <Checkbox
          data-focus={`thing-${id}`}
          className={cx(styles.tick, done && styles.done)}
          checked={done || form === 'tick'}
          disabled={!changes}
          description={line === '' ? undefined : <span className="meta">{line}</span>}
          onChange={tick}
        >
          {name}
        </Checkbox>
        {done ? null : <PlanChip name={name} plannedOn={plannedOn} onPlan={changes ? () => onForm('plan') : null} />}
        {changes ? (
          <Menu
            label={`What to do with ${name}`}
            icon={Ellipsis}
            className={cx(styles.more)}
            options={[
              { id: 'edit', label: 'Edit' },
              ...(done ? [] : [{ id: 'plan', label: 'Plan a date' } as const]),
              { id: 'remove', label: 'Remove' },
            ]}
            onAction={(action) => {
              if (action === 'remove') onRemove();
              else if (action === 'edit' || action === 'plan') onForm(action);
            }}
          />
        ) : null}
      </div>
      {children}
    </li>
  );
};
