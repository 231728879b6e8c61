import ChevronDown from 'lucide-react/icons/chevron-down';
import { useId, useState } from 'react';
import type { Step } from '#shared/rules/checklist.ts';
import { withStepChanged } from '#shared/rules/exit-plan.ts';
import { Checkbox, cx, IconButton, VisuallyHidden } from '../../../components/index.ts';
import { updateClient, useFormat } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import { RecordRows } from './record-rows.tsx';
import { StepDetails } from './step-details.tsx';
import styles from './wrap-up.module.css';

/** The day of a step: when it was done, else when it is due; after the last day in ochre. */
const StepDay = ({ step, lastDay }: { readonly step: Step; readonly lastDay: string | null }) => {
  const format = useFormat();
  const day = step.state === 'done' ? step.doneOn : step.dueOn;
  if (day === null) return null;
  const after = step.state === 'open' && lastDay !== null && day > lastDay;
  return (
    <span className={cx(styles.day, after && styles.after)}>
      {step.late ? 'was ' : ''}
      {format.dayMonth(day)}
      {after ? <VisuallyHidden>, after the last day</VisuallyHidden> : null}
    </span>
  );
};

/** One step: ticked today, opened in place for why, day, note and "not needed". */
export const StepItem = ({
  step,
  data,
  readOnly,
}: {
  readonly step: Step;
  readonly data: ExitData;
  readonly readOnly: boolean;
}) => {
  const { plan, today } = data;
  const [open, setOpen] = useState(false);
  const id = useId();
  const done = step.state === 'done';
  return (
    <li className={styles.step}>
      <div className={styles.line}>
        <Checkbox
          className={cx(styles.tick, done && styles.doneText)}
          checked={done}
          disabled={readOnly}
          onChange={(ticked) =>
            updateClient((client) =>
              withStepChanged(
                client,
                today,
                step.id,
                ticked ? { state: 'done', doneOn: today } : { state: 'open', doneOn: null },
              ),
            )
          }
        >
          {step.text}
        </Checkbox>
        <StepDay step={step} lastDay={plan.lastDay} />
        <IconButton
          label={`${open ? 'Close' : 'Open'}: ${step.text}`}
          title={open ? 'Close' : 'Why, day and note'}
          icon={ChevronDown}
          size="sm"
          className={cx(styles.more, open && styles.opened)}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        />
      </div>
      {step.note === '' || open ? null : <p className={styles.note}>{step.note}</p>}
      <div id={id} hidden={!open}>
        {open ? <StepDetails step={step} data={data} readOnly={readOnly} /> : null}
      </div>
      {step.rows.length === 0 ? null : <RecordRows step={step} data={data} readOnly={readOnly} />}
    </li>
  );
};
