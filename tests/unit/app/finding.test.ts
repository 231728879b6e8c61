import { afterEach, describe, expect, it } from 'vitest';
import type { Reminder } from '#main/app/host.ts';
import { noCheckIns } from '#shared/rules/check-ins.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { setPassphrase } from '../../builders/locked.ts';

const running: TestApp[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.app.stop();
});
const start = async (...args: Parameters<typeof startApp>): Promise<TestApp> => {
  const one = await startApp(...args);
  running.push(one);
  return one;
};

describe('several entries at once', () => {
  it('are changed together, and each change is a line of the journal', async () => {
    const { ask } = await start();
    const { document } = await ask('client.create', { name: 'Amber Lane' });
    const clientId = document.id;
    const [first, second] = [
      await ask('journal.add', { clientId, facts: someFacts({ text: 'One' }), private: null }),
      await ask('journal.add', { clientId, facts: someFacts({ text: 'Two' }), private: null }),
    ];
    const changed = await ask('journal.change', {
      clientId,
      changes: [
        { op: 'revise', entryId: first.id, facts: someFacts({ text: 'One more' }), private: null },
        { op: 'remove', entryId: second.id },
      ],
    });
    expect(changed).toMatchObject([
      { id: first.id, facts: { text: 'One more' }, revisions: 2 },
      { id: second.id, removedAt: expect.any(String) },
    ]);
  });

  it('are all left as they were when one of them cannot be changed', async () => {
    const { ask, refused } = await start();
    const { document } = await ask('client.create', { name: 'Amber Lane' });
    const clientId = document.id;
    const entry = await ask('journal.add', { clientId, facts: someFacts(), private: null });
    const error = await refused('journal.change', {
      clientId,
      changes: [
        { op: 'remove', entryId: entry.id },
        { op: 'remove', entryId: 'nowhere' },
      ],
    });
    expect(error.code).toBe('not-found');
    const { journal } = await ask('client.open', { id: clientId });
    expect(journal).toMatchObject([{ revisions: 1, removedAt: null }]);
  });
});

describe('a search over all clients', () => {
  it('finds entries of both sides and records, and leaves what was removed', async () => {
    const { ask } = await start();
    for (const name of ['Amber Lane', 'Korsgaard']) {
      const { document } = await ask('client.create', { name });
      const clientId = document.id;
      const facts = someFacts({ title: '', text: `${name} pays late.` });
      await ask('journal.add', { clientId, facts, private: { text: 'Too late again.', mood: null, energy: null } });
      const gone = await ask('journal.add', { clientId, facts, private: null });
      await ask('journal.remove', { clientId, entryId: gone.id });
    }
    const { hits, suggestion } = await ask('search.all', { query: 'LATE' });
    expect(hits.map(({ side, clientName }) => `${side} ${clientName}`).sort()).toEqual([
      'facts Amber Lane',
      'facts Korsgaard',
      'private Amber Lane',
      'private Korsgaard',
    ]);
    expect(suggestion).toBeNull();
    expect(await ask('search.all', { query: 'lade' })).toEqual({ hits: [], suggestion: 'late' });
  });
});

describe('a day to look again', () => {
  const due = { ...noCheckIns, next: '2026-11-20' };

  it('is told outside of the window once a day, and stands in the calendar of all clients', async () => {
    const told: Reminder[] = [];
    let now = new Date('2026-11-21T09:30:00.000');
    const one = await start({ notify: (reminder) => told.push(reminder), clock: () => now });
    const { document, version } = await one.ask('client.create', { name: 'Amber Lane' });
    await one.ask('client.save', { document: { ...document, checkIns: { ...due, expectations: 'PRIVATE' } }, version });
    one.scheduler.run();
    one.scheduler.run();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ clientId: document.id, day: '2026-11-21' });
    expect(JSON.stringify(told)).not.toContain('PRIVATE');
    now = new Date('2026-11-22T09:30:00.000');
    one.scheduler.run();
    expect(told).toHaveLength(2);
    expect(await one.ask('calendar.days', null)).toMatchObject([
      { on: '2026-11-22', title: 'Look at it together again (Amber Lane)' },
    ]);
  });

  it('names nobody where a passphrase is set: systems keep what they have shown, and show it beside a lock', async () => {
    const told: Reminder[] = [];
    const one = await start({ notify: (reminder) => told.push(reminder) });
    await setPassphrase(one);
    const { document, version } = await one.ask('client.create', { name: 'Amber Lane' });
    await one.ask('client.save', { document: { ...document, checkIns: due }, version });
    one.scheduler.run();
    expect(told.map(({ body }) => body)).toEqual(['A day you chose has come: look at a client again.']);
  });

  it('is not told where the host cannot, nor for a day that is still to come', async () => {
    const told: Reminder[] = [];
    const one = await start({ notify: (reminder) => told.push(reminder) });
    const { document, version } = await one.ask('client.create', { name: 'Amber Lane' });
    await one.ask('client.save', { document: { ...document, checkIns: { ...due, next: '2026-12-24' } }, version });
    one.scheduler.run();
    expect(told).toEqual([]);
  });
});
