import type { ClientDocument } from '#shared/model/index.ts';
import type { Format } from '../../state/index.ts';

const per = { monthly: 'a month', hourly: 'an hour', project: 'for the project' } as const;

/** What stands under the client's name: since when, what for and at what price, with whom. */
export const clientLine = (
  { since, summary, fee, contacts }: Pick<ClientDocument, 'since' | 'summary' | 'fee' | 'contacts'>,
  format: Format,
): { readonly always: readonly string[]; readonly wide: readonly string[] } => {
  const price = fee === null ? '' : `${format.shortMoney(fee.amount, fee.currency)} ${per[fee.kind]}`;
  const people = contacts.filter((contact) => contact.kind === 'client-contact').map((contact) => contact.name);
  // A summary may hold more than the work: its first sentence names it.
  const work = summary.split(/(?<=\.)\s/)[0]?.replace(/\.$/, '') ?? '';
  return {
    always: [since === null ? '' : `Since ${format.monthYear(since)}`, [work, price].filter(Boolean).join(', ')].filter(
      Boolean,
    ),
    wide: people.length === 0 ? [] : [people.slice(0, 3).join(', ')],
  };
};
