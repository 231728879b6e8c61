import { useState } from 'react';
import { formatDuration, parseDuration } from '#shared/rules/duration.ts';
import { TextField } from '../../components/index.ts';

/** Time as text ("0:45", "1.5"), minutes out. What cannot be read stays in the field with a sentence beside it. */
export const DurationField = ({
  label,
  minutes,
  onChange,
  onUnreadable,
}: {
  readonly label: string;
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
  /** The sentence while what stands in the field is no time, else null. */
  readonly onUnreadable: (message: string | null) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const leave = (): void => {
    if (typed === null) return;
    const read = parseDuration(typed);
    if (!read.ok) {
      setError(read.message);
      return;
    }
    onChange(read.minutes);
    setTyped(null);
  };
  return (
    <TextField
      label={label}
      size="sm"
      inputMode="numeric"
      placeholder="0:00"
      autoComplete="off"
      value={typed ?? (minutes === 0 ? '' : formatDuration(minutes))}
      error={error}
      onChange={(text) => {
        setTyped(text);
        setError(null);
        const read = parseDuration(text);
        onUnreadable(read.ok ? null : `${label}: ${read.message}`);
        if (read.ok) onChange(read.minutes);
      }}
      onBlur={leave}
    />
  );
};
