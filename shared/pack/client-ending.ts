import { type ClauseKind, civilDate } from '../model/index.ts';
import type { Locale } from '../rules/dates.ts';
import { endingSentence, noticeSentence, voiceOf } from '../rules/ending.ts';
import { byNumber } from '../rules/words.ts';
import type { ClientFacing, FacingAgreement } from './data.ts';
import { countingNote, noticeLineOf } from './figures.ts';
import { clauseName, continuingSubject } from './labels.ts';
import type { Block, Inline, Reading, Table } from './model.ts';
import { dateOrWords } from './text.ts';

const quoteLimit = 500;

/** At most 500 characters: after the last full sentence that fits, "[…]". */
const shortened = (quote: string): { readonly text: string; readonly cut: boolean } => {
  const characters = [...quote.trim()];
  if (characters.length <= quoteLimit) return { text: quote.trim(), cut: false };
  const head = characters.slice(0, quoteLimit).join('');
  const end = [...head.matchAll(/[.!?…][”’)]*(?=\s)/gu)].at(-1);
  const space = head.lastIndexOf(' ');
  const whole = end === undefined ? 0 : end.index + end[0].length;
  return { text: `${head.slice(0, whole > 80 ? whole : space > 0 ? space : head.length)} […]`, cut: true };
};

const quotesOf = (data: FacingAgreement): readonly Reading[] =>
  data.quotes.map((clause) => {
    const { text, cut } = shortened(clause.quote);
    const title = data.agreement?.title ?? 'Agreement';
    const page = clause.page === null ? '' : `, page\u00a0${clause.page}`;
    const full = cut ? ` Full wording in the agreement${page}.` : '';
    return {
      as: 'quote',
      text,
      source: `Clause\u00a0${clause.number}, ${clauseName(clause)}. ${title}${page}.${full}`,
    };
  });

const continuesTable = (data: FacingAgreement, locale: Locale): Table | null =>
  data.continuing.length === 0
    ? null
    : {
        kind: 'table',
        title: 'What continues afterwards',
        summary: 'Clauses that continue after the agreement ends',
        look: 'plain',
        columns: [
          { head: 'Clause', width: 40 },
          { head: 'Subject', width: 84 },
          { head: 'What it means for both of us', width: 'rest' },
          { head: 'Until', width: 78, align: 'right', figures: true },
        ],
        rows: [...data.continuing]
          .sort((a, b) => byNumber(a.number, b.number))
          .map(({ number, kind, meaning, until }): readonly Inline[] => [
            number,
            continuingSubject(kind),
            meaning.trim() === '' ? `As written in clause\u00a0${number}.` : meaning,
            dateOrWords(until, locale),
          ]),
        rowHead: 'strong',
      };

const until = (facing: FacingAgreement, kind: ClauseKind): string | null => {
  const day = facing.continuing.find((clause) => clause.kind === kind)?.until.trim() ?? '';
  return civilDate.safeParse(day).success ? day : null;
};

/** How one agreement ends: the sentence, the line of days, the words of the clauses, what continues. */
export const endingBlocks = (data: ClientFacing, facing: FacingAgreement): readonly Block[] => {
  const { asOf, locale } = data;
  const { ending, notice, agreement } = facing;
  // An end both sides agreed on stands for itself.
  const sent = notice?.sent === true && ending.how !== 'agreed' ? notice : null;
  const text = endingSentence({
    asOf,
    agreement: agreement === null ? null : { title: agreement.title, signed: agreement.signedOn },
    clause: ending.clause,
    end: ending.end,
    how: ending.how,
    agreedOn: ending.agreedOn,
    locale,
  });
  const given =
    sent === null
      ? []
      : [
          {
            as: 'text' as const,
            text: noticeSentence({
              asOf,
              from: sent.from,
              voice: voiceOf(data.freelancer),
              method: sent.method,
              sent: sent.on,
              received: sent.count?.received ?? sent.acknowledgedOn ?? sent.on,
              clause: sent.count === null ? null : sent.receiptClause,
              end: ending.end,
              locale,
            }),
          },
        ];
  const counting = sent === null ? null : countingNote(data, sent);
  const quotes = quotesOf(facing);
  const line = noticeLineOf({ ...data, ending, notice }, until(facing, 'return-of-materials'));
  const continues = continuesTable(facing, locale);
  return [
    {
      kind: 'beside',
      margin: counting === null ? [] : ['Counting the notice', counting],
      look: 'note',
      body: [{ as: 'lead', text }, ...given],
    },
    ...(line === null ? [] : [line]),
    ...(quotes.length === 0 ? [] : [{ kind: 'beside', margin: ['The wording'], look: 'label', body: quotes } as const]),
    ...(continues === null ? [] : [continues]),
  ];
};
