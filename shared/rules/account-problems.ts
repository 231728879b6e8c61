/** Documents whose figures do not fit each other, named before a pack is made. */
import type { Invoice } from '../model/records.ts';
import { formatMoney, sumMinor } from './money.ts';

export type AccountProblem = { readonly invoiceId: string; readonly number: string; readonly message: string };

const problemsOfNote = (note: Invoice, byId: ReadonlyMap<string, Invoice>): readonly string[] => {
  const used = sumMinor([...note.credits, ...note.payments].map((part) => part.amount));
  const tooMuch =
    used > note.gross
      ? [
          `Credit note ${note.number} is used for ${formatMoney(used, note.currency)} but holds ${formatMoney(note.gross, note.currency)}. Check the amounts set against invoices.`,
        ]
      : [];
  const targets = note.credits.flatMap(({ invoiceId }) => {
    const target = byId.get(invoiceId);
    if (target === undefined) {
      return [`Credit note ${note.number} is set against an invoice that is no longer here. Choose the invoice again.`];
    }
    if (target.kind === 'credit-note') {
      return [`Credit note ${note.number} is set against another credit note, ${target.number}. Choose an invoice.`];
    }
    if (target.currency !== note.currency) {
      return [
        `Credit note ${note.number} is in ${note.currency}, but invoice ${target.number} is in ${target.currency}. Choose an invoice in ${note.currency}.`,
      ];
    }
    return target.state === 'draft'
      ? [`Credit note ${note.number} is set against ${target.number}, which is still a draft. Send the invoice first.`]
      : [];
  });
  return [...tooMuch, ...targets];
};

/** Everything that keeps the account from being right, one sentence each; empty when all documents fit. */
export const accountProblems = (invoices: readonly Invoice[]): readonly AccountProblem[] => {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const numbers = new Map<string, number>();
  for (const { number, state } of invoices) if (state === 'sent') numbers.set(number, (numbers.get(number) ?? 0) + 1);
  return invoices
    .filter((invoice) => invoice.state === 'sent')
    .flatMap((invoice) => {
      const twice =
        (numbers.get(invoice.number) ?? 0) > 1
          ? [`The number ${invoice.number} is used more than once. Check which document carries it.`]
          : [];
      const own = invoice.kind === 'credit-note' ? problemsOfNote(invoice, byId) : [];
      return [...twice, ...own].map((message) => ({ invoiceId: invoice.id, number: invoice.number, message }));
    });
};
