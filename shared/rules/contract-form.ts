/** The terms of an agreement and its clauses as they are typed. */
import {
  type Agreement,
  agreement as agreementSchema,
  type Clause,
  clause as clauseSchema,
  type NoticeRule,
} from '../model/records.ts';
import { dayOrNull, type Errors, type Reading, readWith } from './form-reading.ts';
import { currencyOf, currencyProblem } from './invoice-form.ts';
import { shownByOf } from './papers.ts';

export type TermsForm = {
  readonly title: string;
  readonly signedOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly renewsMonths: string;
  readonly currency: string;
  readonly paymentTermsDays: string;
  readonly noticeLength: string;
  readonly unit: NoticeRule['length']['unit'];
  readonly receipt: NoticeRule['receipt'];
  readonly roll: NoticeRule['roll'];
  readonly onNonWorkingDay: NoticeRule['onNonWorkingDay'];
  readonly noticeForm: string;
};

export const newTermsForm = (currency: string): TermsForm => ({
  title: '',
  signedOn: '',
  startsOn: '',
  endsOn: '',
  renewsMonths: '',
  currency,
  paymentTermsDays: '',
  noticeLength: '',
  unit: 'days',
  receipt: 'same day',
  roll: 'none',
  onNonWorkingDay: 'keep',
  noticeForm: '',
});

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export const formOfTerms = (agreement: Agreement): TermsForm => {
  const rule = agreement.noticeRule;
  return {
    title: agreement.title,
    signedOn: agreement.signedOn ?? '',
    startsOn: agreement.startsOn ?? '',
    endsOn: agreement.endsOn ?? '',
    renewsMonths: figure(agreement.renewsMonths),
    currency: agreement.currency,
    paymentTermsDays: figure(agreement.paymentTermsDays),
    noticeLength: figure(rule?.length.n),
    unit: rule?.length.unit ?? 'days',
    receipt: rule?.receipt ?? 'same day',
    roll: rule?.roll ?? 'none',
    onNonWorkingDay: rule?.onNonWorkingDay ?? 'keep',
    noticeForm: agreement.noticeForm,
  };
};

/** A whole number from `min` to `max`, null when empty, or a sentence. */
const whole = (text: string, label: string, min: number, max: number): number | null | { readonly message: string } => {
  const bare = text.trim();
  if (bare === '') return null;
  const value = /^\d{1,6}$/.test(bare) ? Number(bare) : Number.NaN;
  return value >= min && value <= max
    ? value
    : { message: `${label}: write a whole number from ${min} to ${max.toLocaleString('en-GB')}, or leave it empty.` };
};

type Figures = 'renewsMonths' | 'paymentTermsDays' | 'noticeLength';

/** The notice rule of the form while it is typed; null when no length is given or it cannot be read. */
export const noticeRuleOf = (form: TermsForm): NoticeRule | null => {
  const n = whole(form.noticeLength, '', 0, 1000);
  const { unit, receipt, roll, onNonWorkingDay } = form;
  return typeof n === 'number' ? { length: { n, unit }, receipt, roll, onNonWorkingDay } : null;
};

const termsFields = [
  'title',
  'signedOn',
  'startsOn',
  'endsOn',
  'renewsMonths',
  'currency',
  'paymentTermsDays',
  'noticeForm',
] as const;

export const readTerms = (
  form: TermsForm,
  base: Pick<Agreement, 'id' | 'clauses' | 'absentKinds'>,
): Reading<Agreement, keyof TermsForm> => {
  const figures = {
    renewsMonths: whole(form.renewsMonths, 'Renews by', 1, 120),
    paymentTermsDays: whole(form.paymentTermsDays, 'Payment terms', 0, 365),
    noticeLength: whole(form.noticeLength, 'Notice period', 0, 1000),
  };
  const errors: Partial<Record<keyof TermsForm, string>> = {};
  const value = (field: Figures): number | null => {
    const read = figures[field];
    if (read === null || typeof read === 'number') return read;
    errors[field] = read.message;
    return null;
  };
  const currency = currencyProblem(form.currency);
  if (currency !== null) errors.currency = currency;
  value('noticeLength');
  const read = readWith<Agreement, keyof TermsForm>(
    agreementSchema,
    {
      ...base,
      title: form.title,
      signedOn: dayOrNull(form.signedOn),
      startsOn: dayOrNull(form.startsOn),
      endsOn: dayOrNull(form.endsOn),
      renewsMonths: value('renewsMonths'),
      currency: currencyOf(form.currency),
      paymentTermsDays: value('paymentTermsDays'),
      noticeRule: noticeRuleOf(form),
      noticeForm: form.noticeForm,
    },
    termsFields,
    'title',
  );
  if (read.ok && Object.keys(errors).length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};

export type ClauseForm = {
  readonly number: string;
  readonly heading: string;
  readonly kind: Clause['kind'];
  readonly quote: string;
  readonly meaning: string;
  readonly page: string;
  readonly until: string;
  /** `shownBy` is empty where no paper shows it. */
  readonly actions: readonly { readonly text: string; readonly on: string; readonly shownBy: string }[];
  readonly note: string;
};

export const newClauseForm = (kind: Clause['kind']): ClauseForm => ({
  number: '',
  heading: '',
  kind,
  quote: '',
  meaning: '',
  page: '',
  until: '',
  actions: [],
  note: '',
});

export const formOfClause = (clause: Clause): ClauseForm => ({
  number: clause.number,
  heading: clause.heading,
  kind: clause.kind,
  quote: clause.quote,
  meaning: clause.meaning,
  page: figure(clause.page),
  until: clause.until,
  actions: clause.actions.map(({ text, on, shownBy }) => ({ text, on: on ?? '', shownBy: shownBy ?? '' })),
  note: clause.note,
});

const clauseFields = ['number', 'heading', 'kind', 'quote', 'meaning', 'page', 'until', 'actions', 'note'] as const;

/** The quote is kept character by character: nothing is trimmed, joined or replaced. */
export const readClause = (form: ClauseForm, clauseId: string): Reading<Clause, keyof ClauseForm> => {
  const page = whole(form.page, 'Page', 1, 100_000);
  const unread = page !== null && typeof page !== 'number';
  const actions = form.actions.filter(({ text, on }) => text.trim() !== '' || on !== '');
  const nameless = actions.some(({ text }) => text.trim() === '');
  const errors: Errors<keyof ClauseForm> = {
    ...(unread ? { page: page.message } : {}),
    ...(nameless
      ? { actions: 'What to do: this is empty. Write what is to be done on that day, or clear the day.' }
      : {}),
  };
  const read = readWith<Clause, keyof ClauseForm>(
    clauseSchema,
    {
      ...form,
      id: clauseId,
      page: unread ? null : page,
      actions: actions.map(({ text, on, shownBy }) => ({ text, on: dayOrNull(on), ...shownByOf(shownBy) })),
    },
    clauseFields,
    'number',
  );
  if (read.ok && Object.keys(errors).length === 0) return read;
  return { ok: false, errors: { ...(read.ok ? {} : read.errors), ...errors } };
};
