import { agoInWords } from './ago.ts';
import type { KeepReason } from './retention.ts';
import { figureOf } from './words.ts';

type Proof = {
  readonly at: string;
  readonly entries: number;
  readonly invoices: number;
  readonly attachments: number;
  readonly problems: readonly string[];
};

/** "412 entries, 23 invoices, 18 files". */
export const holdsInFigures = ({
  entries,
  invoices,
  attachments,
}: Pick<Proof, 'entries' | 'invoices' | 'attachments'>): string =>
  [figureOf(entries, 'entry', 'entries'), figureOf(invoices, 'invoice'), figureOf(attachments, 'file')].join(', ');

/** The last full check in one line. `now` in milliseconds since 1970. */
export const proofSentence = (proof: Proof, now: number): string => {
  const ago = agoInWords(now - Date.parse(proof.at));
  return proof.problems.length === 0
    ? `Restored and compared ${ago}: ${holdsInFigures(proof)}`
    : `Restored and compared ${ago}: not everything came back`;
};

/** Why a backup is still there, after the word that says whether it verified; empty where there is nothing to add. */
export const keptInWords = (kept: KeepReason | null): string => {
  switch (kept) {
    case 'day':
      return 'for the day';
    case 'week':
      return 'for the week';
    case 'month':
      return 'for the month';
    case 'last-day':
    case 'few':
    case 'verified':
    case 'damaged':
    case null:
      return '';
  }
};
