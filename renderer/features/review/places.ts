import type { QuestionId } from '#shared/content/review.ts';
import { questionIds } from '#shared/content/review.ts';
import type { EvidenceSource } from '#shared/rules/evidence.ts';
import { clientPlace, settingsPlace } from '../../state/index.ts';

/** Places inside the review. */
export const reviewPlace = (clientId: string, rest = ''): string => clientPlace(clientId, 'review', rest);

export const questionPlace = (clientId: string, id: QuestionId): string => reviewPlace(clientId, `question/${id}`);

/** The question an address names, or null. */
export const questionIdOf = (text: string): QuestionId | null => questionIds.find((id) => id === text) ?? null;

/** Where the record behind a sentence is kept; null when it has no page of its own. */
export const sourcePlace = (clientId: string, source: EvidenceSource): string | null => {
  switch (source.kind) {
    case 'entry':
      return clientPlace(clientId, 'journal', `entry/${source.id}`);
    case 'invoice':
      return clientPlace(clientId, 'records', `invoices/${source.id}`);
    case 'clause':
      return clientPlace(clientId, 'records', `contract/${source.id}`);
    case 'material':
    case 'access':
      return clientPlace(clientId, 'records', 'materials');
    case 'rule':
      return settingsPlace('rules');
    case 'review':
      return reviewPlace(clientId, `reading/${source.id}`);
    case 'talk':
      return null;
  }
};
