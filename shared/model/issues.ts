import type { z } from 'zod';

/** What is wrong with one field: where it is, and a sentence that names it and says what to do. */
export type FieldIssue = { readonly field: string; readonly message: string };

const labels: Readonly<Record<string, string>> = {
  at: 'Date and time',
  due: 'Due date',
  issued: 'Date of issue',
  on: 'Date',
  text: 'Text',
  title: 'Title',
  name: 'Name',
  net: 'Net amount',
  vat: 'Tax amount',
  gross: 'Total',
  amount: 'Amount',
  currency: 'Currency',
  number: 'Number',
  quote: 'Exact words',
  vatRate: 'Tax rate',
  minutesBilled: 'Billed time',
  minutesUnbilled: 'Unbilled time',
  mood: 'Mood',
  energy: 'Energy',
  startsOn: 'Start',
  endsOn: 'End',
  signedOn: 'Signed on',
  plannedOn: 'Planned for',
  doneOn: 'Done on',
  n: 'Notice period',
  description: 'Description',
  system: 'System',
  underDiscussion: 'Under discussion',
  tags: 'Tags',
  people: 'People',
  thanks: 'Thanks',
  maxOverdueDays: 'Days overdue I accept',
  country: 'Country',
  lastDay: 'Last day',
  agreedDue: 'Agreed later date',
  since: 'Since',
  discount: 'Discount',
  email: 'Email',
  person: 'Name',
  business: 'Business',
};

const label = (key: string): string =>
  labels[key] ??
  key
    .replace(/([A-Z])/g, ' $1')
    .replace(/^./, (c) => c.toUpperCase())
    .replace(/ ./g, (c) => c.toLowerCase());

/** The first thing wrong with a value, as one sentence: "Due date: this day does not exist. …". */
export const firstIssue = (error: z.ZodError): FieldIssue => {
  const issue = error.issues[0];
  if (issue === undefined) return { field: '', message: 'This could not be read.' };
  const named = issue.path.filter((part): part is string => typeof part === 'string').at(-1) ?? '';
  const unclear = /^Invalid (input|option)|^Too (big|small)|^Unrecognized/.test(issue.message);
  const sentence = unclear ? `this value cannot be used. Check it and try again (${issue.message}).` : issue.message;
  return {
    field: issue.path.join('.'),
    message: named === '' ? sentence : `${label(named)}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`,
  };
};
