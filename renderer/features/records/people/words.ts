import type { Contact, Referral } from '#shared/model/index.ts';
import type { FeeKind } from '#shared/rules/people-form.ts';

export const kindWords = {
  'client-contact': 'With the client',
  subcontractor: 'Subcontractor',
  partner: 'Partner',
  adviser: 'Adviser',
  accountant: 'Accountant',
  referral: 'Referral',
  friend: 'Friend',
  other: 'Other',
} as const satisfies Record<Contact['kind'], string>;

const kinds = [
  'client-contact',
  'subcontractor',
  'partner',
  'adviser',
  'accountant',
  'referral',
  'friend',
  'other',
] as const satisfies readonly Contact['kind'][];
export const kindOptions = kinds.map((kind) => ({ value: kind, label: kindWords[kind] }));

export const consentWords = {
  idea: 'An idea, not asked yet',
  asked: 'Asked, no answer yet',
  'agreed-to-be-named': 'Agreed to be named',
  accepted: 'Has taken over',
} as const satisfies Record<Referral['consent'], string>;

const consents = ['idea', 'asked', 'agreed-to-be-named', 'accepted'] as const satisfies readonly Referral['consent'][];
export const consentOptions = consents.map((consent) => ({ value: consent, label: consentWords[consent] }));

/** Whether the colleague agreed, so that a pack may print the name. */
export const mayBeNamed = ({ consent }: Referral): boolean =>
  consent === 'agreed-to-be-named' || consent === 'accepted';

export const feeOptions = [
  { value: 'none', label: 'Not recorded' },
  { value: 'monthly', label: 'A month' },
  { value: 'hourly', label: 'An hour' },
  { value: 'project', label: 'For the project' },
] as const satisfies readonly { readonly value: FeeKind | 'none'; readonly label: string }[];

export const feeWords = { monthly: 'a month', hourly: 'an hour', project: 'for the project' } as const satisfies Record<
  FeeKind,
  string
>;
