/** How the agreement ends, in the words of the client edition: no causes, no adjectives about people. */
import type { Profile } from '../model/profile.ts';
import { type Locale, longDate, weekdayLongDate } from './dates.ts';
import { byMethod } from './notice.ts';

/** A business speaks as "we", a person under their own name as "I". */
export type Voice = 'we' | 'I';

export const voiceOf = (profile: Pick<Profile, 'person' | 'business'>): Voice =>
  profile.business.trim() === '' || profile.business.trim() === profile.person.trim() ? 'I' : 'we';

export type Ending = {
  readonly asOf: string;
  /** The written agreement; absent or null when there is none. */
  readonly agreement?: { readonly title: string; readonly signed: string | null } | null | undefined;
  /** Number of the clause it ends under. */
  readonly clause?: string | null | undefined;
  readonly end: string;
  readonly how: 'notice' | 'agreed' | 'expiry';
  /** The day both sides agreed on `end`. */
  readonly agreedOn?: string | null | undefined;
  readonly locale?: Locale | undefined;
};

/** "The … of … ends on Tuesday, 30 June 2026, under clause 11.2." Past tense when the end is before the as-of day. */
export const endingSentence = ({ asOf, agreement, clause, end, how, agreedOn, locale = 'en-GB' }: Ending): string => {
  const past = end < asOf;
  const day = weekdayLongDate(end, locale);
  const signed = agreement?.signed ? ` of ${longDate(agreement.signed, locale)}` : '';
  const what = agreement ? `The ${agreement.title}${signed}` : 'Our work together';
  if (how === 'expiry') {
    return `${what} ${past ? 'reached' : 'reaches'} its end date on ${day}, and ${past ? 'was' : 'is'} not renewed.`;
  }
  const under = clause ? `, under clause\u00a0${clause}` : '';
  const agreed =
    how === 'agreed' && agreedOn ? ` Both sides agreed to this date on ${longDate(agreedOn, locale)}.` : '';
  return `${what} ${past ? 'ended' : 'ends'} on ${day}${under}.${agreed}`;
};

export type NoticeGiven = {
  readonly asOf: string;
  readonly from: 'me' | 'client';
  readonly voice: Voice;
  /** "email", "in person". */
  readonly method: string;
  readonly sent: string;
  readonly received: string;
  /** Clause that says when a notice counts as received. */
  readonly clause?: string | null | undefined;
  readonly end: string;
  readonly locale?: Locale | undefined;
};

/** "We sent written notice by email on …. Under clause … it counts as received on …." */
export const noticeSentence = (given: NoticeGiven): string => {
  const { asOf, from, voice, method, sent, received, clause, end, locale = 'en-GB' } = given;
  const way = byMethod(method);
  const notice = way === '' ? 'written notice' : `written notice ${way}`;
  const [sentOn, receivedOn] = [longDate(sent, locale), longDate(received, locale)];
  const until = end < asOf ? [] : ['Until the agreement ends, both sides carry on as agreed.'];
  if (from === 'client') {
    const we = voice === 'we' ? 'we' : 'I';
    return [`You sent ${notice} on ${sentOn}, and ${we} received it on ${receivedOn}.`, ...until].join(' ');
  }
  const counts = clause
    ? `Under clause\u00a0${clause} it counts as received on ${receivedOn}.`
    : `It counts as received on ${receivedOn}.`;
  return [`${voice === 'we' ? 'We' : 'I'} sent ${notice} on ${sentOn}.`, counts, ...until].join(' ');
};
