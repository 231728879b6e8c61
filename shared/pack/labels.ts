/** Names printed in a pack for the kinds of the model. */
import type { ClauseKind, EntryKind } from '../model/index.ts';

const clauseNames = {
  scope: 'Scope',
  changes: 'Changes',
  payment: 'Payment terms',
  'late-payment': 'Late payment',
  'kill-fee': 'Kill fee',
  ip: 'IP transfer',
  confidentiality: 'Confidentiality',
  term: 'Term',
  notice: 'Notice',
  termination: 'Termination for convenience',
  'termination-for-cause': 'Termination for cause',
  'return-of-materials': 'Return of materials',
  liability: 'Liability',
  'non-solicitation': 'Non-solicitation',
  portfolio: 'Portfolio',
  'governing-law': 'Governing law',
  other: 'Other',
} as const satisfies Record<ClauseKind, string>;

/** What a clause is called: its own heading, else the name of its kind. */
export const clauseName = ({ heading, kind }: { readonly heading: string; readonly kind: ClauseKind }): string =>
  heading.trim() === '' ? clauseNames[kind] : heading;

/** Inside "No clause on … is recorded". */
const clauseSubjects = {
  ...clauseNames,
  ip: 'rights in the work',
  termination: 'ending the agreement',
  'termination-for-cause': 'ending for cause',
  'kill-fee': 'a kill fee',
} as const satisfies Record<ClauseKind, string>;
export const clauseSubject = (kind: ClauseKind): string => {
  const subject = clauseSubjects[kind];
  return subject.charAt(0).toLowerCase() + subject.slice(1);
};

/** "What continues afterwards": the short subject of a clause. */
export const continuingSubject = (kind: ClauseKind): string =>
  kind === 'ip' ? 'Final work' : kind === 'return-of-materials' ? 'Materials' : clauseNames[kind];

const entryNames = {
  note: 'Note',
  meeting: 'Meeting',
  call: 'Call',
  email: 'Email',
  agreement: 'Agreement',
  'scope-change': 'Scope change',
  incident: 'Incident',
  praise: 'Praise',
  payment: 'Payment',
} as const satisfies Record<EntryKind, string>;

export const entryKindName = (kind: EntryKind): string => entryNames[kind];
