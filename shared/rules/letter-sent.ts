/** What follows from a letter that was sent: the letter itself, the notice, the steps it completes, the reminder, a fact. */
import { exitItems } from '../content/exit-plan-items.ts';
import type { LetterTemplate } from '../content/letters-types.ts';
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan, Letter } from '../model/exit.ts';
import type { EntryFacts } from '../model/journal.ts';
import { withStep } from './checklist.ts';
import { withExit } from './exit-plan.ts';
import { closingLetterFor } from './letters.ts';
import { byMethod } from './notice.ts';

/** A letter as it went out: final words, day and way. */
export type SentLetter = Letter & { readonly state: 'sent' };

const withStepsDone = (plan: ExitPlan, letter: SentLetter): ExitPlan => {
  let next = plan;
  for (const { id, link } of exitItems) {
    const state = plan.checklist.find(({ itemId }) => itemId === id)?.state ?? 'open';
    if (link.type !== 'letter' || link.letter !== letter.letterId || state !== 'open') continue;
    next = { ...next, checklist: withStep(next, id, { state: 'done', doneOn: letter.on }) };
  }
  return next;
};

const withNotice = (plan: ExitPlan, letter: SentLetter): ExitPlan =>
  letter.letterId === closingLetterFor(plan.basis)
    ? { ...plan, notice: { ...plan.notice, from: 'me', on: letter.on, sent: true, method: letter.form } }
    : plan;

const withReminder = (client: ClientDocument, letter: SentLetter, invoiceNumber: string | undefined): ClientDocument =>
  letter.letterId.startsWith('payment-reminder') && invoiceNumber !== undefined
    ? {
        ...client,
        invoices: client.invoices.map((invoice) =>
          invoice.number === invoiceNumber
            ? { ...invoice, reminders: [...invoice.reminders, { on: letter.on, how: letter.form }] }
            : invoice,
        ),
      }
    : client;

/** Keeps the letter as sent and lets its consequences follow. `invoiceNumber` is the invoice a reminder was about. */
export const withLetterSent = (
  client: ClientDocument,
  today: string,
  letter: SentLetter,
  invoiceNumber?: string,
): ClientDocument => {
  const letters = [...client.letters.filter(({ id }) => id !== letter.id), letter];
  const planned = withExit({ ...client, letters }, today, (plan) => withStepsDone(withNotice(plan, letter), letter));
  return withReminder(planned, letter, invoiceNumber);
};

/** The journal's fact about a letter that was sent: what, to whom, when and how. `at` is a civil date-time. */
export const sentFacts = (template: LetterTemplate, letter: SentLetter, at: string): EntryFacts => {
  const way = byMethod(letter.form);
  const to = letter.to.trim();
  return {
    at,
    kind: /e-?mail/iu.test(letter.form) ? 'email' : 'note',
    title: `Letter sent: ${letter.subject}`.slice(0, 300),
    text: [
      `Sent the letter “${letter.subject}” (${template.title.charAt(0).toLowerCase()}${template.title.slice(1)})`,
      to === '' ? '' : ` to ${to}`,
      way === '' ? '' : ` ${way}`,
      '.',
      letter.proof.trim() === '' ? '' : ` Proof: ${letter.proof.trim()}`,
    ].join(''),
    minutesBilled: 0,
    minutesUnbilled: 0,
    people: to === '' ? [] : [to],
    tags: [],
    agreement: null,
    attachments: [],
    notable: false,
  };
};
