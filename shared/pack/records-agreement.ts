/** "The agreement and what was done under it", and how the end date was counted. */
import { type ClauseKind, civilDate, clauseKinds } from '../model/index.ts';
import { longDate, longDayMonth, shortDate, weekdayShortDate } from '../rules/dates.ts';
import { byNumber, countOf, listed } from '../rules/words.ts';
import type { PackAgreement, PackData } from './data.ts';
import type { ExhibitUse } from './exhibit-data.ts';
import { noticeLineOf } from './figures.ts';
import { clauseName, clauseSubject } from './labels.ts';
import type { Block, ClauseRow, Inline, Table } from './model.ts';
import { agreementPage, clausePlace, exhibitLetters, exhibitLinks } from './records-exhibits.ts';
import { plainText } from './records-text.ts';
import { sentence } from './text.ts';

const shownBy = (data: PackData, is: (use: ExhibitUse) => boolean): { readonly exhibit?: Inline } =>
  data.exhibits.length === 0 ? {} : { exhibit: exhibitLetters(data, is) };

const clauseRows = (data: PackData, agreement: PackAgreement): readonly ClauseRow[] =>
  [...agreement.clauses]
    .sort((a, b) => byNumber(a.number, b.number))
    .map((clause) => ({
      id: clausePlace(agreement.id, clause.id),
      number: clause.number,
      kind: clauseName(clause),
      where: agreementPage(data, agreement.id, clause.page),
      bookmark: `${clause.number} ${clauseName(clause)}`,
      quote: clause.quote.trim(),
      actions:
        clause.actions.length === 0
          ? [{ text: 'No action is recorded.', date: '', ...shownBy(data, () => false) }]
          : clause.actions.map(({ text: done, on }) => ({
              text: sentence(done),
              date: on === null ? '' : shortDate(on, data.locale),
              ...shownBy(
                data,
                (use) => use.of === 'action' && use.clause === clause.id && use.text === done && use.on === on,
              ),
            })),
    }));

const notRecorded = (agreement: PackAgreement): string => {
  const has = new Set<ClauseKind>(agreement.clauses.map(({ kind }) => kind));
  const missing = clauseKinds.filter((kind) => kind !== 'other' && !has.has(kind));
  if (missing.length === 0) return '';
  if (missing.length === clauseKinds.length - 1) return 'No clauses are recorded.';
  return `No clause on ${listed(missing.map(clauseSubject))} is recorded.`;
};

const agreementFacts = (data: PackData, agreement: PackAgreement): Inline => {
  const on = (date: string): string => longDate(date, data.locale);
  const { title, signedOn, startsOn, endsOn, renewsMonths } = agreement;
  const renews =
    renewsMonths === null
      ? []
      : renewsMonths === 12 && startsOn !== null
        ? [`Renews each ${longDayMonth(startsOn, data.locale)} unless ended.`]
        : [`Renews by ${countOf(renewsMonths, 'month')} unless ended.`];
  const links = exhibitLinks(data, (use) => use.of === 'agreement' && use.id === agreement.id);
  const named = `${title}${signedOn === null ? '' : `, signed ${on(signedOn)}`}`;
  const rest = [
    ...(startsOn === null ? [] : [`Start ${on(startsOn)}.`]),
    ...(endsOn === null ? [] : [`End of the term ${on(endsOn)}.`]),
    ...renews,
    notRecorded(agreement),
  ]
    .filter((part) => part !== '')
    .join(' ');
  if (links.length === 0) return rest === '' ? `${named}.` : `${named}. ${rest}`;
  return [{ text: `${named}, ` }, ...links, { text: rest === '' ? '.' : `. ${rest}` }];
};

const countTable = (data: PackData, { ending, notice }: PackAgreement): Table | null => {
  const count = notice?.count ?? null;
  if (count === null) return null;
  const letter = exhibitLinks(data, (use) => use.of === 'notice');
  return {
    kind: 'table',
    title: 'How the end date was counted',
    summary: 'How the end date was counted, step by step',
    look: 'plain',
    columns: [
      { head: 'Step', width: 24 },
      { head: 'Rule', width: 'rest' },
      { head: 'Source', width: 90 },
      { head: 'Result', width: 130, align: 'right', figures: true },
    ],
    rows: count.steps
      .slice(0, -1)
      .map(({ rule, source, result }, index) => [
        String(index + 1),
        rule,
        index === 0 && letter.length > 0 ? letter : source,
        weekdayShortDate(result, data.locale),
      ]),
    rowHead: 'none',
    total: {
      label: String(count.steps.length),
      span: 1,
      cells: [
        count.steps.at(-1)?.rule ?? '',
        count.steps.at(-1)?.source ?? '',
        weekdayShortDate(count.steps.at(-1)?.result ?? count.end, data.locale),
      ],
    },
    ...(ending === null || ending.early === '' ? {} : { note: ending.early }),
  };
};

const untilOf = ({ clauses }: PackAgreement): string | null => {
  const day = clauses.find(({ kind }) => kind === 'return-of-materials')?.until.trim() ?? '';
  return civilDate.safeParse(day).success ? day : null;
};

/** One agreement: its clauses with what was done under them, and how its end was counted. */
export const agreementBlocks = (data: PackData, agreement: PackAgreement | null): readonly Block[] => {
  const ending = agreement === null ? data.ending : agreement.ending;
  const ends: readonly Block[] =
    ending === null ? [{ kind: 'note', at: 'full', text: 'No end date is recorded.' }] : [];
  if (agreement === null) return [plainText('No agreement is recorded.'), ...ends];
  const table = countTable(data, agreement);
  const line = table === null ? null : noticeLineOf({ ...data, ending, notice: agreement.notice }, untilOf(agreement));
  return [
    { kind: 'note', at: 'head', text: agreementFacts(data, agreement) },
    { kind: 'clauses', rows: clauseRows(data, agreement) },
    ...ends,
    ...(table === null ? [] : [table]),
    ...(line === null ? [] : [line]),
  ];
};
