import type { Reading } from '#shared/rules/reading.ts';
import type { ReadingWords } from '#shared/rules/reading-words.ts';
import { buttonClass, SideLabel } from '../../components/index.ts';
import { clientPlace } from '../../state/index.ts';
import { reviewPlace } from './places.ts';
import styles from './reading.module.css';

/** What comes before any leaning: safety, or money that is long overdue. */
export const OverrideSteps = ({
  clientId,
  override,
  words,
}: {
  readonly clientId: string;
  readonly override: NonNullable<Reading['override']>;
  readonly words: ReadingWords;
}) => (
  <section className={`private ${styles.points ?? ''}`} aria-label="First of all">
    <SideLabel side="private" line="never leaves the app">
      First of all
    </SideLabel>
    <h3 className={styles.title}>{words.title}</h3>
    <p className={styles.sentence}>{words.sentence}</p>
    <ol className={styles.steps}>
      {words.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <div className={styles.ways}>
      {override === 'safety' ? (
        <a className={buttonClass('plain')} href={reviewPlace(clientId, 'support')}>
          Support
        </a>
      ) : (
        <a className={buttonClass('plain')} href={clientPlace(clientId, 'exit', 'letters')}>
          Letters
        </a>
      )}
      <a className={buttonClass('plain')} href={clientPlace(clientId, 'exit', 'timing')}>
        Prepare the notice
      </a>
      <a className={buttonClass('plain')} href={clientPlace(clientId, 'exit', 'pack')}>
        Exit pack
      </a>
    </div>
  </section>
);
