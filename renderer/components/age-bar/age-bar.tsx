import { cx } from '../cx.ts';
import styles from './age-bar.module.css';

const steps = [styles.step0, styles.step1, styles.step2, styles.step3, styles.step4] as const;

/**
 * Amounts by age, youngest first, each as wide as its share; nothing is drawn for none. At most five steps. The widths
 * are set through the style object, which the content policy allows.
 */
export const AgeBar = ({ amounts, label }: { readonly amounts: readonly number[]; readonly label: string }) => (
  <div className={styles.bar} role="img" aria-label={label}>
    {steps.map((step, age) => {
      const amount = amounts[age] ?? 0;
      return amount > 0 ? <i key={step} className={step} style={{ flexGrow: amount }} /> : null;
    })}
  </div>
);

/** The colour of a step, beside its words. */
export const AgeSwatch = ({ age }: { readonly age: number }) => <i className={cx(styles.swatch, steps[age])} />;
