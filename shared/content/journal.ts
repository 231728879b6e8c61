import type { EntryFacts, EntryKind } from '../model/journal.ts';

export type KindContent = { readonly label: string; readonly hint: string; readonly prompt: string };

export const entryKindContent: Readonly<Record<EntryKind, KindContent>> = {
  note: { label: 'Note', hint: 'Work, thoughts, hours', prompt: 'What did you work on?' },
  meeting: { label: 'Meeting', hint: 'In person or by video', prompt: 'Who was there? What was said? What is next?' },
  call: { label: 'Call', hint: 'By telephone', prompt: 'Who called? What was said? How long did it take?' },
  email: { label: 'Email', hint: 'Or another written message', prompt: 'What was written, by whom, and when?' },
  agreement: { label: 'Agreement', hint: 'Something that someone promised', prompt: 'Who does what, and until when?' },
  'scope-change': {
    label: 'Scope change',
    hint: 'More, other or repeated work',
    prompt: 'What is new? Was a price agreed?',
  },
  incident: {
    label: 'Incident',
    hint: 'Something that should not happen',
    prompt: 'What happened, step by step? Who saw it?',
  },
  praise: { label: 'Praise', hint: 'A thank-you or a good result', prompt: 'Who said what? Keep the exact words.' },
  payment: { label: 'Payment', hint: 'Money received, or late', prompt: 'Which invoice, how much, and when?' },
};

/** What to note, kind by kind: put into an empty entry for whoever asks for it. Each line waits for one plain sentence. */
export const outlines: Readonly<Partial<Record<EntryKind, string>>> = {
  call: 'Who called, and who was there:\nWhat was said:\nWhat we agreed, and until when:\nHow long it took:\n',
  meeting: 'Who was there:\nWhat was said:\nWhat was decided, and by whom:\nWhat is next, and until when:\n',
  'scope-change':
    'What is new or different:\nWho asked for it, and how:\nWhat the agreement says about it:\nPrice and new date, if they were agreed:\n',
  agreement: 'Who does what:\nUntil when:\nWhat it costs, and who pays:\nHow it was agreed (call, email, signed):\n',
  incident:
    'What happened, step by step:\nWho was there or saw it:\nWhat I said or did:\nWhat was promised afterwards:\n',
};

/** Names of mood 1 to 5, lowest first. */
export const moodLabels = ['Heavy', 'Low', 'Even', 'Good', 'Bright'] as const;

/** Names of energy 1 to 5, lowest first. */
export const energyLabels = ['Empty', 'Low', 'Medium', 'High', 'Full'] as const;

type Agreement = NonNullable<EntryFacts['agreement']>;

export const agreementStateLabels: Readonly<Record<Agreement['state'], string>> = {
  open: 'Open',
  kept: 'Kept',
  partly: 'Partly kept',
  'not-kept': 'Not kept',
};

export const agreementByLabels: Readonly<Record<Agreement['by'], string>> = {
  client: 'The client',
  me: 'Me',
  both: 'Both',
};

export type TagContent = {
  readonly id: string;
  readonly label: string;
  /** Counted by the review: known by this name and never renamed. */
  readonly fixed: boolean;
};

/** Tags the app knows. Users add their own. */
export const knownTags: readonly TagContent[] = [
  { id: 'direct-talk', label: 'Direct talk about how we work together', fixed: true },
  { id: 'unpaid-extra', label: 'Extra work without pay', fixed: true },
  { id: 'paid-extra', label: 'Extra work with pay', fixed: false },
  { id: 'rework', label: 'Repeated work', fixed: true },
  { id: 'short-deadline', label: 'Short deadline', fixed: true },
  { id: 'weekend', label: 'Weekend or evening', fixed: false },
  { id: 'late-reply', label: 'Late reply or late material', fixed: true },
  { id: 'late-payment', label: 'Late payment', fixed: false },
  { id: 'price-pressure', label: 'Pressure on the price', fixed: true },
  { id: 'idea-refused', label: 'Idea not accepted', fixed: true },
  { id: 'rude', label: 'Not respectful', fixed: true },
  { id: 'feedback', label: 'Feedback', fixed: false },
  { id: 'my-mistake', label: 'My mistake', fixed: true },
  { id: 'late-delivery', label: 'I was late', fixed: true },
  { id: 'other-client-delayed', label: 'Another client waited', fixed: true },
  { id: 'lost-work', label: 'I lost or refused work', fixed: true },
  { id: 'outside-my-skills', label: 'Not my field', fixed: true },
  { id: 'lesson', label: 'Something I learned', fixed: true },
  { id: 'kick-off', label: 'Start', fixed: false },
  { id: 'launch', label: 'Result published', fixed: false },
];

const tagNames = new Map(knownTags.map((tag) => [tag.id, tag.label]));

/** How a tag reads; a tag of the user's own reads as written. */
export const tagLabel = (tag: string): string => tagNames.get(tag) ?? tag;

/** A quiet sentence after saving, or null. `mood` is 1 to 5. */
export const afterSaving = (facts: EntryFacts, mood: number | null): string | null => {
  if (facts.kind === 'incident' || mood === 1)
    return 'That sounds hard. It is saved only on this computer. You do not have to decide anything today.';
  if (facts.kind === 'scope-change' && facts.minutesUnbilled > 0)
    return 'Saved. These hours will appear in your numbers.';
  if (facts.kind === 'praise') return 'Good to keep this. It will be here on a hard day.';
  return null;
};
