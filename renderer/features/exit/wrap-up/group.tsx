import type { StepGroup } from '#shared/rules/checklist.ts';
import type { ExitData } from '../use-exit.ts';
import { StepItem } from './step-item.tsx';
import styles from './wrap-up.module.css';

export const Group = ({
  group,
  data,
  hideDone,
  readOnly,
}: {
  readonly group: StepGroup;
  readonly data: ExitData;
  readonly hideDone: boolean;
  readonly readOnly: boolean;
}) => {
  const steps = group.steps.filter(({ state }) => state === 'open' || (state === 'done' && !hideDone));
  if (steps.length === 0) return null;
  const { done, total } = group.counts;
  return (
    <section aria-labelledby={`group-${group.id}`} className={styles.group}>
      <header>
        <h3 className="h3" id={`group-${group.id}`} title={group.intro}>
          {group.title}
        </h3>
        <span className="small muted num">
          {done} of {total}
        </span>
      </header>
      <ul>
        {steps.map((step) => (
          <StepItem key={step.id} step={step} data={data} readOnly={readOnly} />
        ))}
      </ul>
    </section>
  );
};
