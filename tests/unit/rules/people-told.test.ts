import { describe, expect, it } from 'vitest';
import type { ClientDocument } from '#shared/model/index.ts';
import { withRowTicked } from '#shared/rules/exit-records.ts';
import {
  notOnTheList,
  personRows,
  withoutPerson,
  withPersonChanged,
  withPersonTold,
  withPersonToTell,
} from '#shared/rules/people-told.ts';
import { clientOf, planOf } from './builders.ts';

const today = '2026-12-16';
const contact = (id: string, name: string, role = ''): ClientDocument['contacts'][number] => ({
  id,
  name,
  role,
  kind: 'partner',
  email: '',
  phone: '',
  note: '',
});
const client = clientOf({
  contacts: [contact('con-1', 'Nuno', 'Web developer'), contact('con-2', 'Helena')],
  exit: planOf(),
});
const peopleOf = ({ exit }: ClientDocument) => exit?.peopleToTell ?? [];

describe('The people who are told', () => {
  const one = withPersonToTell(client, today, { contactId: 'con-1', when: '2026-12-17', how: ' by email ' });

  it('are contacts, each once, with the day and the way', () => {
    const again = withPersonToTell(one, today, { contactId: 'con-1', when: '', how: 'call' });
    expect(peopleOf(one)).toEqual([
      { contactId: 'con-1', why: '', when: '2026-12-17', by: '', how: 'by email', done: false },
    ]);
    expect(peopleOf(again).map(({ when, how }) => [when, how])).toEqual([[null, 'call']]);
    expect(notOnTheList(one, one.exit ?? planOf()).map(({ id }) => id)).toEqual(['con-2']);
  });

  it('can be somebody new, who is a contact from then on', () => {
    const next = withPersonToTell(one, today, {
      contactId: 'con-3',
      when: '',
      how: '',
      contact: contact('con-3', 'Print shop', 'Supplier'),
    });
    expect(personRows(next, next.exit ?? planOf()).map(({ name, role, when }) => [name, role, when])).toEqual([
      ['Nuno', 'Web developer', '2026-12-17'],
      ['Print shop', 'Supplier', null],
    ]);
  });

  it('are told today, or on the planned day when it has come; taking the tick back keeps the day', () => {
    expect(peopleOf(withPersonTold(one, today, 'con-1', true))).toMatchObject([{ done: true, when: today }]);
    const later = withPersonTold(one, '2026-12-20', 'con-1', true);
    expect(peopleOf(later)).toMatchObject([{ done: true, when: '2026-12-17' }]);
    expect(peopleOf(withPersonTold(later, '2026-12-20', 'con-1', false))).toMatchObject([
      { done: false, when: '2026-12-17' },
    ]);
    const row = { kind: 'contact', id: 'con-1', name: 'Nuno', done: false, on: null } as const;
    expect(peopleOf(withRowTicked(one, 'ppl-team', row, today))).toMatchObject([{ done: true, when: today }]);
  });

  it('change their day and way, and leave the list without leaving the contacts', () => {
    const changed = withPersonChanged(one, today, 'con-1', { how: 'In a meeting', when: null });
    expect(peopleOf(changed)).toMatchObject([{ how: 'In a meeting', when: null }]);
    const off = withoutPerson(changed, today, 'con-1');
    expect([peopleOf(off), off.contacts.length]).toEqual([[], 2]);
  });

  it('who were removed from the contacts are not listed', () => {
    expect(personRows({ ...one, contacts: [] }, one.exit ?? planOf())).toEqual([]);
  });
});
