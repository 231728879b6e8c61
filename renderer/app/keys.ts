/** What was pressed, as the browser tells it. */
export type Key = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const shownNames: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };

/** A key as it is shown: "Ctrl Shift Z" of "Ctrl+Shift+Z". */
export const shownKey = (combination: string): string =>
  combination
    .split('+')
    .map((part) => shownNames[part] ?? part)
    .join(' ');

/** Whether a press is this combination ("Ctrl+Shift+Z", "N", "?"). Ctrl and Cmd are the same. A sign like "?" may need Shift. */
export const isPressed = (combination: string, pressed: Key): boolean => {
  const parts = combination.split('+');
  const name = parts.at(-1) ?? '';
  const letter = /^[A-Z]$/.test(name);
  const control = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey || control !== parts.includes('Ctrl')) return false;
  if ((letter || name.length > 1 || control) && pressed.shiftKey !== parts.includes('Shift')) return false;
  return letter ? pressed.key.toUpperCase() === name : pressed.key === name;
};
