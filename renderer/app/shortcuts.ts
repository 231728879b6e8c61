import { type Tab, tabs } from '../state/tabs.ts';

/** What a key asks the shell for. */
export type ShortcutAction =
  | { readonly do: 'tab'; readonly tab: Tab }
  | { readonly do: 'client'; readonly step: 1 | -1 }
  | { readonly do: 'sidebar' | 'settings' | 'new-entry' | 'pack' | 'undo' | 'redo' | 'shortcuts' };

export type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/** The shell's answer to a key, or null. `writing`: the focus is in a field, where letters are letters. */
export const shortcutOf = (key: Key, writing: boolean): ShortcutAction | null => {
  if (key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return withControl(key, writing);
  if (writing) return null;
  if (key.key === 'n' && !key.shiftKey) return { do: 'new-entry' };
  if (key.key === '?') return { do: 'shortcuts' };
  return null;
};

const withControl = ({ key, shiftKey }: Key, writing: boolean): ShortcutAction | null => {
  const tab = shiftKey ? undefined : tabs[Number(key) - 1];
  if (tab !== undefined) return { do: 'tab', tab };
  switch (key) {
    case '\\':
      return { do: 'sidebar' };
    case ',':
      return { do: 'settings' };
    case 'n':
      return { do: 'new-entry' };
    case 'p':
      return { do: 'pack' };
    case 'ArrowUp':
      return writing ? null : { do: 'client', step: -1 };
    case 'ArrowDown':
      return writing ? null : { do: 'client', step: 1 };
    case 'z':
      return writing ? null : { do: 'undo' };
    case 'y':
    case 'Z':
      return writing ? null : { do: 'redo' };
    default:
      return null;
  }
};

/** Shown by "?": what each key does. */
export const shortcutList: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl 1 … 5', 'Tabs of the client'],
  ['Ctrl ↑ / ↓', 'Previous, next client'],
  ['Ctrl \\', 'Collapse or show the sidebar'],
  ['Ctrl ,', 'Settings'],
  ['Ctrl Z / Ctrl Y', 'Undo, redo outside of a field'],
  ['Ctrl P', 'Exit pack; there, make it'],
  ['N', 'New entry; in the desktop window also Ctrl N'],
  ['C / A / P', 'In an empty journal: a call, an agreement, praise'],
  ['Ctrl Enter', 'Save entry, next question, confirm dialog'],
  ['Esc', 'Close menu, dialog, editor (the draft is kept)'],
  ['?', 'This list'],
];
