import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { menuTemplate } from '#main/desktop/menu.ts';
import { actionOf, actions, keysOf, shortcutList } from '#renderer/app/actions.ts';
import { commandGroups } from '#renderer/app/palette/items.ts';
import { isOffered } from '#renderer/app/run-action.ts';
import { useLockStore } from '#renderer/state/index.ts';

const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const sources = globSync('**/*.{ts,tsx}', { cwd: renderer }).map((name) => ({
  name,
  text: readFileSync(join(renderer, name), 'utf8'),
}));

beforeEach(() => {
  useLockStore.setState({ lock: null });
  Object.assign(globalThis, { location: { hash: '#/clients/amber/journal' } });
});

/** What the palette lists for ">" while a client is open. */
const listed = () => {
  const route = { at: 'client', id: 'amber', tab: 'journal', rest: '' } as const;
  const offered = actions
    .filter(({ id, area }) => isOffered(id, route, area))
    .map((action) => ({ ...action, keys: keysOf(action) }));
  return commandGroups('', offered).flatMap(({ items }) => items);
};

test('every action of the app is in the palette, with its shortcut', () => {
  const open = { protected: true, locked: false, keyring: 'there', keychain: null, wait: 0, recovered: false } as const;
  useLockStore.setState({ lock: { ...open, since: null } });
  const items = listed();
  // The palette itself is open; the sample is opened or closed, and nothing is open here.
  const elsewhere = ['palette', 'sample-open', 'sample-close'];
  for (const action of actions.filter(({ id }) => !elsewhere.includes(id))) {
    const item = items.find(({ target }) => target.at === 'action' && target.id === action.id);
    expect(item, action.id).toMatchObject({ title: { text: action.label }, keys: keysOf(action) });
  }
});

test('every button that begins or changes something on a page is pressed by an action', () => {
  const ids = sources
    .filter(({ name }) => name.startsWith('features/'))
    .flatMap(({ text }) => [...text.matchAll(/(?:\bid|addId)="((?:add|edit)-[a-z-]+)"/g)].map(([, id]) => id));
  expect(ids).toContain('add-invoice');
  expect(ids.length).toBeGreaterThan(5);
  for (const id of ids) expect(actions.map((action) => action.id as string)).toContain(id);
});

test('keys of the whole window are those of the actions and of the views whose keys the list behind "?" names', () => {
  const listening = sources
    .filter(({ text }) => /(window|document)\.addEventListener\('key/.test(text))
    .map(({ name }) => name)
    .sort();
  expect(listening).toEqual([
    'app/use-shortcuts.ts',
    // A call, an agreement, praise.
    'features/journal/empty.tsx',
    'features/journal/use-journal-keys.ts',
    // Ctrl P makes the pack where it leads to its page elsewhere.
    'features/pack/index.tsx',
    'features/review/use-keys.ts',
  ]);
  const named = shortcutList().map(([, what]) => what);
  for (const view of ['Journal: ', 'In an empty journal: ', 'Exit pack', 'Review: ']) {
    expect(
      named.some((what) => what.startsWith(view)),
      view,
    ).toBe(true);
  }
});

test('what the menu of the desktop does is in the palette, under the same key', () => {
  const items = menuTemplate('linux', false, { undo: null, redo: null }, () => undefined).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu : [],
  );
  const own = items.flatMap(({ accelerator, click }) =>
    typeof accelerator === 'string' && click !== undefined ? [accelerator] : [],
  );
  expect(own).toHaveLength(3);
  for (const accelerator of own) {
    const [key = '', ...held] = accelerator.split('+').reverse();
    const pressed = { key, ctrlKey: true, metaKey: false, altKey: false, shiftKey: held.includes('Shift') };
    expect(actionOf(pressed, false), accelerator).not.toBeNull();
  }
});
