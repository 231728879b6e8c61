import type { ClientFacing, PackData } from './data.ts';
import { agreementOf } from './ending.ts';

const quotedKinds = ['termination', 'notice'] as const;
const continuingKinds = ['confidentiality', 'ip', 'return-of-materials', 'non-solicitation'] as const;

/** Narrows the data to what the client may read: no journal, no hashes, no letters, no people told, no actions. */
export const toClientFacing = (data: PackData): ClientFacing => {
  const agreement = agreementOf(data);
  const clauses = agreement?.clauses ?? [];
  return {
    asOf: data.asOf,
    appVersion: data.appVersion,
    locale: data.locale,
    paper: data.paper,
    freelancer: data.freelancer,
    client: data.client,
    start: data.start,
    ending: data.ending,
    notice: data.notice,
    currency: data.currency,
    invoices: data.invoices,
    materials: data.materials,
    accesses: data.accesses,
    dates: data.dates,
    referrals: data.referrals,
    agreement: agreement === undefined ? null : { title: agreement.title, signedOn: agreement.signedOn },
    quotes: clauses
      .filter(({ kind, number }) => quotedKinds.some((quoted) => quoted === kind) || number === data.ending?.clause)
      .map(({ number, heading, kind, quote, page }) => ({ number, heading, kind, quote, page })),
    continuing: clauses
      .filter(({ kind }) => continuingKinds.some((continuing) => continuing === kind))
      .map(({ number, kind, meaning, until }) => ({ number, kind, meaning, until })),
    toAccept: data.toAccept,
    thanks: data.thanks,
  };
};
