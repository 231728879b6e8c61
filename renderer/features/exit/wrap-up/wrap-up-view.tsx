import Plus from 'lucide-react/icons/plus';
import { useRef, useState } from 'react';
import type { StepGroup } from '#shared/rules/checklist.ts';
import { withStepChanged } from '#shared/rules/exit-plan.ts';
import { Button, EmptyState, Note } from '../../../components/index.ts';
import { clientPlace, updateClient, useClientReadOnly } from '../../../state/index.ts';
import type { ExitData } from '../use-exit.ts';
import { Group } from './group.tsx';
import { People } from './people.tsx';
import { Phases } from './phases.tsx';
import { Schedule } from './schedule.tsx';
import styles from './wrap-up.module.css';

/** Two columns of about the same length, in reading order. Fixed, so that opening a step moves nothing sideways. */
const columns = (groups: readonly StepGroup[]): readonly (readonly StepGroup[])[] => {
  const weight = (group: StepGroup): number =>
    2 + group.steps.reduce((sum, step) => sum + (step.state === 'not-needed' ? 0 : 1 + 0.7 * step.rows.length), 0);
  const half = groups.reduce((sum, group) => sum + weight(group), 0) / 2;
  let sum = 0;
  const first = groups.filter((group) => {
    const before = sum;
    sum += weight(group);
    return before + weight(group) / 2 <= half;
  });
  return [first, groups.slice(first.length)];
};

/** The last weeks: phases that follow the last day, and steps drawn from the records. */
export const WrapUpView = (data: ExitData) => {
  const { client, plan, checklist, today } = data;
  const readOnly = useClientReadOnly() !== null;
  const [hideDone, setHideDone] = useState(false);
  const schedule = useRef<HTMLDivElement>(null);
  const { done, total } = checklist.counts;
  const notNeeded = checklist.groups.flatMap((group) => group.steps).filter(({ state }) => state === 'not-needed');
  return (
    <div className={styles.wrapUp}>
      <Phases phases={checklist.phases} lastDay={plan.lastDay} today={today} />
      <section aria-labelledby="checklist" className={styles.main}>
        <div className={styles.bar}>
          <h2 className="h3" id="checklist">
            Checklist
          </h2>
          <div
            className={styles.progress}
            role="progressbar"
            aria-label="Steps done"
            aria-valuenow={done}
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuetext={`${done} of ${total} done`}
          >
            <i style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
          </div>
          <span className="small muted num">
            {done} of {total} done
          </span>
          <span className={styles.actions}>
            <Button variant="quiet" size="sm" aria-pressed={hideDone} onClick={() => setHideDone(!hideDone)}>
              {hideDone ? 'Show done' : 'Hide done'}
            </Button>
            {readOnly ? null : (
              <Button
                size="sm"
                icon={Plus}
                onClick={() => schedule.current?.querySelector<HTMLElement>('[data-first]')?.focus()}
              >
                Add a date
              </Button>
            )}
          </span>
        </div>
        {plan.lastDay === null ? (
          <Note actions={<a href={clientPlace(client.id, 'exit', 'timing')}>Choose a last day</a>}>
            Most steps get their day from the last day. You can tick them before that, too.
          </Note>
        ) : null}
        {checklist.groups.length === 0 ? <EmptyState title="No steps are needed" level={3} /> : null}
        <div className={styles.columns}>
          {columns(checklist.groups).map((groups, index) => (
            <div key={index === 0 ? 'first' : 'second'}>
              {groups.map((group) => (
                <Group key={group.id} group={group} data={data} hideDone={hideDone} readOnly={readOnly} />
              ))}
            </div>
          ))}
        </div>
        <div ref={schedule}>
          <Schedule plan={plan} today={today} readOnly={readOnly} />
        </div>
        <People data={data} readOnly={readOnly} />
        {notNeeded.length === 0 ? null : (
          <section aria-labelledby="not-needed" className={styles.group}>
            <header>
              <h3 className="h3" id="not-needed">
                Not needed
              </h3>
            </header>
            <ul>
              {notNeeded.map((step) => (
                <li key={step.id} className={styles.step}>
                  <div className={styles.line}>
                    <span className={styles.doneText}>{step.text}</span>
                    {readOnly ? null : (
                      <Button
                        variant="quiet"
                        size="sm"
                        aria-label={`Bring back: ${step.text}`}
                        onClick={() => updateClient((each) => withStepChanged(each, today, step.id, { state: 'open' }))}
                      >
                        Bring back
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
      </section>
    </div>
  );
};
