/** What is probably true when a thing is ticked: filled in, to be confirmed. */
import type { Ledger, Material } from '../model/records.ts';

const usual = {
  'theirs-with-me': 'in person',
  'mine-with-them': 'collection',
  'to-hand-over': 'download',
} as const satisfies Record<Ledger, string>;

/** The way already written on the thing, else the last one used in its ledger, else the usual one. */
export const likelyMethod = (material: Material, materials: readonly Material[]): string => {
  if (material.method.trim() !== '') return material.method;
  const done = materials
    .filter(({ ledger, method, doneOn }) => ledger === material.ledger && method.trim() !== '' && doneOn !== null)
    .sort((a, b) => ((a.doneOn ?? '') < (b.doneOn ?? '') ? -1 : 1));
  return done.at(-1)?.method ?? usual[material.ledger];
};
