/** `pack.json`: everything the records edition prints, for programs. Amounts are integers in minor units. */
import { accountsOf } from './account.ts';
import type { PackAgreement, PackData, PackInvoice } from './data.ts';
import type { PackExhibit } from './exhibit-data.ts';
import type { ExhibitOriginal } from './exhibit-original.ts';
import { shownPages } from './exhibits.ts';
import { exhibitPath, type NamedOptions } from './folder-text.ts';

const invoiceIn = (
  { id: _, credits, state: _sent, ...invoice }: PackInvoice,
  numbers: ReadonlyMap<string, string>,
): object => ({
  ...invoice,
  credits: credits.map(({ invoiceId, on, amount }) => ({ on, amount, against: numbers.get(invoiceId) ?? null })),
});

const agreementIn = ({ id: _, clauses, ...agreement }: PackAgreement): object => ({
  ...agreement,
  clauses: clauses.map(({ id: _id, ...clause }) => clause),
});

const withoutId = <T extends { readonly id: string }>({ id: _, ...rest }: T): object => rest;

const printed = (exhibit: PackExhibit | undefined): object =>
  exhibit === undefined
    ? {}
    : { title: exhibit.title, on: exhibit.on, shows: exhibit.shows, pages: shownPages(exhibit) };

/** How the digests of the chain are counted, for whoever wants to count them again. */
const chainForm =
  'hash = SHA-256 of the RFC 8785 form of { entry, factsDigest, op, prev, privateDigest, seq, writtenAt }; the first prev is 64 zeros; prev is the hash of the line before';

/** The object that is written in the form of RFC 8785. Explicit about every field: what is not named here has no way in. */
export const packJson = (
  data: PackData,
  exhibits: readonly ExhibitOriginal[],
  choices: NamedOptions,
): Readonly<Record<string, unknown>> => {
  const numbers = new Map(data.invoices.map(({ id, number }) => [id, number]));
  const shown = new Map(data.exhibits.map((exhibit) => [exhibit.letter, exhibit]));
  return {
    format: 'good-terms-pack',
    schemaVersion: 1,
    edition: 'records',
    asOf: data.asOf,
    appVersion: data.appVersion,
    locale: data.locale,
    options: { paper: data.paper, sections: data.sections.records, ...choices },
    freelancer: data.freelancer,
    client: data.client,
    start: data.start,
    ending: data.ending,
    notice: data.notice,
    currency: data.currency,
    accounts: accountsOf(data).map(({ currency, open, overdue, notDue, buckets, creditNotUsed, reconciliation }) => ({
      currency,
      open,
      overdue,
      notDue,
      ages: buckets,
      creditNotUsed,
      reconciliation,
    })),
    agreements: data.agreements.map(agreementIn),
    // As printed by the worksheet; never part of the accounts above.
    interest: data.interest?.choice.worksheet === true ? data.interest : null,
    invoices: data.invoices.map((invoice) => invoiceIn(invoice, numbers)),
    materials: data.materials.map(withoutId),
    accesses: data.accesses.map(withoutId),
    toAccept: data.toAccept,
    dates: data.dates,
    letters: data.letters.map(withoutId),
    people: data.people,
    referrals: data.referrals,
    thanks: data.thanks,
    retainerMinutes: data.retainerMinutes,
    journal: { entries: data.entries, laterEntries: data.laterEntries },
    chain: { form: chainForm, ...data.chain },
    exhibits: exhibits.map(({ letter, name, sha256, size, mediaType }) => ({
      letter,
      path: exhibitPath({ letter, name }),
      sha256,
      size,
      mediaType,
      ...printed(shown.get(letter)),
    })),
  };
};
