import { agreementByLabels, agreementStateLabels, entryKindContent, tagLabel } from '../content/journal.ts';
import type { EntryFacts, EntryPrivate, Revision } from '../model/index.ts';
import { formatDuration } from './duration.ts';
import { listed } from './words.ts';

type Step = Pick<Revision, 'seq' | 'op' | 'writtenAt' | 'facts' | 'private' | 'hash'>;

/** One wording of an entry. */
export type Version = {
  /** From 1, the first writing. */
  readonly number: number;
  readonly seq: number;
  readonly writtenAt: string;
  readonly facts: EntryFacts;
  readonly private: EntryPrivate | null;
  readonly hash: string;
  /** True when the computer's clock stood earlier than at the step before. */
  readonly clockWentBack: boolean;
};

/** What happened to an entry, oldest first: a wording, or a way into or out of the trash. */
export type HistoryStep =
  | ({ readonly kind: 'version' } & Version)
  | { readonly kind: 'removed' | 'restored'; readonly seq: number; readonly writtenAt: string };

/** The steps of an entry out of its revisions, oldest first. */
export const historyOf = (revisions: readonly Step[]): readonly HistoryStep[] => {
  let number = 0;
  let newest = '';
  return revisions.flatMap(({ seq, op, writtenAt, facts, private: own, hash }): readonly HistoryStep[] => {
    const clockWentBack = writtenAt < newest;
    newest = writtenAt > newest ? writtenAt : newest;
    if (op === 'remove') return [{ kind: 'removed', seq, writtenAt }];
    if (op === 'restore') return [{ kind: 'restored', seq, writtenAt }];
    if (facts === null) return [];
    number += 1;
    return [{ kind: 'version', number, seq, writtenAt, facts, private: own, hash, clockWentBack }];
  });
};

/** A part of an entry beside its texts, in words. */
export type FieldChange = { readonly label: string; readonly before: string; readonly after: string };

const nothing = 'nothing';

const agreementWords = (agreement: EntryFacts['agreement']): string =>
  agreement === null
    ? nothing
    : [
        `promised by: ${agreementByLabels[agreement.by]}`,
        agreementStateLabels[agreement.state],
        agreement.checkOn === null ? '' : `look again on ${agreement.checkOn}`,
      ]
        .filter((part) => part !== '')
        .join(', ');

const list = (parts: readonly string[]): string => (parts.length === 0 ? nothing : listed(parts));

const fields: readonly (readonly [label: string, say: (facts: EntryFacts) => string])[] = [
  ['Kind', ({ kind }) => entryKindContent[kind].label],
  ['Date and time', ({ at }) => at.replace('T', ', ')],
  ['Title', ({ title }) => (title === '' ? nothing : title)],
  ['Billed time', ({ minutesBilled }) => formatDuration(minutesBilled)],
  ['Unbilled time', ({ minutesUnbilled }) => formatDuration(minutesUnbilled)],
  ['People', ({ people }) => list(people)],
  ['Tags', ({ tags }) => list(tags.map(tagLabel))],
  ['Agreement', ({ agreement }) => agreementWords(agreement)],
  ['Files', ({ attachments }) => list(attachments.map(({ name }) => name))],
  ['Notable', ({ notable }) => (notable ? 'yes' : 'no')],
];

/** The parts beside the text that two wordings do not share. */
export const factChanges = (before: EntryFacts, after: EntryFacts): readonly FieldChange[] =>
  fields.flatMap(([label, say]) =>
    say(before) === say(after) ? [] : [{ label, before: say(before), after: say(after) }],
  );
