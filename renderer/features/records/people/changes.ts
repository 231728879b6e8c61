/** Changes of a client's people. Each returns a new document. */
import type { ClientDocument, Contact, Referral } from '#shared/model/index.ts';

const put = <T extends { readonly id: string }>(items: readonly T[], item: T): T[] =>
  items.some(({ id }) => id === item.id) ? items.map((each) => (each.id === item.id ? item : each)) : [...items, item];

/** The first person with the client becomes the main contact. */
export const withContact =
  (contact: Contact) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    contacts: put(client.contacts, contact),
    mainContactId: client.mainContactId === '' && contact.kind === 'client-contact' ? contact.id : client.mainContactId,
  });

export const withoutContact =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    contacts: client.contacts.filter((each) => each.id !== id),
    mainContactId: client.mainContactId === id ? '' : client.mainContactId,
  });

export const withReferral =
  (referral: Referral) =>
  (client: ClientDocument): ClientDocument => ({ ...client, referrals: put(client.referrals, referral) });

export const withoutReferral =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    referrals: client.referrals.filter((each) => each.id !== id),
  });
