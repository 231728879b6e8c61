import { useState } from 'react';
import type { z } from 'zod';
import { firstIssue } from '#shared/model/index.ts';
import { TextArea, TextField } from '../../components/index.ts';

/** A field that is saved by itself when what stands in it is valid, and says what is wrong when it is not. */
export const SavedField = ({
  label,
  hint,
  value,
  schema,
  rows,
  className,
  voice,
  autoComplete = 'off',
  onSave,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly schema: z.ZodType<string>;
  /** Given, the field has several lines. */
  readonly rows?: number;
  readonly className?: string | undefined;
  readonly voice?: 'ui' | 'private';
  readonly autoComplete?: string;
  readonly onSave: (value: string) => void;
}) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const change = (text: string): void => {
    setTyped(text);
    setError(null);
    if (schema.safeParse(text).success) onSave(text);
  };
  const leave = (): void => {
    if (typed === null) return;
    const read = schema.safeParse(typed);
    if (read.success) setTyped(null);
    else setError(`${label}: ${firstIssue(read.error).message}`);
  };
  const common = {
    label,
    hint,
    className,
    error,
    value: typed ?? value,
    autoComplete,
    onChange: change,
    onBlur: leave,
  };
  return rows === undefined ? <TextField {...common} /> : <TextArea {...common} rows={rows} voice={voice ?? 'ui'} />;
};
