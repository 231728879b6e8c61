/** What a pack would be better with, and where to enter it. `place` is a route below the client. */
import { accountProblems } from '../rules/account-problems.ts';
import { countOf, plural } from '../rules/words.ts';
import { accountsOf, invoicesOf } from './account.ts';
import type { PackData } from './data.ts';
import { agreementOf } from './ending.ts';
import { pagesOf } from './exhibits.ts';
import { rateNeeded } from './records-interest.ts';

/** The same shape as `Missing` of the contract, which stands above this room. */
export type PackMissing = { readonly message: string; readonly place: string };

export const packMissing = (data: PackData): readonly PackMissing[] => {
  const agreement = agreementOf(data);
  const { bank } = data.freelancer;
  const owed = accountsOf(data).some(({ open, openCount }) => openCount > 0 && open > 0);
  const quoted = agreement?.clauses.some(({ kind }) => kind === 'termination' || kind === 'notice') ?? false;
  const unplanned = data.materials.filter(({ status, plannedOn }) => status === 'open' && plannedOn === null).length;
  const found: (PackMissing | false)[] = [
    data.chain.brokenAt !== null && {
      message: `Line ${data.chain.brokenAt} of the journal was changed outside of Good Terms. The records edition says so.`,
      place: 'journal',
    },
    data.ending === null && { message: 'No last day is set. The client edition needs it.', place: 'exit' },
    agreement === undefined &&
      data.ending?.how !== 'agreed' && { message: 'No agreement is recorded.', place: 'records/contract' },
    agreement !== undefined &&
      agreement.signedOn === null && { message: 'The agreement has no date of signing.', place: 'records/contract' },
    agreement !== undefined &&
      !quoted && {
        message: 'No clause on notice or ending is recorded, so none can be quoted.',
        place: 'records/contract',
      },
    data.notice?.sent === true &&
      data.notice.acknowledgedOn === null && {
        message: 'The notice is sent, but not yet acknowledged.',
        place: 'exit',
      },
    data.client.contact === null && {
      message: 'No main contact is chosen for this client.',
      place: 'records/people',
    },
    data.client.address.length === 0 && {
      message: 'The address of the client is not recorded.',
      place: 'records/people',
    },
    data.freelancer.person.trim() === '' && {
      message: 'Your own name is missing. Enter it in Settings.',
      place: 'settings',
    },
    data.logoLost && {
      message: 'The picture of your logo cannot be read, so the pack is made without it. Choose it again in Settings.',
      place: 'settings',
    },
    owed &&
      bank.iban.trim() === '' &&
      bank.lines.length === 0 && {
        message: 'Your bank details are missing, so the pack asks the client to write to you.',
        place: 'settings',
      },
    data.interest !== null &&
      data.interest.needs.length > 0 && {
        message: `${rateNeeded(data.interest, data.locale)} Until then no interest is calculated.`,
        place: 'exit/pack',
      },
    data.materials.length === 0 && {
      message: 'No materials are recorded. Without any, there is no handover page and no receipt.',
      place: 'records/materials',
    },
    unplanned > 0 && {
      message: `${countOf(unplanned, 'material').replace(/^./, (c) => c.toUpperCase())} ${plural(unplanned, 'has', 'have')} no date yet.`,
      place: 'records/materials',
    },
  ];
  const long = data.exhibits
    .filter(({ pagesLeftOut }) => pagesLeftOut === 'many')
    .map(({ letter, look }) => ({
      message: `Exhibit ${letter} has ${pagesOf(look)} pages. Choose whether to print them all or its slip only.`,
      place: 'exit/pack/exhibits',
    }));
  const problems = accountProblems(invoicesOf(data)).map(({ message }) => ({ message, place: 'records/invoices' }));
  return [...found.filter((one) => one !== false), ...long, ...problems];
};
