import { toneRules } from './tone-rules.ts';
import type { ToneContent } from './tone-types.ts';

/** The offline tone check. English only: other languages need their own patterns. */
export const toneContent: ToneContent = {
  intro:
    'The tone check works offline. It looks for patterns. It can be wrong, and you can ignore each note. It never blocks a letter, except for unfinished fields.',
  severities: [
    { id: 'high', label: 'Please change' },
    { id: 'medium', label: 'Worth a second look' },
    { id: 'low', label: 'A small point' },
  ],
  result: {
    none: 'The tone is calm and clear.',
    some: 'Points to look at: {count}. You decide.',
    blocked: 'Please fill in the open fields before you export.',
  },
  blocking: ['unfinished-fields'],
  rules: toneRules,
};
