import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ClientDocument, JournalEntry, Review } from '#shared/model/index.ts';
import type { EvidenceInput } from '#shared/rules/evidence.ts';
import type { Facts } from '#shared/rules/facts.ts';
import { withReview } from '#shared/rules/review-flow.ts';
import { reviewFacts, updateClient, useAppState, useClient, useClientReadOnly, useEntries } from '../../state/index.ts';

type Workspace = EvidenceInput['workspace'];

/** What every page of the review looks at. */
export type ReviewData = {
  readonly client: ClientDocument;
  readonly journal: readonly JournalEntry[];
  readonly workspace: Workspace;
  readonly today: string;
  /** The recorded metrics of today over all clients; null until they are counted. */
  readonly facts: Facts | null;
  /** Why they could not be counted, or null. */
  readonly factsError: string | null;
  readonly countAgain: () => void;
  /** Why nothing can be changed, or null. */
  readonly readOnly: string | null;
};

/** Reads the records once for all pages of the review. The metrics live here, not in the client's document. */
export const useReviewData = (): ReviewData => {
  const client = useClient((document) => document);
  const journal = useEntries();
  const workspace = useAppState((state) => state.workspace);
  const today = useAppState((state) => state.today);
  const readOnly = useClientReadOnly();
  const [facts, setFacts] = useState<Facts | null>(null);
  const [factsError, setFactsError] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const { id } = client;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts the tries.
  useEffect(() => {
    let current = true;
    void reviewFacts(id, today).then((result) => {
      if (!current) return;
      if (result.ok) setFacts(result.value);
      setFactsError(result.ok ? null : result.error.message);
    });
    return () => {
      current = false;
    };
  }, [id, today, asked]);

  const countAgain = useCallback(() => setAsked((tries) => tries + 1), []);
  return { client, journal, workspace, today, facts, factsError, countAgain, readOnly };
};

/** The records beside a review: those of the day it was finished, else those of today; null while they are counted. */
export const useEvidenceInput = (
  { client, journal, workspace, today, facts }: ReviewData,
  review: Review,
): EvidenceInput | null =>
  useMemo(() => {
    const kept = review.state === 'finished' ? (review.facts ?? {}) : facts;
    if (kept === null) return null;
    return {
      client: { document: client, journal },
      workspace,
      facts: kept,
      today: review.finishedOn ?? today,
      reviewId: review.id,
    };
  }, [client, journal, workspace, today, facts, review]);

/** Changes one review of the open client; saved by itself. */
export const changeReview = (reviewId: string, change: (review: Review) => Review): void =>
  updateClient((document) => withReview(document, reviewId, change));
