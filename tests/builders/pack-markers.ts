import { clientDocument, entryFacts, entryPrivate, workspaceDocument } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';

/** Places of free text that the records edition prints; "*" stands for any index. Everything else is private or internal. */
const printedInRecords = [
  'workspace.profile.person',
  'workspace.profile.business',
  'workspace.profile.role',
  'workspace.profile.address.*',
  'workspace.profile.taxId',
  'workspace.profile.email',
  'workspace.profile.phone',
  'workspace.profile.bank.holder',
  'workspace.profile.bank.iban',
  'workspace.profile.bank.bic',
  'workspace.profile.bank.lines.*',
  'document.name',
  'document.address.*',
  'document.taxId',
  'document.contacts.*.name',
  'document.contacts.*.role',
  'document.contacts.*.email',
  'document.agreements.*.title',
  'document.agreements.*.clauses.*.number',
  'document.agreements.*.clauses.*.heading',
  'document.agreements.*.clauses.*.quote',
  'document.agreements.*.clauses.*.meaning',
  'document.agreements.*.clauses.*.until',
  'document.agreements.*.clauses.*.actions.*.text',
  'document.invoices.*.number',
  'document.invoices.*.description',
  'document.materials.*.name',
  'document.materials.*.method',
  'document.materials.*.receipt',
  'document.accesses.*.system',
  'document.accesses.*.role',
  'document.deliverables.*.name',
  'document.referrals.*.name',
  'document.referrals.*.studio',
  'document.referrals.*.goodFor',
  'document.referrals.*.contact',
  'document.exit.notice.method',
  'document.exit.schedule.*.what',
  'document.exit.thanks',
  'document.letters.*.to',
  'document.letters.*.form',
  'document.letters.*.subject',
  'document.letters.*.body',
  'journal.*.facts.title',
  'journal.*.facts.text',
] as const;

/** Of these the client edition prints nothing either. */
const notForTheClient = [
  'document.agreements.*.clauses.*.actions.*.text',
  'document.letters.*.to',
  'document.letters.*.form',
  'document.letters.*.subject',
  'document.letters.*.body',
  'journal.*.facts.title',
  'journal.*.facts.text',
] as const;

const printedIn = (edition: 'client' | 'records'): ReadonlySet<string> =>
  new Set<string>(
    edition === 'records'
      ? printedInRecords
      : printedInRecords.filter((path) => !notForTheClient.some((own) => own === path)),
  );

export type Planted = { readonly path: string; readonly marker: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Parser = { readonly safeParse: (value: unknown) => { readonly success: boolean } };

/** Where the model itself would take any text: not an id, a date, a code or a choice. */
const plantIn = (
  whole: unknown,
  part: unknown,
  path: string,
  accepts: Parser,
  keep: ReadonlySet<string>,
  planted: Planted[],
): void => {
  const visit = (owner: Record<string, unknown> | unknown[], key: string | number, value: unknown): void => {
    const here = `${path}.${typeof key === 'number' ? '*' : key}`;
    if (typeof value !== 'string') {
      plantIn(whole, value, here, accepts, keep, planted);
      return;
    }
    if (keep.has(here)) return;
    const marker = `Qx${planted.length.toString(36).padStart(4, '0')}zQ`;
    const set = (text: string): void => {
      if (Array.isArray(owner)) owner[Number(key)] = text;
      else owner[key] = text;
    };
    set(marker);
    if (accepts.safeParse(whole).success) planted.push({ path: here, marker });
    else set(value);
  };
  if (Array.isArray(part)) {
    part.forEach((value, index) => {
      visit(part, index, value);
    });
  } else if (isRecord(part)) for (const [key, value] of Object.entries(part)) visit(part, key, value);
};

/** Empty lists and objects of free text get one entry, so that no private place is left out. */
const fillGaps = (record: PackRecord): PackRecord => {
  const copy = structuredClone(record);
  const { document, workspace } = copy;
  const fill = (list: string[]): void => {
    if (list.length === 0) list.push('x');
  };
  fill(document.tags);
  document.summary = 'x';
  document.checkIns = { expectations: 'x', next: '2026-12-01', everyMonths: 3, snoozedUntil: null, done: [] };
  for (const entry of copy.journal) {
    fill(entry.facts.tags);
    fill(entry.facts.people);
    if (entry.facts.attachments.length === 0) {
      entry.facts.attachments.push({ sha256: 'a'.repeat(64), name: 'x', size: 1, mediaType: 'text/plain', alt: 'x' });
    }
  }
  for (const letter of document.letters) {
    letter.fields = { ...letter.fields, 'planted-field': 'x' };
    fill(letter.kept);
  }
  for (const review of document.reviews) {
    review.notes = { ...review.notes, planted: 'x' };
    review.answers = { ...review.answers, planted: 'x' };
  }
  for (const talk of document.talks) {
    talk.preparation = { ...talk.preparation, planted: 'x' };
    talk.after = { ...talk.after, planted: 'x' };
  }
  for (const invoice of document.invoices)
    if (invoice.reminders.length === 0) invoice.reminders.push({ on: invoice.due, how: 'x' });
  workspace.settings.backupFolder = 'x';
  workspace.settings.packFolder = 'x';
  if (workspace.supportContacts.length === 0) workspace.supportContacts.push({ name: 'x', telephone: 'x', note: 'x' });
  if (document.packs.length === 0) {
    document.packs.push({
      id: 'p',
      edition: 'client',
      asOf: copy.asOf,
      madeAt: '2026-01-01T00:00:00.000Z',
      path: 'x',
      pages: 1,
      sha256: 'b'.repeat(64),
    });
  }
  return copy;
};

/** A marker in every place of free text that an edition does not print. */
export const withMarkers = (
  record: PackRecord,
  edition: 'client' | 'records',
): { readonly record: PackRecord; readonly planted: readonly Planted[] } => {
  const keep = printedIn(edition);
  const planted: Planted[] = [];
  const copy = fillGaps(record);
  plantIn(copy.document, copy.document, 'document', clientDocument, keep, planted);
  plantIn(copy.workspace, copy.workspace, 'workspace', workspaceDocument, keep, planted);
  for (const entry of copy.journal) {
    plantIn(entry.facts, entry.facts, 'journal.*.facts', entryFacts, keep, planted);
    if (entry.private !== null) plantIn(entry.private, entry.private, 'journal.*.private', entryPrivate, keep, planted);
  }
  return { record: copy, planted };
};
