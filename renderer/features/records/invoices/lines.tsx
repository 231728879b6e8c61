import X from 'lucide-react/icons/x';
import { type ReactNode, useId } from 'react';
import { IconButton } from '../../../components/index.ts';
import styles from './details.module.css';

/** One dated thing about an invoice. */
export type Line = {
  readonly key: string;
  /** A civil day, or empty. */
  readonly on: string;
  readonly day: string;
  readonly text: string;
  readonly amount: string;
  /** What stands below its words. */
  readonly below?: ReactNode;
  readonly remove: { readonly label: string; readonly act: () => void } | null;
};

const LineRow = ({ line, strong }: { readonly line: Line; readonly strong?: boolean }) => (
  <li className={styles.line}>
    <span className={strong ? 'faint' : 'muted'}>{line.day}</span>
    <span className={strong ? 'faint' : undefined}>
      {line.text}
      {line.below}
    </span>
    <span className={strong ? 'strong' : undefined}>{line.amount}</span>
    {line.remove === null ? (
      <span />
    ) : (
      <IconButton size="sm" icon={X} label={line.remove.label} onClick={line.remove.act} />
    )}
  </li>
);

/** Payments or reminders, oldest first, and what is left in the end. */
export const Lines = ({
  title,
  lines,
  last,
  empty,
}: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly last: Line | null;
  readonly empty: string;
}) => {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="label">
        {title}
      </h3>
      {lines.length === 0 && last === null ? <p className="small faint">{empty}</p> : null}
      <ul className={styles.lines}>
        {lines.map((line) => (
          <LineRow key={line.key} line={line} />
        ))}
        {last === null ? null : <LineRow line={last} strong />}
      </ul>
    </section>
  );
};
