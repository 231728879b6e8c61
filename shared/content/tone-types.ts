import type { LetterGroupId } from './letters-types.ts';

export type Severity = 'high' | 'medium' | 'low';

type Common = {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  /** Regular expressions; a hit is dropped where it overlaps a guard. */
  readonly patterns: readonly string[];
  readonly guards: readonly string[];
  /** Flags beside "g"; "i" when absent. */
  readonly flags?: string;
  /** The rule runs only for letters of these groups. */
  readonly letterGroups?: readonly LetterGroupId[];
  readonly explanation: string;
  readonly suggestion: string;
  readonly example: { readonly before: string; readonly after: string };
};

export type ToneRule =
  | (Common & { readonly type: 'pattern'; readonly scope: 'sentence' | 'text' })
  | (Common & { readonly type: 'count'; readonly scope: 'text'; readonly threshold: number })
  | (Common & {
      readonly type: 'length';
      readonly scope: 'text';
      readonly maxWords: number;
      readonly maxSentenceWords: number;
    });

export type ToneContent = {
  readonly intro: string;
  readonly severities: readonly { readonly id: Severity; readonly label: string }[];
  readonly result: { readonly none: string; readonly some: string; readonly blocked: string };
  /** Rules that block the export of a letter. */
  readonly blocking: readonly string[];
  readonly rules: readonly ToneRule[];
};
