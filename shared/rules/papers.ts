/** Papers that can show that something was done, paid or returned: attached files, and letters that were sent. */
import type { ClientDocument } from '../model/client.ts';
import type { JournalEntry } from '../model/journal.ts';
import { type Locale, longDate } from './dates.ts';

/** `id` is the digest of a file, or the id of a letter. */
export type Paper = { readonly id: string; readonly label: string };

/** Files of agreements, invoices and entries that stand, each once, then letters, oldest first. */
export const papersOf = (
  { agreements, invoices, letters }: Pick<ClientDocument, 'agreements' | 'invoices' | 'letters'>,
  entries: readonly Pick<JournalEntry, 'facts' | 'removedAt'>[],
  locale: Locale,
): readonly Paper[] => {
  const kept = [
    ...agreements.flatMap(({ files = [] }) => files),
    ...invoices.flatMap(({ files = [] }) => files),
    ...entries.flatMap(({ facts, removedAt }) => (removedAt === null ? facts.attachments : [])),
  ];
  const files = new Map<string, string>();
  for (const { sha256, name } of kept) if (!files.has(sha256)) files.set(sha256, name);
  const sent = letters
    .filter(({ state, body }) => state === 'sent' && body.trim() !== '')
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return [
    ...[...files].map(([id, label]) => ({ id, label })),
    ...sent.map(({ id, on, subject }) => ({
      id,
      label: `Letter of ${longDate(on, locale)}${subject.trim() === '' ? '' : `: ${subject.trim()}`}`,
    })),
  ];
};

/** As it is kept: nothing at all where no paper was chosen. */
export const shownByOf = (chosen: string): { readonly shownBy?: string } => (chosen === '' ? {} : { shownBy: chosen });
