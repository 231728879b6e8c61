/** The only way into a pack: a client's record as of a day, without anything private and anything later. */

import {
  type Agreement,
  type ClientDocument,
  defaultPackChoices,
  type JournalEntry,
  type PackChoices,
  type WorkspaceDocument,
} from '../model/index.ts';
import { byIssue } from '../rules/invoice-state.ts';
import type {
  PackAccess,
  PackAgreement,
  PackClause,
  PackCommon,
  PackData,
  PackDate,
  PackEntry,
  PackInvoice,
  PackMaterial,
} from './data.ts';
import { currentAgreement, endingOf } from './ending.ts';
import { exhibitFilesOf, exhibitsLeftOut } from './exhibit-files.ts';
import { lettered } from './exhibits.ts';
import { packInterest } from './interest.ts';
import { dayIsOver } from './journal-as-of.ts';
import { entryKindName } from './labels.ts';
import type { PackRecord } from './record.ts';

const letterCountries = ['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'];

const paperOf = ({ settings, profile }: WorkspaceDocument, { paper }: PackChoices): 'a4' | 'letter' => {
  if (paper !== 'auto') return paper;
  return settings.paper !== 'auto' ? settings.paper : letterCountries.includes(profile.country) ? 'letter' : 'a4';
};

const invoicesOf = ({ invoices }: ClientDocument, asOf: string): readonly PackInvoice[] =>
  invoices
    .filter(({ state, issued }) => state === 'sent' && issued <= asOf)
    .sort(byIssue)
    .map((i) => ({
      id: i.id,
      kind: i.kind,
      state: i.state,
      number: i.number,
      description: i.description,
      currency: i.currency,
      issued: i.issued,
      due: i.due,
      agreedDue: i.agreedDue,
      net: i.net,
      vatRate: i.vatRate,
      vat: i.vat,
      gross: i.gross,
      payments: i.payments.filter(({ on }) => on <= asOf).map(({ on, amount }) => ({ on, amount })),
      credits: i.credits.filter(({ on }) => on <= asOf),
      underDiscussion: i.underDiscussion,
    }));

const materialsOf = ({ materials }: ClientDocument, asOf: string): readonly PackMaterial[] =>
  materials.map((m) => {
    const yet = m.status === 'open' || (m.doneOn !== null && m.doneOn > asOf);
    return {
      id: m.id,
      ledger: m.ledger,
      name: m.name,
      status: yet ? 'open' : m.status,
      plannedOn: yet ? (m.plannedOn ?? (m.status === 'open' ? null : m.doneOn)) : m.plannedOn,
      doneOn: yet ? null : m.doneOn,
      method: m.method,
      receipt: yet ? '' : m.receipt,
    };
  });

const accessesOf = ({ accesses }: ClientDocument, asOf: string): readonly PackAccess[] =>
  accesses.map((a) => {
    const yet = a.status === 'active' || (a.closedOn !== null && a.closedOn > asOf);
    return {
      id: a.id,
      system: a.system,
      side: a.side,
      role: a.role,
      owner: a.owner,
      status: yet ? 'active' : 'closed',
      plannedOn: yet ? (a.plannedOn ?? a.closedOn) : a.plannedOn,
      closedOn: yet ? null : a.closedOn,
    };
  });

const datesOf = ({ exit }: ClientDocument, asOf: string): readonly PackDate[] =>
  (exit?.schedule ?? [])
    .filter(({ doneOn }) => doneOn === null || doneOn > asOf)
    .map(({ on, who, what }) => ({ on, who, what, doneOn: null }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const clauseOf = (c: ClientDocument['agreements'][number]['clauses'][number], asOf: string): PackClause => ({
  id: c.id,
  number: c.number,
  heading: c.heading,
  kind: c.kind,
  quote: c.quote,
  meaning: c.meaning,
  page: c.page,
  until: c.until,
  actions: c.actions.filter(({ on }) => on === null || on <= asOf).map(({ text, on }) => ({ text, on })),
});

/** The agreements of this pack: the chosen one, or the one in force; the others behind it when all are asked for. */
const agreementsIn = ({ document, asOf }: PackRecord, choices: PackChoices): readonly Agreement[] => {
  const { agreements } = document;
  const first = agreements.find(({ id }) => id === choices.agreementId) ?? currentAgreement(agreements, asOf);
  if (first === undefined) return [];
  const others = choices.agreements === 'all' ? agreements.filter(({ id }) => id !== first.id) : [];
  return [first, ...others];
};

const agreementsOf = (record: PackRecord, agreements: readonly Agreement[]): readonly PackAgreement[] =>
  agreements.map((a) => ({
    id: a.id,
    title: a.title,
    signedOn: a.signedOn,
    startsOn: a.startsOn,
    endsOn: a.endsOn,
    renewsMonths: a.renewsMonths,
    currency: a.currency,
    clauses: a.clauses.map((clause) => clauseOf(clause, record.asOf)),
    ...endingOf(record, a),
  }));

const entriesOf = (record: PackRecord): { entries: readonly PackEntry[]; laterEntries: number } => {
  const standing = record.journal.filter(({ removedAt }) => removedAt === null);
  const over = dayIsOver(record.asOf);
  const later = ({ writtenAt, facts }: JournalEntry): boolean =>
    writtenAt >= over || facts.at.slice(0, 10) > record.asOf;
  const entries = standing
    .filter((entry) => !later(entry))
    .sort((a, b) => (a.facts.at < b.facts.at ? -1 : a.facts.at > b.facts.at ? 1 : a.number - b.number))
    .map(({ number, facts, writtenAt, editedAt, revisions, hash }) => ({
      number,
      at: facts.at,
      kind: entryKindName(facts.kind),
      title: facts.title,
      text: facts.text,
      minutes: facts.minutesBilled + facts.minutesUnbilled,
      writtenAt,
      editedAt,
      revisions,
      hash,
    }));
  return { entries, laterEntries: standing.length - entries.length };
};

const lettersOf = ({ letters }: ClientDocument, asOf: string): PackData['letters'] =>
  letters
    .filter(({ state, on }) => state === 'sent' && on <= asOf)
    .map(({ id, on, subject, to, form }) => ({ id, on, title: subject === '' ? 'Letter' : subject, to, by: form }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const peopleOf = ({ exit, contacts }: ClientDocument, asOf: string): PackData['people'] => {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return (exit?.peopleToTell ?? []).flatMap(({ contactId, when, done, how }) => {
    const contact = byId.get(contactId);
    return contact === undefined
      ? []
      : [
          {
            name: contact.name,
            who: contact.role,
            on: when,
            told: done && (when === null || when <= asOf),
            how: how ?? '',
          },
        ];
  });
};

export type { PackRecord };

const logoOf = ({ workspace, logo: size }: PackRecord): PackCommon['logo'] => {
  const { logo, business, person } = workspace.profile;
  if (logo === undefined || size === undefined || size === 'lost') return null;
  const alt = logo.alt.trim() || business.trim() || person.trim() || 'Logo';
  return { sha256: logo.sha256, alt, width: size.width, height: size.height };
};

const commonOf = (record: PackRecord, choices: PackChoices, agreement: Agreement | undefined): PackCommon => {
  const { workspace, document, asOf, appVersion } = record;
  const { profile, settings } = workspace;
  const contact = document.contacts.find(({ id }) => id === document.mainContactId);
  return {
    asOf,
    appVersion,
    locale: settings.locale,
    paper: paperOf(workspace, choices),
    logo: logoOf(record),
    freelancer: {
      person: profile.person,
      business: profile.business,
      role: profile.role,
      address: profile.address,
      country: profile.country,
      taxId: profile.taxId,
      email: profile.email,
      phone: profile.phone,
      bank: { holder: profile.bank.holder, iban: profile.bank.iban, bic: profile.bank.bic, lines: profile.bank.lines },
    },
    client: {
      name: document.name,
      address: document.address,
      taxId: document.taxId,
      contact: contact === undefined ? null : { name: contact.name, role: contact.role, email: contact.email },
    },
    start: agreement?.startsOn ?? document.since,
    ...endingOf(record, agreement),
    lineEvent: choices.lineEvent,
    currency: agreement?.currency ?? document.fee?.currency ?? settings.currency,
    invoices: invoicesOf(document, asOf),
    materials: materialsOf(document, asOf),
    accesses: accessesOf(document, asOf),
    dates: datesOf(document, asOf),
    referrals: document.referrals
      .filter(({ consent }) => consent === 'agreed-to-be-named' || consent === 'accepted')
      .map(({ name, studio, goodFor, contact: reach }) => ({ name, studio, goodFor, contact: reach })),
  };
};

/** Takes from a record what a pack may say, as it stood on `record.asOf`. */
export const toPackData = (record: PackRecord): PackData => {
  const { document, asOf, chain } = record;
  const choices = record.options ?? document.packChoices ?? defaultPackChoices();
  const chosen = agreementsIn(record, choices);
  const agreements = agreementsOf(record, chosen);
  const common = commonOf(record, choices, chosen[0]);
  return {
    ...common,
    agreements,
    otherAgreements: document.agreements.length - agreements.length,
    sections: { client: choices.client, records: choices.records },
    interest: packInterest(common, choices.interest, agreements[0]),
    thanks: document.exit?.thanks ?? '',
    toAccept: document.deliverables
      .filter(
        (d) =>
          d.deliveredOn !== null &&
          d.deliveredOn <= asOf &&
          d.state !== 'open' &&
          !(d.state === 'accepted' && (d.acceptedOn ?? asOf) <= asOf),
      )
      .map(({ name }) => name),
    ...entriesOf(record),
    retainerMinutes: document.fee?.kind === 'monthly' ? document.fee.minutes : null,
    letters: lettersOf(document, asOf),
    people: peopleOf(document, asOf),
    logoLost: record.logo === 'lost',
    exhibits:
      record.looks === undefined || choices.records.leftOut.includes('exhibits')
        ? []
        : lettered(exhibitFilesOf(record), record.looks),
    exhibitsLeftOut: record.looks === undefined ? 0 : exhibitsLeftOut(record),
    chain: {
      head: chain.head,
      revisions: chain.revisions,
      brokenAt: chain.brokenAt,
      lines: (chain.lines ?? []).map(({ entry, factsDigest, hash, op, prev, privateDigest, seq, writtenAt }) => ({
        entry,
        factsDigest,
        hash,
        op,
        prev,
        privateDigest,
        seq,
        writtenAt,
      })),
    },
  };
};
