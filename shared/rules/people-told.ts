/** The people who are told about the ending: who, when and how. Printed in the pack for the user's own records. */
import type { ClientDocument, Contact } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import { withExit } from './exit-plan.ts';

export type PersonToTell = ExitPlan['peopleToTell'][number];

export type PersonRow = PersonToTell & { readonly name: string; readonly role: string };

/** People of the list who are still among the contacts: by day, those without a day last. */
export const personRows = ({ contacts }: ClientDocument, { peopleToTell }: ExitPlan): readonly PersonRow[] => {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return peopleToTell
    .flatMap((person) => {
      const contact = byId.get(person.contactId);
      return contact === undefined ? [] : [{ ...person, name: contact.name, role: contact.role }];
    })
    .toSorted((a, b) => {
      const [x, y] = [a.when ?? '9999', b.when ?? '9999'];
      return x < y ? -1 : x > y ? 1 : 0;
    });
};

/** Contacts who are not on the list yet. */
export const notOnTheList = ({ contacts }: ClientDocument, { peopleToTell }: ExitPlan): readonly Contact[] =>
  contacts.filter(({ id }) => peopleToTell.every(({ contactId }) => contactId !== id));

const withPeople = (
  client: ClientDocument,
  today: string,
  change: (people: ExitPlan['peopleToTell']) => ExitPlan['peopleToTell'],
): ClientDocument => withExit(client, today, (plan) => ({ ...plan, peopleToTell: change(plan.peopleToTell) }));

/** Puts a contact on the list; `when` is the day it is planned for, or empty. A new contact comes along. */
export const withPersonToTell = (
  client: ClientDocument,
  today: string,
  { contactId, when, how, contact }: { contactId: string; when: string; how: string; contact?: Contact },
): ClientDocument => {
  const known = contact === undefined ? client : { ...client, contacts: [...client.contacts, contact] };
  const person = { contactId, why: '', when: when === '' ? null : when, by: '', how: how.trim(), done: false };
  return withPeople(known, today, (people) => [...people.filter((one) => one.contactId !== contactId), person]);
};

/** Told: on the planned day when that has come, else today. Taken back, the day stays as a plan. */
export const withPersonTold = (
  client: ClientDocument,
  today: string,
  contactId: string,
  told: boolean,
): ClientDocument =>
  withPeople(client, today, (people) =>
    people.map((person) => {
      if (person.contactId !== contactId) return person;
      const passed = person.when !== null && person.when <= today;
      return { ...person, done: told, when: told && !passed ? today : person.when };
    }),
  );

export const withPersonChanged = (
  client: ClientDocument,
  today: string,
  contactId: string,
  change: Partial<Pick<PersonToTell, 'when' | 'how'>>,
): ClientDocument =>
  withPeople(client, today, (people) =>
    people.map((person) => (person.contactId === contactId ? { ...person, ...change } : person)),
  );

/** Off the list; the contact stays. */
export const withoutPerson = (client: ClientDocument, today: string, contactId: string): ClientDocument =>
  withPeople(client, today, (people) => people.filter((person) => person.contactId !== contactId));
