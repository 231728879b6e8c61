import type { Block } from './model.ts';

/** A section's only sentence, where a table would be empty. */
export const plainText = (said: string): Block => ({
  kind: 'beside',
  margin: [],
  look: 'note',
  body: [{ as: 'text', text: said }],
});
