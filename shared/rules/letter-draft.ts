/**
 * A letter while it is written. A draft without words of its own follows the records: it is filled anew each time. From
 * the first change on, its words are the user's; only fields that are still open are filled.
 */
import type { LetterTemplate, MergeField } from '../content/letters-types.ts';
import type { ClientDocument } from '../model/client.ts';
import type { ExitPlan, Letter } from '../model/exit.ts';
import type { WorkspaceDocument } from '../model/profile.ts';
import { longDate } from './dates.ts';
import { valuesFrom, withTyped } from './letter-values.ts';
import { fieldLabel, fieldsOf, fillLetter, type MergeValues, missingFields } from './letters.ts';

/** An open field as it is shown in the letter: "[Date of the contract]". */
export const shownField = (field: string): string => `[${fieldLabel(field)}]`;

/** The text with its open fields in brackets, as a person reads it. */
export const shownText = (stored: string): string =>
  stored.replace(/\{\{(\w+)\}\}/g, (_, field: string) => shownField(field));

/** The same text as it is kept: brackets that name one of these fields are fields again. */
export const storedText = (shown: string, fields: readonly MergeField[]): string =>
  fields.reduce((text, { id }) => text.replaceAll(shownField(id), `{{${id}}}`), shown);

/** Words the user wrote, with the open fields filled that have a value now. Nothing else is touched. */
const completed = (text: string, values: MergeValues): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, field: string) => values[field]?.trim() || whole);

export type LetterInput = {
  readonly client: ClientDocument;
  readonly plan: ExitPlan;
  readonly workspace: WorkspaceDocument;
  readonly today: string;
  readonly template: LetterTemplate;
  /** The draft there is, or null. */
  readonly draft: Letter | null;
  readonly variant: Letter['variant'];
};

export type WrittenLetter = {
  readonly subject: string;
  readonly body: string;
  /** What the template says with the records of now. */
  readonly filled: { readonly subject: string; readonly body: string };
  readonly values: Readonly<Record<string, string>>;
  /** Fields of this variant. */
  readonly fields: readonly MergeField[];
  /** Open fields the letter cannot do without, or that still stand in it. */
  readonly missing: readonly MergeField[];
};

/** A notice that is planned for a later day carries that day. */
const letterDay = ({ plan, today, template }: LetterInput): string =>
  template.group === 'notice' && !plan.notice.sent && plan.notice.on !== null && plan.notice.on > today
    ? plan.notice.on
    : today;

export const writtenLetter = (input: LetterInput): WrittenLetter => {
  const { client, plan, workspace, today, template: letter, draft, variant } = input;
  const known = valuesFrom({ client, workspace, plan, today, letter });
  const values = withTyped(
    { ...known, today: longDate(letterDay(input), workspace.settings.locale) },
    draft?.fields ?? {},
  );
  const filled = fillLetter(letter, variant, values);
  const subject = draft === null || draft.subject === '' ? filled.subject : completed(draft.subject, values);
  const body = draft === null || draft.body === '' ? filled.body : completed(draft.body, values);
  const fields = fieldsOf(letter, variant);
  const own = draft !== null && draft.body !== '';
  const missing = own
    ? fields.filter(({ id }) => `${subject}\n${body}`.includes(`{{${id}}}`))
    : missingFields(letter, variant, values);
  return { subject, body, filled, values, fields, missing };
};

/** A new draft of a template. `id` and `to` are the caller's. */
export const newDraft = (
  template: LetterTemplate,
  variant: Letter['variant'],
  { id, to, today }: { readonly id: string; readonly to: string; readonly today: string },
): Letter => ({
  id,
  letterId: template.id,
  variant,
  state: 'draft',
  on: today,
  to,
  form: '',
  proof: '',
  fields: {},
  subject: '',
  body: '',
  kept: [],
});

/** The draft of a template, if one was begun: there is at most one at a time. */
export const draftOf = (client: ClientDocument, letterId: string): Letter | null =>
  client.letters.findLast((letter) => letter.letterId === letterId && letter.state === 'draft') ?? null;

/** Changes a draft, or adds it. */
export const withDraft = (client: ClientDocument, draft: Letter): ClientDocument => ({
  ...client,
  letters: client.letters.some(({ id }) => id === draft.id)
    ? client.letters.map((letter) => (letter.id === draft.id ? draft : letter))
    : [...client.letters, draft],
});
