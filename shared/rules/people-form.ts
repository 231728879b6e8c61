/** The details of a client, its people and referrals as they are typed. */
import {
  type ClientDocument,
  type Contact,
  clientDocument,
  contact as contactSchema,
  type Referral,
  referral as referralSchema,
} from '../model/client.ts';
import { parseAmount } from './amount-input.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { dayOrNull, named, type Reading, readWith } from './form-reading.ts';
import { currencyOf, currencyProblem } from './invoice-form.ts';
import { formatAmount } from './money.ts';

export type FeeKind = NonNullable<ClientDocument['fee']>['kind'];

export type DetailsForm = {
  readonly name: string;
  readonly summary: string;
  readonly since: string;
  readonly country: string;
  /** One line of the address on each line. */
  readonly address: string;
  readonly taxId: string;
  readonly feeKind: FeeKind | 'none';
  readonly feeAmount: string;
  readonly feeCurrency: string;
  readonly feeTime: string;
};

const details = clientDocument.pick({
  name: true,
  summary: true,
  since: true,
  country: true,
  address: true,
  taxId: true,
  fee: true,
});
export type Details = Pick<ClientDocument, 'name' | 'summary' | 'since' | 'country' | 'address' | 'taxId' | 'fee'>;

export const formOfDetails = (client: Details, currency: string): DetailsForm => ({
  name: client.name,
  summary: client.summary,
  since: client.since ?? '',
  country: client.country,
  address: client.address.join('\n'),
  taxId: client.taxId,
  feeKind: client.fee?.kind ?? 'none',
  feeAmount: client.fee === null ? '' : formatAmount(client.fee.amount, client.fee.currency),
  feeCurrency: client.fee?.currency ?? currency,
  feeTime: client.fee?.minutes ? formatDuration(client.fee.minutes) : '',
});

const detailFields = ['name', 'summary', 'since', 'country', 'address', 'taxId'] as const;

const readFee = (form: DetailsForm, errors: Partial<Record<keyof DetailsForm, string>>): Details['fee'] => {
  if (form.feeKind === 'none') return null;
  const currency = currencyOf(form.feeCurrency);
  const unknown = currencyProblem(form.feeCurrency);
  if (unknown !== null) {
    errors.feeCurrency = unknown;
    return null;
  }
  const amount = parseAmount(form.feeAmount, currency);
  if (!amount.ok) errors.feeAmount = named('Amount', amount.message);
  const time = parseDuration(form.feeTime);
  if (!time.ok) errors.feeTime = named('Hours included', time.message);
  const minutes = time.ok && time.minutes > 0 ? time.minutes : null;
  return { kind: form.feeKind, amount: amount.ok ? amount.minor : 0, currency, minutes };
};

export const readDetails = (form: DetailsForm): Reading<Details, keyof DetailsForm> => {
  const errors: Partial<Record<keyof DetailsForm, string>> = {};
  const country = form.country.trim().toUpperCase();
  if (!/^([A-Z]{2})?$/.test(country)) errors.country = 'Country: use the two letters of the country, for example PT.';
  const address = form.address.split('\n').filter((line) => line.trim() !== '');
  if (address.length > 8) errors.address = 'Address: at most 8 lines fit. Put two on one line.';
  const fee = readFee(form, errors);
  const { name, summary, taxId } = form;
  const read = readWith<Details, keyof DetailsForm>(
    details,
    { name, summary, since: dayOrNull(form.since), country, address, taxId, fee },
    detailFields,
    'feeAmount',
  );
  if (read.ok && Object.keys(errors).length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};

export type ContactForm = Omit<Contact, 'id'>;
const contactFields = ['name', 'role', 'kind', 'email', 'phone', 'note'] as const;
export const newContactForm: ContactForm = {
  name: '',
  role: '',
  kind: 'client-contact',
  email: '',
  phone: '',
  note: '',
};
export const readContact = (form: ContactForm, contactId: string): Reading<Contact, keyof ContactForm> =>
  readWith<Contact, keyof ContactForm>(contactSchema, { ...form, id: contactId }, contactFields, 'name');

export type ReferralForm = Omit<Referral, 'id'>;
const referralFields = ['name', 'studio', 'goodFor', 'contact', 'consent'] as const;
export const newReferralForm: ReferralForm = { name: '', studio: '', goodFor: '', contact: '', consent: 'idea' };
export const readReferral = (form: ReferralForm, referralId: string): Reading<Referral, keyof ReferralForm> =>
  readWith<Referral, keyof ReferralForm>(referralSchema, { ...form, id: referralId }, referralFields, 'name');
