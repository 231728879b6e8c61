/** Changes of agreements and clauses. Each returns a new document. */
import type { Agreement, Clause, ClientDocument } from '#shared/model/index.ts';
import { byNumber } from '#shared/rules/words.ts';

export const withAgreement =
  (agreement: Agreement) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    agreements: client.agreements.some(({ id }) => id === agreement.id)
      ? client.agreements.map((each) => (each.id === agreement.id ? agreement : each))
      : [...client.agreements, agreement],
  });

export const withoutAgreement =
  (id: string) =>
  (client: ClientDocument): ClientDocument => ({
    ...client,
    agreements: client.agreements.filter((each) => each.id !== id),
  });

export const changeAgreement =
  (id: string, change: (agreement: Agreement) => Agreement) =>
  (client: ClientDocument): ClientDocument => {
    const before = client.agreements.find((each) => each.id === id);
    return before === undefined ? client : withAgreement(change(before))(client);
  };

/** Clauses stand in the order of their numbers. */
export const inOrder = (clauses: readonly Clause[]): Clause[] =>
  [...clauses].sort((a, b) => byNumber(a.number, b.number));

export const withClause =
  (clause: Clause) =>
  (agreement: Agreement): Agreement => ({
    ...agreement,
    clauses: inOrder(
      agreement.clauses.some(({ id }) => id === clause.id)
        ? agreement.clauses.map((each) => (each.id === clause.id ? clause : each))
        : [...agreement.clauses, clause],
    ),
  });

export const withoutClause =
  (id: string) =>
  (agreement: Agreement): Agreement => ({
    ...agreement,
    clauses: agreement.clauses.filter((each) => each.id !== id),
  });
