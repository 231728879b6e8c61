import { expect, test } from 'vitest';
import { actionOf, actions, shortcutList } from '#renderer/app/actions.ts';
import { type Key, shownKey } from '#renderer/app/keys.ts';
import { routeOf } from '#renderer/app/route.ts';
import { backupLine } from '#renderer/app/sidebar/backup-line.ts';
import { initialsOf, orderedClients } from '#renderer/app/sidebar/order.ts';
import type { BackupSummary, ClientSummary } from '#shared/contract.ts';

const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

const client = (name: string, status: ClientSummary['status'], lastEntryAt: string | null = null): ClientSummary => ({
  id: name.toLowerCase(),
  name,
  status,
  lastEntryAt,
  entryCount: 0,
  moodByWeek: [],
});

test('addresses lead to a client, a tab and a place in it; everything unknown leads home', () => {
  expect(routeOf('/clients/c1')).toEqual({ at: 'client', id: 'c1', tab: 'overview', rest: '' });
  expect(routeOf('/clients/c1/records/contract/cl-2')).toEqual({
    at: 'client',
    id: 'c1',
    tab: 'records',
    rest: 'contract/cl-2',
  });
  expect(routeOf('/settings')).toEqual({ at: 'settings', section: 'me' });
  expect(routeOf('/settings/backups')).toEqual({ at: 'settings', section: 'backups' });
  for (const place of ['', '/', '/clients', '/clients/c1/nowhere', '/elsewhere']) {
    expect(routeOf(place)).toEqual({ at: 'home' });
  }
});

test('what comes in and goes out is found by the names of the programs it comes from', () => {
  const found = (word: string) =>
    actions.filter(({ label, also = '' }) => `${label} ${also}`.toLowerCase().includes(word)).map(({ id }) => id);
  expect(found('import')).toEqual(['import']);
  expect(found('joplin')).toEqual(['import']);
  expect(found('export')).toContain('export');
});

test('a letter is a letter while one writes, and a shortcut outside of a field', () => {
  expect(actionOf(key('n'), true)).toBeNull();
  expect(actionOf(key('n'), false)).toBe('new-entry');
  expect(actionOf(key('N', { shiftKey: true }), false)).toBeNull();
  expect(actionOf(key('?', { shiftKey: true }), true)).toBeNull();
  expect(actionOf(key('?', { shiftKey: true }), false)).toBe('shortcuts');
  expect(actionOf(key('/'), false)).toBe('find');
});

test('Ctrl and Cmd do the same; undo inside a field is left to the field', () => {
  expect(actionOf(key('3', { ctrlKey: true }), true)).toBe('tab-records');
  expect(actionOf(key('3', { metaKey: true }), true)).toBe('tab-records');
  expect(actionOf(key('n', { ctrlKey: true }), true)).toBe('new-entry');
  expect(actionOf(key('k', { ctrlKey: true }), true)).toBe('palette');
  expect(actionOf(key('6', { ctrlKey: true }), false)).toBeNull();
  expect(actionOf(key('0', { ctrlKey: true }), false)).toBeNull();
  expect(actionOf(key('z', { ctrlKey: true }), true)).toBeNull();
  expect(actionOf(key('z', { ctrlKey: true }), false)).toBe('undo');
  expect(actionOf(key('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
  expect(actionOf(key('y', { ctrlKey: true }), false)).toBe('redo');
  expect(actionOf(key('1', { ctrlKey: true, altKey: true }), false)).toBeNull();
});

test('every key of the shell belongs to one action, and the list behind "?" names all of them', () => {
  const keys = actions.flatMap(({ keys: own = [] }) => own);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
  const listed = shortcutList()
    .map(([combination]) => combination)
    .join(', ');
  for (const { keys: own = [] } of actions) {
    for (const combination of own) {
      const parts = combination.split('+');
      const name = parts.at(-1) ?? '';
      const shown = /^Ctrl\+[1-5]$/.test(combination) ? 'Ctrl 1 … 5' : shownKey(combination);
      expect(listed).toContain(/Arrow/.test(name) ? 'Ctrl ↑ / ↓' : shown);
      const pressed = key(/^[A-Z]$/.test(name) && !parts.includes('Shift') ? name.toLowerCase() : name, {
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift') || name === '?',
      });
      expect(actions.find(({ id }) => id === actionOf(pressed, false))?.keys, combination).toContain(combination);
    }
  }
});

test('clients stand in the order of attention, the ended ones apart', () => {
  const { current, ended } = orderedClients([
    client('Old', 'ended'),
    client('Quiet', 'active', '2026-01-02T10:00'),
    client('New', 'active'),
    client('Fresh', 'active', '2026-03-02T10:00'),
    client('Closely', 'watching'),
    client('Going', 'leaving'),
  ]);
  expect(current.map(({ name }) => name)).toEqual(['Going', 'Closely', 'Fresh', 'Quiet', 'New']);
  expect(ended.map(({ name }) => name)).toEqual(['Old']);
});

test('the rail shows two letters of any name', () => {
  expect(initialsOf('Tidewell Interiors')).toBe('TI');
  expect(initialsOf('Korsgaard')).toBe('KO');
  expect(initialsOf('Hollis & Wren')).toBe('HW');
  expect(initialsOf('élan')).toBe('ÉL');
  expect(initialsOf('𝒜lpha 東京')).toBe('𝒜東');
});

test('the line about backups says how long ago, and that something needs a look', () => {
  const at = Date.parse('2026-11-21T12:00:00.000Z');
  const last: BackupSummary = {
    path: '/b.zip',
    madeAt: '2026-11-21T12:00:00.000Z',
    bytes: 1,
    verified: true,
    clients: 1,
    entries: 1,
    invoices: 0,
    attachments: 0,
  };
  const after = (minutes: number): string => backupLine(last, null, at + minutes * 60_000);
  expect(after(0)).toBe('Backed up just now');
  expect(after(12)).toBe('Backed up 12 min ago');
  expect(after(185)).toBe('Backed up 3 h ago');
  expect(after(24 * 60)).toBe('Backed up yesterday');
  expect(after(5 * 24 * 60)).toBe('Backed up 5 days ago');
  expect(backupLine(null, null, at)).toBe('No backup yet');
  expect(backupLine(last, 'The folder cannot be reached.', at)).toBe('Backup needs a look');
});
