import Archive from 'lucide-react/icons/archive';
import BookOpen from 'lucide-react/icons/book-open';
import ChevronRight from 'lucide-react/icons/chevron-right';
import HardDrive from 'lucide-react/icons/hard-drive';
import PencilLine from 'lucide-react/icons/pencil-line';
import { type ReactNode, useRef, useState } from 'react';
import { Brand, cx, Icon, type IconOf, Note } from '../../components/index.ts';
import { openSample, useAppState } from '../../state/index.ts';
import { RestoreBackup } from './restore.tsx';
import { Specimen } from './specimen.tsx';
import { StartWithClient } from './start.tsx';
import styles from './welcome.module.css';

type Step = 'choose' | 'client' | 'restore';

const ChoiceButton = ({
  icon,
  title,
  line,
  first = false,
  busy = false,
  onClick,
}: {
  readonly icon: IconOf;
  readonly title: string;
  readonly line: string;
  readonly first?: boolean;
  readonly busy?: boolean;
  readonly onClick: () => void;
}) => (
  <button
    type="button"
    className={cx(styles.choice, first && styles.first)}
    aria-busy={busy || undefined}
    onClick={() => {
      if (!busy) onClick();
    }}
  >
    <Icon of={icon} size="lg" className={styles.choiceIcon} />
    <span>
      <b>{title}</b>
      <span>{busy ? 'Opening…' : line}</span>
    </span>
    <Icon of={ChevronRight} />
  </button>
);

const Choices = ({ go }: { readonly go: (step: Step) => void }) => {
  const [opening, setOpening] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const sample = async (): Promise<void> => {
    setOpening(true);
    setError(null);
    const result = await openSample();
    setOpening(false);
    if (!result.ok) setError(result.error.message);
  };
  return (
    <>
      <ChoiceButton
        first
        icon={PencilLine}
        title="Start with a client"
        line="A name is enough. The rest can wait."
        onClick={() => go('client')}
      />
      <ChoiceButton
        icon={BookOpen}
        title="Explore a sample"
        line="A finished case to look around in."
        busy={opening}
        onClick={() => void sample()}
      />
      <ChoiceButton
        icon={Archive}
        title="Restore a backup"
        line="From a file you kept."
        onClick={() => go('restore')}
      />
      <div role="alert">{error === null ? null : <Note tone="attention">{error}</Note>}</div>
    </>
  );
};

const titles: Readonly<Record<Step, string>> = {
  choose: 'How would you like to begin?',
  client: 'Who is the client?',
  restore: 'Restore a backup',
};

/** The first run: begin without commitment. */
export const WelcomeView = () => {
  const readOnly = useAppState((state) => state.readOnly);
  const problems = useAppState((state) => state.problems);
  const [step, setStep] = useState<Step>('choose');
  const title = useRef<HTMLHeadingElement>(null);
  const go = (next: Step): void => {
    setStep(next);
    title.current?.focus();
  };
  const back = (): void => go('choose');
  const views: Readonly<Record<Step, ReactNode>> = {
    choose: <Choices go={go} />,
    client: <StartWithClient onBack={back} />,
    restore: <RestoreBackup onBack={back} />,
  };
  return (
    <main className={styles.page} id="main" tabIndex={-1}>
      <section className={styles.left}>
        <Brand large />
        <h1>Stay or go, and be fair about it.</h1>
        <p className={styles.sub}>
          Write down what happens with a client. When you need to decide, you have your own record to look at. If you
          leave, you leave with everything in order.
        </p>
        <Specimen />
      </section>
      <section className={styles.right} aria-labelledby="begin">
        <div className={styles.panel}>
          {readOnly === null ? null : <Note tone="attention">{readOnly}</Note>}
          {problems.map((problem) => (
            <Note key={problem.message} tone="attention">
              {problem.message}
            </Note>
          ))}
          <h2 id="begin" tabIndex={-1} ref={title}>
            {titles[step]}
          </h2>
          {views[step]}
          <p className={styles.fine}>
            <Icon of={HardDrive} />
            <span>
              Everything is kept in a folder on this computer. Good Terms has no account and makes no network
              connections.
            </span>
          </p>
        </div>
      </section>
    </main>
  );
};
