import type { EntryKind } from '#shared/model/index.ts';

/** Kinds shown as buttons in the composer; the others stand behind "More". */
export const firstKinds: readonly EntryKind[] = ['note', 'call', 'meeting', 'email', 'scope-change'];

export type KindFilter = { readonly id: string; readonly label: string; readonly kinds: readonly EntryKind[] };

/** Filters of the timeline, in the order of the bar. */
export const kindFilters: readonly KindFilter[] = [
  { id: 'talks', label: 'Calls and meetings', kinds: ['call', 'meeting'] },
  { id: 'email', label: 'Email', kinds: ['email'] },
  { id: 'scope', label: 'Scope', kinds: ['scope-change'] },
  { id: 'payment', label: 'Payment', kinds: ['payment'] },
  { id: 'praise', label: 'Praise', kinds: ['praise'] },
  { id: 'agreement', label: 'Agreements', kinds: ['agreement'] },
  { id: 'incident', label: 'Incidents', kinds: ['incident'] },
  { id: 'note', label: 'Notes', kinds: ['note'] },
];
