import { useEffect } from 'react';
import { isWriting } from '../components/index.ts';
import { actionOf } from './actions.ts';
import type { Route } from './route.ts';
import { runAction } from './run-action.ts';

/** The keys of the shell. Nothing happens behind an open dialog. */
export const useShortcuts = (route: Route): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const action = actionOf(event, isWriting(event.target));
      // Looked for last: most keys are letters, and the page is long.
      if (action === null || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      if (runAction(action, route)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [route]);
};
