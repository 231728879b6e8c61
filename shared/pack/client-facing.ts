import { longDate, noBreak } from '../rules/dates.ts';
import { formatMoney } from '../rules/money.ts';
import { listed } from '../rules/words.ts';
import type { ClientFacing, FacingAgreement, PackAgreement, PackData } from './data.ts';
import { agreementOf } from './ending.ts';

const quotedKinds = ['termination', 'notice'] as const;
const continuingKinds = ['confidentiality', 'ip', 'return-of-materials', 'non-solicitation'] as const;

const facing = (data: PackData, agreement: PackAgreement | undefined): readonly FacingAgreement[] => {
  const ending = agreement?.ending ?? data.ending;
  if (ending === null) return [];
  const clauses = agreement?.clauses ?? [];
  return [
    {
      agreement: agreement === undefined ? null : { title: agreement.title, signedOn: agreement.signedOn },
      ending,
      notice: agreement === undefined ? data.notice : agreement.notice,
      quotes: clauses
        .filter(({ kind, number }) => quotedKinds.some((quoted) => quoted === kind) || number === ending.clause)
        .map(({ number, heading, kind, quote, page }) => ({ number, heading, kind, quote, page })),
      continuing: clauses
        .filter(({ kind }) => continuingKinds.some((continuing) => continuing === kind))
        .map(({ number, kind, meaning, until }) => ({ number, kind, meaning, until })),
    },
  ];
};

/** "Under clause 4.3, interest of EUR 75.89 has been calculated to 19 June 2026." Only when the user ticked it. */
const interestSentence = ({ interest, asOf, locale }: PackData): string => {
  if (interest === null || !interest.choice.mention || interest.needs.length > 0) return '';
  const sums = interest.accounts.filter((account) => account.interest > 0);
  if (sums.length === 0) return '';
  const amounts = listed(sums.map((account) => formatMoney(account.interest, account.currency)));
  const under = interest.lateClause === null ? 'Interest' : `Under clause${noBreak}${interest.lateClause}, interest`;
  return `${under} of ${amounts} has been calculated to ${longDate(asOf, locale)}.`;
};

/** Narrows the data to what the client may read: no journal, no hashes, no letters, no people told, no actions. */
export const toClientFacing = (data: PackData): ClientFacing => {
  const agreement = agreementOf(data);
  return {
    asOf: data.asOf,
    appVersion: data.appVersion,
    locale: data.locale,
    paper: data.paper,
    logo: data.logo,
    freelancer: data.freelancer,
    client: data.client,
    start: data.start,
    ending: data.ending,
    notice: data.notice,
    lineEvent: data.lineEvent,
    currency: data.currency,
    invoices: data.invoices,
    materials: data.materials,
    accesses: data.accesses,
    dates: data.dates,
    referrals: data.referrals,
    agreement: agreement === undefined ? null : { title: agreement.title, signedOn: agreement.signedOn },
    endings: data.agreements.length > 1 ? data.agreements.flatMap((one) => facing(data, one)) : facing(data, agreement),
    sections: data.sections.client,
    interestSentence: interestSentence(data),
    toAccept: data.toAccept,
    thanks: data.thanks,
  };
};
