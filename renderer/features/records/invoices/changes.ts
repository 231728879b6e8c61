/** Changes of a client's invoices. Each returns a new document. */
import type { ClientDocument, Invoice } from '#shared/model/index.ts';
import { shownByOf } from '#shared/rules/papers.ts';
import { dueDay } from '#shared/rules/statement.ts';
import { byNumber } from '#shared/rules/words.ts';

/** With an invoice that is new or changed. */
export const withInvoice =
  (invoice: Invoice) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    invoices: client.invoices.some(({ id }) => id === invoice.id)
      ? client.invoices.map((each) => (each.id === invoice.id ? invoice : each))
      : [...client.invoices, invoice],
  });

/** With one invoice changed; the same document when it is no longer there. */
export const changeInvoice =
  (id: string, change: (invoice: Invoice) => Invoice) =>
  (client: ClientDocument): ClientDocument => {
    const before = client.invoices.find((each) => each.id === id);
    return before === undefined ? client : withInvoice(change(before))(client);
  };

/** Without an invoice, and without the credits that were set against it. */
export const withoutInvoice =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    invoices: client.invoices
      .filter((each) => each.id !== id)
      .map((each) =>
        each.credits.some(({ invoiceId }) => invoiceId === id)
          ? { ...each, credits: each.credits.filter(({ invoiceId }) => invoiceId !== id) }
          : each,
      ),
  });

const without = <T>(items: readonly T[], index: number): T[] => items.filter((_, at) => at !== index);

export const withoutPayment =
  (index: number) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    payments: without(invoice.payments, index),
  });
export const withoutCredit =
  (index: number) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    credits: without(invoice.credits, index),
  });
export const withoutReminder =
  (index: number) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    reminders: without(invoice.reminders, index),
  });

const byDay = (a: { readonly on: string }, b: { readonly on: string }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

export const withPayment =
  (payment: Invoice['payments'][number]) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    payments: [...invoice.payments, payment].sort(byDay),
  });
/** The paper that shows a payment; empty for none. */
export const withPaymentShownBy =
  (index: number, paper: string) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    payments: invoice.payments.map(({ shownBy, ...payment }, at) =>
      at === index ? { ...payment, ...shownByOf(paper) } : { ...payment, ...shownByOf(shownBy ?? '') },
    ),
  });
export const withCredit =
  (credit: Invoice['credits'][number]) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    credits: [...invoice.credits, credit].sort(byDay),
  });
export const withReminder =
  (reminder: Invoice['reminders'][number]) =>
  (invoice: Invoice): Invoice => ({
    ...invoice,
    reminders: [...invoice.reminders, reminder].sort(byDay),
  });

/** Drafts first, then the newest day of issue, then the highest number. */
export const newestFirst = (a: Invoice, b: Invoice): number => {
  if (a.state !== b.state) return a.state === 'draft' ? -1 : 1;
  return a.issued < b.issued ? 1 : a.issued > b.issued ? -1 : byNumber(b.number, a.number);
};

/** The day that counts as due, and whether it was moved. */
export const dueOf = (invoice: Invoice): { readonly on: string; readonly moved: boolean } => ({
  on: dueDay(invoice),
  moved: invoice.agreedDue !== null,
});
