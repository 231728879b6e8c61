import { describe, expect, test } from 'vitest';
import { type ClientDocument, type JournalEntry, newClient } from '#shared/model/index.ts';
import { type ClientThen, clientDifferences } from '#shared/rules/backup-differences.ts';
import { someEntry } from '../../builders/entries.ts';

const material = (id: string, name: string): ClientDocument['materials'][number] => ({
  id,
  ledger: 'theirs-with-me',
  name,
  status: 'open',
  receivedOn: null,
  plannedOn: null,
  doneOn: null,
  method: '',
  receipt: '',
  note: '',
});

const entry = (id: string, text: string, removedAt: string | null = null): JournalEntry => ({
  ...someEntry({ text }),
  id,
  removedAt,
});

const client = (changes: Partial<ClientDocument>, entries: readonly JournalEntry[] = []): ClientThen => ({
  document: { ...newClient('amber', 'Amber Lane', '2026-01-05T09:00:00.000Z'), ...changes },
  entries: new Map(entries.map((one) => [one.id, one])),
});

const removed = '2026-11-01T09:00:00.000Z';

describe('How a client in a backup differs from the one here', () => {
  test('is nothing when both say the same', () => {
    const one = client({ materials: [material('m1', 'Keys')] }, [entry('a', 'First.'), entry('b', 'Gone.', removed)]);
    expect(clientDifferences(one, structuredClone(one))).toEqual([]);
  });

  test('counts entries that are only there, only here, different, or in the trash by now', () => {
    const then = client({}, [entry('a', 'First.'), entry('b', 'Second.'), entry('c', 'Third.'), entry('d', 'Fourth.')]);
    const now = client({}, [
      entry('a', 'First.'),
      entry('b', 'Second, said otherwise.'),
      entry('c', 'Third.', removed),
      entry('e', 'Fifth.'),
      entry('f', 'Sixth.'),
    ]);
    expect(clientDifferences(then, now)).toEqual([
      '1\u00a0entry only in this backup',
      '2\u00a0entries only here',
      '1\u00a0entry different here',
      '1\u00a0entry in the trash here',
    ]);
  });

  test('counts what was in the trash then and stands here now', () => {
    expect(clientDifferences(client({}, [entry('a', 'A.', removed)]), client({}, [entry('a', 'A.')]))).toEqual([
      '1\u00a0entry only here',
    ]);
  });

  test('names records, a handful of them', () => {
    const many = Array.from({ length: 9 }, (_, index) => material(`m${index}`, `Folder ${index + 1}`));
    const then = client({ materials: [material('k', 'Keys'), ...many] });
    const now = client({ materials: [{ ...material('k', 'Keys'), status: 'done' }, material('n', 'Laptop')] });
    expect(clientDifferences(then, now)).toEqual([
      'Materials only in this backup: Folder 1, Folder 2, Folder 3, Folder 4, Folder 5 and 4 more',
      'Material only here: Laptop',
      'Material different here: Keys',
    ]);
  });

  test('tells everything else in one line, and never a private word', () => {
    const lesson = { id: 'l', on: '2026-02-03', text: 'Only mine.' };
    const lines = clientDifferences(client({ lessons: [lesson] }), client({ summary: 'Print and web' }));
    expect(lines).toEqual(['1\u00a0lesson only in this backup', 'Other details of the client are different here']);
    expect(lines.join()).not.toContain('mine');
  });
});
