/**
 * Letters: which are offered, and filling a template. `{{field}}` is replaced by its value; `[[field|text]]` stays only if
 * the field has one, inner blocks first. Values are the user's own words: they are put in last and never read as template.
 */
import { lettersContent } from '../content/letters.ts';
import type { LetterTemplate, LetterVariant, MergeField, MergeFieldId } from '../content/letters-types.ts';
import type { ExitPlan } from '../model/exit.ts';
import { assertNever } from './assert-never.ts';

/** Values by field id; a value of blanks counts as none. */
export type MergeValues = Readonly<Partial<Record<string, string>>>;

const fieldsById: ReadonlyMap<string, MergeField> = new Map(lettersContent.fields.map((field) => [field.id, field]));

/** "The person you write to": what a field is called beside its input. */
export const fieldLabel = (field: string): string => fieldsById.get(field)?.label ?? field;

export const letterById = (letterId: string): LetterTemplate | undefined =>
  lettersContent.letters.find((letter) => letter.id === letterId);

const filled = (values: MergeValues, field: string): string =>
  Object.hasOwn(values, field) ? (values[field] ?? '').trim() : '';

/** Blocks whose field has no value go, innermost first. Runs on the template alone, before any value is in it. */
const withoutEmptyBlocks = (template: string, values: MergeValues): string => {
  const block = /\[\[(\w+)\|((?:(?!\[\[|\]\])[\s\S])*)\]\]/g;
  let text = template;
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(block, (_, field: string, inner: string) => (filled(values, field) === '' ? '' : inner));
  }
  return text;
};

/** Stands for one field while the template is tidied: a private-use character, which no template holds. */
const firstMark = 0xe000;
const marks = /[\ue000-\uf8ff]/g;

const tidied = (text: string): string =>
  text
    .replace(/[ \t]+([.,;:!?])/g, '$1')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * A template filled with values. A field without a value stays as `{{field}}`, which the tone check reports and which
 * keeps the letter from being exported. A value that ends its own sentence takes no second full stop.
 */
export const mergeLetter = (template: string, values: MergeValues): string => {
  const fields: string[] = [];
  const marked = withoutEmptyBlocks(template, values).replace(/\{\{(\w+)\}\}/g, (whole, field: string) => {
    if (filled(values, field) === '') return whole;
    fields.push(field);
    return String.fromCharCode(firstMark + fields.length - 1);
  });
  const at = (mark: string): string => filled(values, fields[mark.charCodeAt(0) - firstMark] ?? '');
  const full = tidied(marked).replace(/([\ue000-\uf8ff])\.(?!\.)/g, (whole, mark: string) =>
    /[.!?…]$/u.test(at(mark)) ? mark : whole,
  );
  return full.replace(marks, at);
};

const usedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\{\{(\w+)\}\}|\[\[(\w+)\|/g)].map((match) => match[1] ?? match[2] ?? ''));

/** Fields of the subject and of one variant, in the order of the field list. */
export const fieldsOf = (letter: LetterTemplate, variant: LetterVariant): readonly MergeField[] => {
  const used = usedIn(`${letter.subject}\n${letter.variants[variant]}`);
  return lettersContent.fields.filter((field) => used.has(field.id));
};

/** Fields the chosen variant cannot do without and that have no value yet. */
export const missingFields = (
  letter: LetterTemplate,
  variant: LetterVariant,
  values: MergeValues,
): readonly MergeField[] =>
  fieldsOf(letter, variant).filter(
    (field) => letter.required.some((id) => id === field.id) && filled(values, field.id) === '',
  );

export type FilledLetter = {
  readonly subject: string;
  readonly body: string;
  readonly missing: readonly MergeField[];
};

export const fillLetter = (letter: LetterTemplate, variant: LetterVariant, values: MergeValues): FilledLetter => ({
  subject: mergeLetter(letter.subject, values).replace(/\s*\n\s*/g, ' '),
  body: mergeLetter(letter.variants[variant], values),
  missing: missingFields(letter, variant, values),
});

/** The letters offered with a plan. When safety comes first, only the few that are short and needed. */
export const lettersFor = (plan: Pick<ExitPlan, 'urgent'> | null): readonly LetterTemplate[] =>
  plan?.urgent === 'safety'
    ? lettersContent.letters.filter((letter) => lettersContent.urgentSafetyLetters.includes(letter.id))
    : lettersContent.letters;

/** The letter that ends the work, by the way it ends. */
export const closingLetterFor = (basis: ExitPlan['basis']): ClosingLetterId => {
  switch (basis) {
    case 'contract':
    case 'no-contract':
      return 'notice-by-clause';
    case 'contract-end':
      return 'notice-no-renewal';
    case 'mutual':
      return 'mutual-ending';
    case 'cause':
      return 'notice-for-cause';
    default:
      return assertNever(basis);
  }
};
type ClosingLetterId = 'notice-by-clause' | 'notice-no-renewal' | 'mutual-ending' | 'notice-for-cause';

/**
 * The variant a letter opens with. `moodRecent` is the mean of recent moods, −2 Heavy … +2 Bright, or null: with strong
 * feelings the neutral one is safer.
 */
export const defaultVariant = (plan: Pick<ExitPlan, 'urgent'> | null, moodRecent: number | null): LetterVariant => {
  if (plan !== null && plan.urgent !== 'none') return 'brief';
  return moodRecent !== null && moodRecent <= -1 ? 'neutral' : 'warm';
};

/** Whether an id names a merge field. */
export const isMergeField = (id: string): id is MergeFieldId => fieldsById.has(id);
