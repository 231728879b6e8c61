import { type ClauseKind, clauseKinds, type NoticeRule } from '#shared/model/index.ts';

/** Short names of the kinds, as chips show them. */
export const kindWords = {
  scope: 'Scope',
  changes: 'Changes',
  payment: 'Payment',
  'late-payment': 'Late payment',
  'kill-fee': 'Kill fee',
  ip: 'Rights',
  confidentiality: 'Confidentiality',
  term: 'Term and renewal',
  notice: 'Notice',
  termination: 'Ending',
  'termination-for-cause': 'Ending for cause',
  'return-of-materials': 'Return of materials',
  liability: 'Liability',
  'non-solicitation': 'Non-solicitation',
  portfolio: 'Portfolio',
  'governing-law': 'Governing law',
  other: 'Other',
} as const satisfies Record<ClauseKind, string>;

export const kindOptions = clauseKinds.map((kind) => ({ value: kind, label: kindWords[kind] }));

const units = ['days', 'weeks', 'months', 'working days'] as const satisfies readonly NoticeRule['length']['unit'][];
export const unitOptions = units.map((unit) => ({ value: unit, label: unit.charAt(0).toUpperCase() + unit.slice(1) }));

export const receiptOptions = [
  { value: 'same day', label: 'On the same day' },
  { value: 'next working day', label: 'On the next working day' },
] as const satisfies readonly { readonly value: NoticeRule['receipt']; readonly label: string }[];

export const rollOptions = [
  { value: 'none', label: 'On that day' },
  { value: 'end of month', label: 'At the end of the month' },
  { value: 'end of quarter', label: 'At the end of the quarter' },
] as const satisfies readonly { readonly value: NoticeRule['roll']; readonly label: string }[];

export const nonWorkingOptions = [
  { value: 'keep', label: 'It stays' },
  { value: 'next working day', label: 'The next working day' },
] as const satisfies readonly { readonly value: NoticeRule['onNonWorkingDay']; readonly label: string }[];

/** What follows the length of the period, in one line. Empty when it simply ends. */
export const rollLine = ({ roll, onNonWorkingDay, receipt }: NoticeRule): string =>
  [
    receipt === 'next working day' ? 'received on the next working day' : '',
    onNonWorkingDay === 'next working day' ? 'to the next working day' : '',
    roll === 'end of month' ? 'to the end of a calendar month' : '',
    roll === 'end of quarter' ? 'to the end of a calendar quarter' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
