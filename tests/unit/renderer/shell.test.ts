import { expect, test } from 'vitest';
import { routeOf } from '#renderer/app/route.ts';
import { type Key, shortcutOf } from '#renderer/app/shortcuts.ts';
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

test('a letter is a letter while one writes, and a shortcut outside of a field', () => {
  expect(shortcutOf(key('n'), true)).toBeNull();
  expect(shortcutOf(key('n'), false)).toEqual({ do: 'new-entry' });
  expect(shortcutOf(key('?', { shiftKey: true }), false)).toEqual({ do: 'shortcuts' });
});

test('Ctrl and Cmd do the same; undo inside a field is left to the field', () => {
  expect(shortcutOf(key('3', { ctrlKey: true }), true)).toEqual({ do: 'tab', tab: 'records' });
  expect(shortcutOf(key('3', { metaKey: true }), true)).toEqual({ do: 'tab', tab: 'records' });
  expect(shortcutOf(key('6', { ctrlKey: true }), false)).toBeNull();
  expect(shortcutOf(key('0', { ctrlKey: true }), false)).toBeNull();
  expect(shortcutOf(key('z', { ctrlKey: true }), true)).toBeNull();
  expect(shortcutOf(key('z', { ctrlKey: true }), false)).toEqual({ do: 'undo' });
  expect(shortcutOf(key('1', { ctrlKey: true, altKey: true }), false)).toBeNull();
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
