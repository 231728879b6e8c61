import { describe, expect, it } from 'vitest';
import { type ClientDocument, newClient } from '#shared/model/index.ts';
import { changeLabel } from '#shared/rules/change-label.ts';
import { timelineTable } from '#shared/rules/export/timeline.ts';
import { someFacts } from '../../builders/entries.ts';

const client = newClient('c1', 'Amber Lane', '2026-01-01T00:00:00.000Z');
const contact = {
  id: 'p1',
  name: 'Petra Haan',
  role: '',
  kind: 'client-contact' as const,
  email: '',
  phone: '',
  note: '',
};
const lesson = { id: 'l1', on: '2026-11-21', text: 'Secret words.' };

describe('what Undo will undo', () => {
  it.each<[string, ClientDocument, ClientDocument]>([
    ['Petra Haan added', client, { ...client, contacts: [contact] }],
    ['Petra Haan removed', { ...client, contacts: [contact] }, client],
    [
      'Petra Haan changed',
      { ...client, contacts: [contact] },
      { ...client, contacts: [{ ...contact, role: 'Owner' }] },
    ],
    ['people changed', client, { ...client, contacts: [contact, { ...contact, id: 'p2', name: 'Joris' }] }],
    ['status changed', client, { ...client, status: 'leaving' }],
    ['details changed', client, { ...client, summary: 'Web', country: 'PT' }],
  ])('says "%s"', (words, before, after) => {
    expect(changeLabel(before, after)).toBe(words);
  });

  it('never says private words', () => {
    expect(changeLabel(client, { ...client, lessons: [lesson] })).toBe('lesson added');
  });
});

describe('entries saved as a table', () => {
  it('hold the facts and no private word, and no cell that a spreadsheet would run', () => {
    const entries = [
      {
        number: 1,
        writtenAt: '2026-11-21T09:31:00.000Z',
        facts: someFacts({ at: '2026-11-21T09:30', title: '=HYPERLINK("x")', text: 'One, "two"\nthree' }),
        private: { text: 'PRIVATE', mood: 1, energy: null },
      },
    ];
    const table = timelineTable('Amber Lane', entries);
    expect(table).not.toContain('PRIVATE');
    expect(table.startsWith('\ufeffClient,Date,Time,Kind,')).toBe(true);
    expect(table).toContain(`"'=HYPERLINK(""x"")","One, ""two""\nthree"`);
    expect(table.endsWith('\r\n')).toBe(true);
  });
});
