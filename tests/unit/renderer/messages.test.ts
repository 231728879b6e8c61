import { beforeEach, expect, test } from 'vitest';
import { toast, useUi } from '#renderer/state/ui.ts';

const shown = (): readonly string[] => useUi.getState().toasts.map(({ message }) => message);

beforeEach(() => useUi.setState({ toasts: [] }));

test('a message takes the place of an equal one, with its own Undo, and is said again', () => {
  const undone: number[] = [];
  for (const number of [1, 2, 3]) {
    toast('Entry saved.', [{ label: 'Undo', onPress: () => undone.push(number) }]);
    if (number === 1) toast('Check-ins saved.');
  }
  expect(shown()).toEqual(['Check-ins saved.', 'Entry saved.']);
  const { toasts } = useUi.getState();
  toasts.at(-1)?.actions[0]?.onPress();
  expect(undone).toEqual([3]);
  expect(toasts.at(-1)?.id).toBeGreaterThan((toasts.at(0)?.id ?? 0) + 1);
});

test('no more than three messages are shown at once, the oldest goes', () => {
  for (const message of ['one', 'two', 'three', 'four']) toast(message);
  expect(shown()).toEqual(['two', 'three', 'four']);
});
