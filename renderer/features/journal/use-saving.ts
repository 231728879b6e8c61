import { useRef, useState } from 'react';
import {
  addEntry,
  announceNow,
  draftNow,
  type EntryDraft,
  incomingProblem,
  keepDraft,
  reviseEntry,
} from '../../state/index.ts';
import { draftProblem } from './draft.ts';

/** `stay` after Ctrl Shift Enter. */
export type OnSaved = (entryId: string, stay: boolean, saved: EntryDraft) => void;

/** Saves the draft under this key as an entry, or says why that cannot be done yet. */
export const useSaving = (clientId: string, key: string, onSaved: OnSaved) => {
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  // A time that cannot be read stays in its field and is never saved as no time.
  const times = useRef<Record<string, string | null>>({});

  const save = async (stay: boolean): Promise<void> => {
    const words = draftNow(key);
    if (saving || words === null) return;
    const problem = times.current.billed ?? times.current.unbilled ?? incomingProblem(key) ?? draftProblem(words);
    if (problem !== null) {
      setError(problem);
      announceNow(problem);
      return;
    }
    setSaving(true);
    const result =
      words.entryId === null
        ? await addEntry(clientId, words.facts, words.private)
        : await reviseEntry(clientId, words.entryId, words.facts, words.private);
    setSaving(false);
    if (result.ok) {
      keepDraft(key, null);
      onSaved(result.value.id, stay, words);
    } else {
      setError(result.error.message);
      announceNow(result.error.message);
    }
  };

  return {
    saving,
    error,
    typed: (): void => setError(null),
    unreadable: (which: 'billed' | 'unbilled', problem: string | null): void => {
      times.current[which] = problem;
    },
    save,
  };
};
