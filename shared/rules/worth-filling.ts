/** Gaps in the records, the ones that matter most for leaving first. */
import type { ClientDocument } from '../model/client.ts';
import type { JournalEntry } from '../model/journal.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { ClauseKind } from '../model/records.ts';
import { addDays, daysBetween, longDayMonth } from './dates.ts';
import { currentAgreement } from './facts-contract.ts';
import { countedEntries } from './facts-journal.ts';
import { dayOf, daysWindow } from './metrics.ts';
import { capitalised, countOf, plural } from './words.ts';

export type Gap = {
  /** Stable, so that it can be dismissed. */
  readonly id: string;
  readonly text: string;
  /** What the link says. */
  readonly action: string;
  /** A route below the client, or "settings/details" for the user's own details. */
  readonly place: string;
};

/** Clauses one expects, in words, most important for an ending first. */
const expected: readonly { readonly about: string; readonly kinds: readonly ClauseKind[] }[] = [
  { about: 'notice', kinds: ['notice', 'termination'] },
  { about: 'payment', kinds: ['payment'] },
  { about: 'late payment', kinds: ['late-payment'] },
  { about: 'rights', kinds: ['ip'] },
  { about: 'confidentiality', kinds: ['confidentiality'] },
];

const contractGaps = (document: ClientDocument, today: string): readonly Gap[] => {
  const place = 'records/contract';
  const agreement = currentAgreement(document.agreements, today);
  if (agreement === undefined) {
    return [{ id: 'agreement', text: 'No agreement is recorded.', action: 'Add it', place }];
  }
  const missing = expected.filter(
    ({ kinds }) =>
      !agreement.clauses.some(({ kind }) => kinds.includes(kind)) &&
      !kinds.some((kind) => agreement.absentKinds?.includes(kind)),
  );
  const noRule = agreement.noticeRule === null;
  return [
    ...(noRule ? [{ id: 'notice-rule', text: 'No notice period is recorded.', action: 'Add it', place }] : []),
    ...missing.map(({ about }) => ({
      id: `clause-${about.replace(' ', '-')}`,
      text: `No clause recorded about ${about}.`,
      action: 'Add it',
      place,
    })),
  ];
};

const undated = (count: number, one: string, many: string, doing: string): string =>
  `${capitalised(countOf(count, one, many))} ${plural(count, 'has', 'have')} no date to ${doing}.`;

const returnGaps = ({ accesses, materials }: ClientDocument): readonly Gap[] => {
  const open = accesses.filter(({ status, plannedOn }) => status === 'active' && plannedOn === null).length;
  const things = materials.filter(({ status, plannedOn }) => status === 'open' && plannedOn === null).length;
  const [action, place] = ['Plan them', 'records/materials'];
  return [
    ...(open > 0 ? [{ id: 'accesses', text: undated(open, 'access', 'accesses', 'close'), action, place }] : []),
    ...(things > 0 ? [{ id: 'materials', text: undated(things, 'thing', 'things', 'hand over'), action, place }] : []),
  ];
};

/** The latest pause of 14 days or more in the last 180. */
const journalGap = (journal: readonly JournalEntry[], today: string): readonly Gap[] => {
  const within = daysWindow(today, 180);
  const days = [...new Set(countedEntries(journal, today).map(({ facts }) => dayOf(facts.at)))].filter(within).sort();
  const pauses = days.flatMap((day, index) => {
    const next = days[index + 1];
    return next !== undefined && daysBetween(day, next) > 14 ? [{ from: addDays(day, 1), to: addDays(next, -1) }] : [];
  });
  const last = pauses.at(-1);
  if (last === undefined) return [];
  const text = `No entry between ${longDayMonth(last.from)} and ${longDayMonth(last.to)}.`;
  return [{ id: `pause-${last.from}`, text, action: 'Leave it, or note why', place: 'journal' }];
};

const detailGaps = ({ mainContactId, contacts, address }: ClientDocument, workspace: WorkspaceDocument) => {
  const { iban, lines } = workspace.profile.bank;
  const gaps: Gap[] = [];
  if (!contacts.some(({ id }) => id === mainContactId)) {
    gaps.push({ id: 'contact', text: 'No contact person for letters.', action: 'Choose one', place: 'records/people' });
  }
  if (address.length === 0) {
    gaps.push({ id: 'address', text: 'No address of the client.', action: 'Add it', place: 'records/people' });
  }
  if (iban === '' && lines.length === 0) {
    gaps.push({ id: 'bank', text: 'No bank details for a statement.', action: 'Add them', place: 'settings/details' });
  }
  return gaps;
};

/**
 * What is worth filling in, most important for leaving first; `dismissed` ids are left out. At most `limit`. After the end
 * only what is still to be settled counts.
 */
export const worthFillingIn = (
  document: ClientDocument,
  journal: readonly JournalEntry[],
  workspace: WorkspaceDocument,
  today: string,
  dismissed: readonly string[] = [],
  limit = 3,
): readonly Gap[] =>
  [
    ...(document.status === 'ended' ? [] : contractGaps(document, today)),
    ...returnGaps(document),
    ...detailGaps(document, workspace),
    ...(document.status === 'ended' ? [] : journalGap(journal, today)),
  ]
    .filter(({ id }) => !dismissed.includes(id))
    .slice(0, limit);
