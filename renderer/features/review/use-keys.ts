import { useEffect } from 'react';
import { isWriting } from '../../components/index.ts';

/** Left and right move inside a group of radio buttons, as everywhere. */
const inGroup = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.type === 'radio';

export type QuestionKeys = {
  /** The nth thing to choose, from 0. */
  readonly choose: (index: number) => void;
  readonly next: () => void;
  readonly back: () => void;
};

/** Keys of a question: 1 to 9 choose, left and right go back and on, Ctrl Enter goes on from everywhere. */
export const useQuestionKeys = ({ choose, next, back }: QuestionKeys): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const { key, target } = event;
      const control = event.ctrlKey || event.metaKey;
      if (control && key === 'Enter') next();
      else if (control || event.altKey || event.shiftKey || isWriting(target)) return;
      else if (/^[1-9]$/.test(key)) choose(Number(key) - 1);
      else if (key === 'ArrowRight' && !inGroup(target)) next();
      else if (key === 'ArrowLeft' && !inGroup(target)) back();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [choose, next, back]);
};
