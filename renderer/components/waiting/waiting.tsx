import { useEffect, useState } from 'react';
import { Button } from '../button/button.tsx';
import { cx } from '../cx.ts';
import styles from './waiting.module.css';

/** Grey lines where text will be. Decoration. */
export const Skeleton = ({ lines = 3 }: { readonly lines?: number }) => (
  <div className={styles.skeleton} aria-hidden="true">
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
      <i key={line} className={cx(styles[`w${line % 3}`])} />
    ))}
  </div>
);

/** Nothing under 400 ms, then a skeleton, after 2 s a sentence ("Reading 320 rows…") and, if given, a way to stop. */
export const Waiting = ({
  sentence,
  onStop,
  lines = 3,
}: {
  readonly sentence: string;
  readonly onStop?: () => void;
  readonly lines?: number;
}) => {
  const [stage, setStage] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    const soon = setTimeout(() => setStage(1), 400);
    const later = setTimeout(() => setStage(2), 2000);
    return () => {
      clearTimeout(soon);
      clearTimeout(later);
    };
  }, []);
  return (
    <div role="status" className={styles.waiting}>
      {stage === 0 ? null : <Skeleton lines={lines} />}
      {stage === 2 ? (
        <p className="small muted">
          {sentence}
          {onStop === undefined ? null : (
            <Button size="sm" variant="quiet" onClick={onStop}>
              Stop
            </Button>
          )}
        </p>
      ) : null}
    </div>
  );
};
