import { useMemo } from 'react';
import type { Slip } from '#shared/contract.ts';
import type { ExhibitChoice } from '#shared/model/index.ts';
import { updateClient, useClient } from '../../state/index.ts';
import { changeChoices } from './choices.ts';

type Choice = Omit<ExhibitChoice, 'sha256'>;

/** A file that can be an exhibit, with what is chosen for it now: the pack that is shown may be a moment behind. */
export type Exhibit = {
  readonly slip: Slip;
  /** What the user wrote; empty or null where the usual counts. */
  readonly choice: Choice;
  readonly title: string;
  readonly on: string | null;
  readonly shows: string;
};

const unchosen: Choice = { leftOut: false, title: '', on: null, shows: '', pages: null };

/** Every file that can be an exhibit, in the chosen order. */
export const useExhibits = (slips: readonly Slip[]): readonly Exhibit[] => {
  const chosen = useClient((client) => client.exhibits);
  const order = useClient((client) => client.packChoices?.exhibitOrder);
  return useMemo(() => {
    const choices = new Map((chosen ?? []).map((choice) => [choice.sha256, choice]));
    const places = new Map((order ?? []).map((sha256, place) => [sha256, place]));
    const placeOf = ({ sha256 }: Slip): number => places.get(sha256) ?? places.size;
    return slips
      .toSorted((a, b) => placeOf(a) - placeOf(b))
      .map((slip) => {
        const choice = choices.get(slip.sha256) ?? unchosen;
        const { title, on, shows } = slip.usual;
        return {
          slip,
          choice,
          title: choice.title.trim() || title,
          on: choice.on ?? on,
          shows: choice.shows.trim() || shows,
        };
      });
  }, [slips, chosen, order]);
};

/** Changes what was chosen for a file; kept with the client, and undone like everything else there. */
export const changeExhibit = (sha256: string, change: Partial<Choice>): void =>
  updateClient((client) => {
    const all = client.exhibits ?? [];
    const known = all.find((choice) => choice.sha256 === sha256);
    const next = { ...(known ?? { sha256, ...unchosen }), ...change };
    return {
      ...client,
      exhibits: known === undefined ? [...all, next] : all.map((choice) => (choice === known ? next : choice)),
    };
  });

/** Moves an exhibit by one place. */
export const moveExhibit = (exhibits: readonly Exhibit[], sha256: string, by: -1 | 1): void => {
  const order = exhibits.map(({ slip }) => slip.sha256);
  const from = order.indexOf(sha256);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return;
  changeChoices((choices) => ({ ...choices, exhibitOrder: order.toSpliced(from, 1).toSpliced(to, 0, sha256) }));
};
