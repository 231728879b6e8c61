import { readingTexts } from '#shared/content/review.ts';
import type { Reading } from '#shared/rules/reading.ts';
import { scoreLines } from '#shared/rules/reading-words.ts';
import styles from './reading.module.css';

/** Closed until the person asks for it. The three numbers do not add up to anything. */
export const Numbers = ({ reading }: { readonly reading: Reading }) => (
  <details className={`private ${styles.numbers ?? ''}`}>
    <summary>Show the numbers</summary>
    <ul>
      {scoreLines(reading).map(({ leaning, score, text }) => (
        <li key={leaning}>
          <span className="num">{text}</span>
          <span className={styles.bar} aria-hidden="true">
            <i style={{ width: `${score}%` }} />
          </span>
        </li>
      ))}
    </ul>
    <p className="meta">
      {readingTexts.disclaimer} {readingTexts.privacy}
    </p>
  </details>
);
