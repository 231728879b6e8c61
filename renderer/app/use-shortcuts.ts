import { useEffect } from 'react';
import { assertNever } from '#shared/rules/assert-never.ts';
import { isWriting } from '../components/index.ts';
import {
  clientPlace,
  go,
  newEntry,
  redoClient,
  settingsPlace,
  toggleSidebar,
  undoClient,
  useAppStore,
} from '../state/index.ts';
import type { Route } from './route.ts';
import { type ShortcutAction, shortcutOf } from './shortcuts.ts';
import { orderedClients } from './sidebar/order.ts';

const neighbour = (id: string, step: 1 | -1): string | undefined => {
  const { current, ended } = orderedClients(useAppStore.getState().state?.clients ?? []);
  const all = [...current, ...ended];
  return all[all.findIndex((client) => client.id === id) + step]?.id;
};

const act = (action: ShortcutAction, route: Route, showShortcuts: () => void): boolean => {
  const client = route.at === 'client' ? route : null;
  switch (action.do) {
    case 'tab':
      if (client) go(clientPlace(client.id, action.tab));
      return client !== null;
    case 'client': {
      const next = client === null ? undefined : neighbour(client.id, action.step);
      if (client && next !== undefined) go(clientPlace(next, client.tab));
      return client !== null;
    }
    case 'new-entry':
      newEntry();
      return true;
    case 'pack':
      if (client) go(clientPlace(client.id, 'exit', 'pack'));
      return client !== null;
    case 'settings':
      go(settingsPlace());
      return true;
    case 'sidebar':
      toggleSidebar();
      return true;
    case 'undo':
      undoClient();
      return client !== null;
    case 'redo':
      redoClient();
      return client !== null;
    case 'shortcuts':
      showShortcuts();
      return true;
    default:
      return assertNever(action);
  }
};

/** The keys of the shell. Nothing happens behind an open dialog. */
export const useShortcuts = (route: Route, showShortcuts: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const action = shortcutOf(event, isWriting(event.target));
      if (action !== null && act(action, route, showShortcuts)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [route, showShortcuts]);
};
