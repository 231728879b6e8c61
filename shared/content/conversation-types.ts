/** Types of the conversation planner. */

type TalkOption = { readonly id: string; readonly label: string; readonly sentence?: string };

type TalkField = {
  readonly id: string;
  readonly label: string;
  readonly type:
    | 'text'
    | 'choice'
    | 'multi-choice'
    | 'contact'
    | 'date'
    | 'date-time-place'
    | 'agreement-list'
    | 'mood'
    | 'energy';
  readonly required: boolean;
  readonly maxLength?: number;
  readonly options?: readonly TalkOption[];
  /** Each chosen option asks for one more detail. */
  readonly detailField?: boolean;
  readonly prefillFrom?: string;
  readonly help?: string;
  readonly example?: string;
  readonly why?: string;
  readonly evidence?: readonly string[];
  readonly limits?: { readonly items: number };
  readonly rules?: readonly string[];
  /** `fact` may be shown, `private` never leaves the app. */
  readonly privacy?: 'fact' | 'private';
  readonly itemFields?: readonly string[];
  readonly default?: string;
  readonly rule?: string;
  readonly optionsFrom?: 'outcomes';
};

type TalkLine = { readonly id: string; readonly text: string };
type StyledLine = TalkLine & { readonly style: 'warm' | 'neutral' | 'brief' };

type TalkOutcome = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** What the app offers next. */
  readonly next: readonly string[];
  readonly suggestReviewAfterDays: number | null;
};

export type ConversationContent = {
  readonly title: string;
  readonly intro: string;
  readonly whyLive: string;
  /** Shown instead of the planner when safety comes first. */
  readonly notOffered: { readonly text: string };
  readonly preparation: { readonly title: string; readonly intro: string; readonly fields: readonly TalkField[] };
  readonly readiness: { readonly title: string; readonly checks: readonly TalkLine[] };
  readonly openingLines: readonly StyledLine[];
  readonly middleLines: readonly TalkLine[];
  readonly closingLines: readonly TalkLine[];
  readonly do: readonly TalkLine[];
  readonly dont: readonly TalkLine[];
  readonly agenda: {
    readonly title: string;
    readonly note: string;
    readonly items: readonly { readonly id: string; readonly minutes: number; readonly text: string }[];
  };
  readonly afterTalk: {
    readonly title: string;
    readonly intro: string;
    /** The journal entry a finished talk becomes. */
    readonly createsEntry: { readonly kind: 'meeting'; readonly tags: readonly string[]; readonly title: string };
    readonly fields: readonly TalkField[];
    readonly summaryNote: string;
  };
  readonly outcomes: readonly TalkOutcome[];
  readonly checkDate: {
    readonly title: string;
    readonly text: string;
    readonly states: readonly { readonly id: 'kept' | 'partly' | 'not-kept' | 'open'; readonly label: string }[];
    readonly after: readonly { readonly when: string; readonly text: string }[];
  };
};
