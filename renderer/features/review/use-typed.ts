import { useState } from 'react';

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/**
 * A field that saves each readable value at once. What cannot be kept stays in the field with a sentence that says why
 * (`report` hears it while typing, the field shows it when it is left), and what was saved before stays saved.
 */
export const useTyped = <T>(
  stored: string,
  read: (text: string) => Read<T>,
  save: (value: T) => void,
  report: (problem: string | null) => void,
) => {
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  return {
    value: typed ?? stored,
    error,
    onChange: (text: string) => {
      const result = read(text);
      setTyped(text);
      setError(null);
      report(result.ok ? null : result.message);
      if (result.ok) save(result.value);
    },
    onBlur: () => {
      if (typed === null) return;
      const result = read(typed);
      if (result.ok) setTyped(null);
      setError(result.ok ? null : result.message);
    },
  };
};
