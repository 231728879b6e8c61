import type { Phase } from '#shared/rules/checklist.ts';
import { cx, VisuallyHidden } from '../../../components/index.ts';
import { clientPlace, useClient, useFormat } from '../../../state/index.ts';
import styles from './phases.module.css';

type Where = 'past' | 'now' | 'ahead';

const whereOf = (phases: readonly Phase[], index: number, today: string): Where => {
  const phase = phases[index];
  if (phase === undefined || phase.on === null || phase.on > today) return 'ahead';
  const next = phases[index + 1];
  return next?.on != null && next.on <= today ? 'past' : 'now';
};

const words: Readonly<Record<Where, string>> = { past: 'past', now: 'now', ahead: 'ahead' };

/** From the decision to the last look back. The days follow the notice and the last day. */
export const Phases = ({
  phases,
  lastDay,
  today,
}: {
  readonly phases: readonly Phase[];
  readonly lastDay: string | null;
  readonly today: string;
}) => {
  const format = useFormat();
  const id = useClient((client) => client.id);
  return (
    <section aria-labelledby="phases" className={styles.phases}>
      <h2 className="h3" id="phases">
        Phasing out
      </h2>
      <ol>
        {phases.map((phase, index) => {
          const where = whereOf(phases, index, today);
          const last = phase.id === 'ph-00';
          return (
            <li key={phase.id} className={cx(styles[where], last && styles.end)}>
              <i aria-hidden="true" />
              <div>
                <p
                  className={cx(
                    styles.day,
                    !last && lastDay !== null && phase.on !== null && phase.on > lastDay && styles.after,
                  )}
                >
                  {phase.on === null ? 'No day yet' : format.dayMonth(phase.on)}
                  <VisuallyHidden>, {words[where]}</VisuallyHidden>
                </p>
                <p className={styles.title}>{phase.title}</p>
                <p className="meta">{phase.text}</p>
              </div>
            </li>
          );
        })}
      </ol>
      <a className="small" href={clientPlace(id, 'exit', 'timing')}>
        {lastDay === null ? 'Choose a last day' : 'Change the last day'}
      </a>
    </section>
  );
};
