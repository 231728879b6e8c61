/** Values of merge fields that the records already hold. Nothing private is read: no talks, no reviews, no feelings. */
import { exitPlanContent } from '../content/exit-plan.ts';
import type { LetterGroupId, LetterTemplate, MergeFieldId } from '../content/letters-types.ts';
import type { ClientDocument, Referral } from '../model/client.ts';
import type { ExitPlan } from '../model/exit.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import type { Agreement, Clause, Material } from '../model/records.ts';
import { daysBetween, type Locale, later, longDate } from './dates.ts';
import { currentAgreement } from './facts-contract.ts';
import { isDone, ledgerRows, materialDay } from './materials.ts';
import { formatMoney } from './money.ts';
import { endingClause } from './notice.ts';
import { type Account, accountOf, dueDay, ledgerOn } from './statement.ts';
import { listed } from './words.ts';

type Values = Partial<Record<MergeFieldId, string>>;

export type LetterContext = {
  readonly client: ClientDocument;
  readonly workspace: WorkspaceDocument;
  readonly plan: ExitPlan | null;
  readonly today: string;
  readonly letter: LetterTemplate;
  /** The invoice the letter is about; the oldest overdue one when absent. */
  readonly invoiceId?: string | undefined;
};

const mine = ({ profile }: WorkspaceDocument): Values => {
  const { person, business, phone, bank } = profile;
  const account = [bank.holder, bank.iban && `IBAN ${bank.iban}`, bank.bic && `BIC ${bank.bic}`, ...bank.lines];
  return {
    my_name: person,
    // Signed once when the business carries the person's name.
    my_business: business === person ? '' : business,
    my_phone: phone,
    payment_details:
      bank.iban === '' && bank.lines.length === 0 ? '' : account.filter((part) => part !== '').join(', '),
  };
};

/** The clause a letter rests on: the one on payment for letters about money, else the one on ending. */
const clauseFor = (
  agreement: Agreement | undefined,
  group: LetterGroupId,
  plan: ExitPlan | null,
): Clause | undefined =>
  group === 'money'
    ? agreement?.clauses.find((clause) => clause.kind === 'payment')
    : endingClause(agreement, plan?.basis === 'cause');

const fromAgreement = (agreement: Agreement | undefined, clause: Clause | undefined, locale: Locale): Values => {
  const length = agreement?.noticeRule?.length;
  const rights = agreement?.clauses.find(({ kind }) => kind === 'ip');
  return {
    agreement_title: agreement?.title ?? '',
    project_name: agreement?.title ?? '',
    agreement_date: agreement?.signedOn ? longDate(agreement.signedOn, locale) : '',
    clause_number: clause?.number ?? '',
    clause_quote: clause?.quote ?? '',
    notice_days: length?.unit === 'days' ? String(length.n) : '',
    rights_sentence:
      rights === undefined ? '' : `The rights of use follow clause\u00a0${rights.number} of our agreement.`,
  };
};

const fromPlan = (plan: ExitPlan | null, locale: Locale): Values => {
  const lastDay = plan?.lastDay ? longDate(plan.lastDay, locale) : '';
  const reason = exitPlanContent.reasons.options.find(({ id }) => id === plan?.reason && id !== 'none');
  return { last_day: lastDay, colleague_last_day: lastDay, reason_sentence: reason?.text ?? '' };
};

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const fromMaterials = ({ materials, deliverables }: ClientDocument, locale: Locale): Values => {
  const line = (material: Material): string => {
    const day = materialDay(material);
    return day === null ? material.name : `${material.name}, ${longDate(day, locale)}`;
  };
  const theirs = ledgerRows(materials, 'theirs-with-me');
  // The receipt is for what goes back now; once everything is back, for all of it.
  const waiting = theirs.filter((material) => !isDone(material));
  const returned = waiting.length > 0 ? waiting : theirs;
  const returnDay = returned.flatMap((material) => materialDay(material) ?? []).reduce(later, '');
  return {
    handover_list: bullets(ledgerRows(materials, 'to-hand-over').map(line)),
    materials_list: bullets(returned.map(line)),
    return_date: returnDay === '' ? '' : longDate(returnDay, locale),
    open_work: listed(deliverables.filter(({ state }) => state === 'open').map(({ name }) => name)),
  };
};

const statementLines = (accounts: readonly Account[], locale: Locale): string =>
  bullets(
    accounts.flatMap(({ rows, currency }) =>
      rows.map(({ invoice, open, daysPastDue }) => {
        const what = open < 0 ? 'credit' : `due ${longDate(dueDay(invoice), locale)}`;
        const late = daysPastDue > 0 ? ', past its due date' : '';
        return `${invoice.number}: ${formatMoney(open, currency)}, ${what}${late}`;
      }),
    ),
  );

const fromInvoices = (
  { invoices }: ClientDocument,
  invoiceId: string | undefined,
  currency: string,
  today: string,
  locale: Locale,
): Values => {
  const accounts = accountOf(invoices, today, currency);
  const rows = accounts.flatMap((account) => account.rows);
  const oldest = rows.find((row) => row.daysPastDue > 0) ?? rows.find((row) => row.open > 0);
  const invoice = invoices.find(({ id }) => id === invoiceId) ?? oldest?.invoice;
  const totals = accounts.filter(({ open }) => open !== 0);
  const shared: Values = {
    statement_table: accounts.length === 0 ? '' : statementLines(accounts, locale),
    open_balance: listed(totals.map(({ open, currency: code }) => formatMoney(open, code))),
  };
  if (invoice === undefined) return shared;
  const due = dueDay(invoice);
  const overdue = daysBetween(due, today);
  const { open } = ledgerOn(invoices, today).row(invoice);
  return {
    ...shared,
    invoice_number: invoice.number,
    invoice_date: longDate(invoice.issued, locale),
    invoice_amount: open > 0 ? formatMoney(open, invoice.currency) : '',
    invoice_due_date: longDate(due, locale),
    days_overdue: overdue > 0 ? String(overdue) : '',
  };
};

/** Only colleagues who agreed to be named. */
const named = ({ consent }: Referral): boolean => consent === 'agreed-to-be-named' || consent === 'accepted';

const fromPeople = ({ contacts, referrals, mainContactId, name }: ClientDocument): Values => {
  const [first, second] = referrals.filter(named);
  const colleague = contacts.find(({ kind }) => kind === 'subcontractor' || kind === 'partner');
  return {
    client_company: name,
    client_contact: contacts.find(({ id }) => id === mainContactId)?.name ?? '',
    referral_name_1: first?.name ?? '',
    referral_strength: first?.goodFor ?? '',
    referral_contact_1: first?.contact ?? '',
    referral_name_2: second?.name ?? '',
    referral_contact_2: second?.contact ?? '',
    colleague_name: colleague?.name ?? '',
    colleague_task: colleague?.role ?? '',
  };
};

/** What the records can say for a letter, by field; fields nobody has recorded are absent or empty. */
export const valuesFrom = ({ client, workspace, plan, today, letter, invoiceId }: LetterContext): Values => {
  const { locale, currency } = workspace.settings;
  const agreement = currentAgreement(client.agreements, today);
  return {
    today: longDate(today, locale),
    ...mine(workspace),
    ...fromPeople(client),
    ...fromAgreement(agreement, clauseFor(agreement, letter.group, plan), locale),
    ...fromPlan(plan, locale),
    ...fromMaterials(client, locale),
    ...fromInvoices(client, invoiceId, agreement?.currency ?? currency, today, locale),
  };
};

/** The records' values with what the user typed over them; a field the user emptied stays empty. */
export const withTyped = (
  known: Values,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => ({
  ...known,
  ...typed,
});
