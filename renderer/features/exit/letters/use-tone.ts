/** The tone check while one writes: it waits for a pause, and its marks follow the text until the next check. */
import { useEffect, useMemo, useState } from 'react';
import type { LetterGroupId } from '#shared/content/letters-types.ts';
import { movedPlaces } from '#shared/rules/text-marks.ts';
import { type ToneMark, toneMarks } from '#shared/rules/tone.ts';

const pause = 450;

/** Marks of a text; `text` is checked at once when it is first shown, then after each pause. */
export const useTone = (text: string, group: LetterGroupId): readonly ToneMark[] => {
  const [checked, setChecked] = useState(text);
  useEffect(() => {
    if (checked === text) return;
    const timer = setTimeout(() => setChecked(text), pause);
    return () => clearTimeout(timer);
  }, [checked, text]);
  const marks = useMemo(() => toneMarks(checked, group), [checked, group]);
  return useMemo(() => movedPlaces(marks, checked, text), [marks, checked, text]);
};
