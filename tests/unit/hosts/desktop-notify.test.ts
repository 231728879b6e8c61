import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createNotifier } from '#main/desktop/notify.ts';
import { Notification, notifications } from './fake-electron.ts';

vi.mock('electron', () => import('./fake-electron.ts'));

const reminder = (clientId: string, day: string) => ({ clientId, day, title: 'Good Terms', body: 'Look again.' });

beforeEach(() => {
  notifications.length = 0;
  Notification.supported = true;
});

describe('A reminder on the desktop', () => {
  test('is shown once a day for each client, also after the app was started again', () => {
    let kept: unknown;
    const memory = {
      read: () => kept,
      write: (days: unknown) => {
        kept = days;
      },
    };
    const first = createNotifier(memory, () => {});
    first(reminder('c1', '2026-11-21'));
    first(reminder('c1', '2026-11-21'));
    first(reminder('c2', '2026-11-21'));
    const afterRestart = createNotifier(memory, () => {});
    afterRestart(reminder('c1', '2026-11-21'));
    expect(notifications).toHaveLength(2);
    afterRestart(reminder('c1', '2026-11-22'));
    expect(notifications).toHaveLength(3);
    expect(notifications[0]?.options).toEqual({ title: 'Good Terms', body: 'Look again.', silent: true });
  });

  test('of a missing drive is shown once for each absence, also after the app was started again, and leads to backups', () => {
    let kept: unknown;
    const opened: unknown[] = [];
    const memory = {
      read: () => kept,
      write: (days: unknown) => {
        kept = days;
      },
    };
    const away = (since: string) => ({
      clientId: null,
      day: `first /media/stick ${since}`,
      title: 'Good Terms',
      body: 'Away.',
    });
    createNotifier(memory, (about) => opened.push(about))(away('2026-11-20T09:00:00.000Z'));
    const afterRestart = createNotifier(memory, (about) => opened.push(about));
    afterRestart(away('2026-11-20T09:00:00.000Z'));
    afterRestart(reminder('c1', '2026-11-21'));
    expect(notifications).toHaveLength(2);
    afterRestart(away('2026-11-22T09:00:00.000Z'));
    expect(notifications).toHaveLength(3);
    notifications[0]?.emit('click');
    expect(opened).toEqual([null]);
  });

  test('leads to its client when it is pressed', () => {
    const opened: unknown[] = [];
    createNotifier({ read: () => undefined, write: () => {} }, (clientId) => opened.push(clientId))(
      reminder('c1', '2026-11-21'),
    );
    notifications[0]?.emit('click');
    expect(opened).toEqual(['c1']);
  });

  test('is quietly left out where the system has none, or the disk refuses to remember it', () => {
    Notification.supported = false;
    createNotifier({ read: () => 'broken', write: () => {} }, () => {})(reminder('c1', '2026-11-21'));
    Notification.supported = true;
    const full = () => {
      throw new Error('ENOSPC');
    };
    createNotifier({ read: () => undefined, write: full }, () => {})(reminder('c1', '2026-11-21'));
    expect(notifications).toEqual([]);
  });
});
