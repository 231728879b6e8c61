/** Clauses one expects in an agreement with a freelancer, and which of them were looked for. */
import type { Agreement, ClauseKind } from '../model/records.ts';

export type ExpectedClause = {
  readonly kind: ClauseKind;
  /** Inside "No clause recorded about …". */
  readonly about: string;
  /** What it would mean if there really is none, in one sentence. */
  readonly without: string;
};

const expected: readonly ExpectedClause[] = [
  {
    kind: 'termination',
    about: 'ending',
    without:
      'If the contract has none, record that too: then it ends by notice, by its last day or because you both agree.',
  },
  {
    kind: 'notice',
    about: 'notice',
    without: 'If the contract has none, record that too: then the period the law gives usually counts.',
  },
  {
    kind: 'payment',
    about: 'payment',
    without: 'If the contract has none, record that too: then the date on each invoice is what you have.',
  },
  {
    kind: 'late-payment',
    about: 'late payment',
    without: 'If the contract has none, record that too: then the statutory rules usually apply.',
  },
  {
    kind: 'ip',
    about: 'rights',
    without: 'If the contract has none, record that too: then agree in writing which rights pass, and when.',
  },
  {
    kind: 'confidentiality',
    about: 'confidentiality',
    without: 'If the contract has none, record that too: then what you learned is kept by courtesy and by law.',
  },
];

/** A clause on notice also says how the agreement ends, and the other way round. */
const covers = (kind: ClauseKind): readonly ClauseKind[] =>
  kind === 'termination' || kind === 'notice' ? ['termination', 'notice'] : [kind];

/** Expected clauses that are neither recorded nor said to be absent. */
export const missingClauses = (agreement: Agreement): readonly ExpectedClause[] => {
  const known = new Set([...agreement.clauses.map(({ kind }) => kind), ...(agreement.absentKinds ?? [])]);
  const missing = expected.filter(({ kind }) => !known.has(kind));
  // With one of the two recorded, the other is not asked for.
  return missing.filter(({ kind }) => !covers(kind).some((each) => each !== kind && known.has(each)));
};

/** Expected clauses of which the user said that the agreement has none. */
export const absentClauses = (agreement: Agreement): readonly ExpectedClause[] =>
  expected.filter(
    ({ kind }) => agreement.absentKinds?.includes(kind) && !agreement.clauses.some((clause) => clause.kind === kind),
  );

/** The agreement with or without "It has none" for a kind. */
export const withAbsent = (agreement: Agreement, kind: ClauseKind, absent: boolean): Agreement => {
  const others = (agreement.absentKinds ?? []).filter((each) => each !== kind);
  return { ...agreement, absentKinds: absent ? [...others, kind] : others };
};
