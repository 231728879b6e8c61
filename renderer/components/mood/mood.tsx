import { ScaleGroup } from '../choice/choice.tsx';
import { cx } from '../cx.ts';
import styles from './mood.module.css';

/** Mood 1 to 5 and energy 1 to 5 in words. Private wherever they appear. */
export const moodWords = ['Heavy', 'Low', 'Even', 'Good', 'Bright'] as const;
export const energyWords = ['Empty', 'Low', 'Medium', 'High', 'Full'] as const;

/** The word for a mood of 1 to 5. */
export const moodWord = (mood: number): string => moodWords[Math.round(mood) - 1] ?? '';
export const energyWord = (energy: number): string => energyWords[Math.round(energy) - 1] ?? '';

const moodClass = (mood: number): string | undefined => styles[`m${Math.min(5, Math.max(1, Math.round(mood)))}`];

/** The class that fills a dot with the colour of a mood, for charts. */
export const moodFill = (mood: number): string => cx(styles.dot, moodClass(mood));

/** A dot against a short horizon. Unnamed when its word stands beside it (`decorative`). */
export const MoodMark = ({
  mood,
  decorative = false,
  large = false,
}: {
  readonly mood: number;
  readonly decorative?: boolean;
  readonly large?: boolean;
}) => (
  <svg
    className={cx(styles.mood, large && styles.large)}
    viewBox="0 0 20 20"
    role={decorative ? undefined : 'img'}
    aria-label={decorative ? undefined : `Mood: ${moodWord(mood)}`}
    aria-hidden={decorative || undefined}
  >
    <path className={styles.base} d="M2.5 10h15" />
    <circle className={moodFill(mood)} cx="10" cy={19 - 3 * mood} r="3.3" />
  </svg>
);

export const EnergyMark = ({
  energy,
  decorative = false,
}: {
  readonly energy: number;
  readonly decorative?: boolean;
}) => (
  <span
    className={styles.energy}
    {...(decorative
      ? { 'aria-hidden': true as const }
      : { role: 'img', 'aria-label': `Energy: ${energyWord(energy)}` })}
  >
    {energyWords.map((word, index) => (
      <i key={word} className={cx(index < energy && styles.on)} />
    ))}
  </span>
);

type PickerProps = {
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** Five marks with their words. Optional: a second press or Backspace clears. */
export const MoodPicker = ({ value, onChange }: PickerProps) => (
  <ScaleGroup
    legend="Mood"
    value={value}
    words={moodWords}
    mark={(mood) => <MoodMark mood={mood} decorative large />}
    onChange={onChange}
  />
);

/** `compact` shows the bars alone, for the foot of a composer. */
export const EnergyPicker = ({ value, onChange, compact = false }: PickerProps & { readonly compact?: boolean }) => (
  <ScaleGroup
    legend="Energy"
    value={value}
    words={energyWords}
    mark={(energy) => <EnergyMark energy={energy} decorative />}
    onChange={onChange}
    hideLegend={!compact}
    compact={compact}
  />
);
