/** Types of the exit plan content. `T` is the last working day, `N` the day of the notice, `today` the day the plan was made. */

type Anchor = 'T' | 'N' | 'today';

export type ExitGroupId =
  | 'prepare'
  | 'notice'
  | 'finish-work'
  | 'hand-over'
  | 'return'
  | 'money'
  | 'accesses'
  | 'people'
  | 'thanks'
  | 'referral-given'
  | 'referral-asked'
  | 'discretion'
  | 'follow-up'
  | 'lessons';

/** The closed list of conditions a step can name. What each one asks is in the rules of the checklist. */
export type Condition =
  | 'always'
  | 'not-urgent'
  | 'not-safety'
  | 'urgent-safety'
  | 'urgent-payment'
  | 'cause'
  | 'not-cause'
  | 'mutual-possible'
  | 'contract-recorded'
  | 'no-contract'
  | 'legal-needed'
  | 'open-work'
  | 'files-to-hand-over'
  | 'clause-ip'
  | 'clause-confidentiality'
  | 'theirs-materials'
  | 'mine-materials'
  | 'unbilled-work'
  | 'overdue-invoices'
  | 'open-invoices'
  | 'deposits'
  | 'any-access'
  | 'accounts-in-my-name'
  | 'shared-tools'
  | 'subcontractors'
  | 'accountant'
  | 'client-team'
  | 'public-work'
  | 'referral-accepted';

type RecordLinkType =
  | 'invoice'
  | 'material'
  | 'access'
  | 'contact'
  | 'clause'
  | 'entry'
  | 'agreement'
  | 'deliverable'
  | 'talk'
  | 'review'
  | 'timing'
  | 'pack'
  | 'backup'
  | 'note'
  | 'lesson'
  | 'position'
  | 'client';

/** What a step leads to. `each`: one row for each record. */
export type ItemLink =
  | { readonly type: 'letter'; readonly letter: string }
  | { readonly type: RecordLinkType; readonly each: boolean };

/**
 * What happens to a step in an urgent plan: `keep` its normal day, but not later than T; `today` due at once; `short` due
 * on T; `skip` left out.
 */
export type UrgentRule = 'keep' | 'today' | 'short' | 'skip';

export type ExitItem = {
  readonly id: string;
  readonly group: ExitGroupId;
  readonly order: number;
  readonly text: string;
  readonly why: string;
  readonly due: { readonly anchor: Anchor; readonly offsetDays: number };
  readonly link: ItemLink;
  readonly link2?: ItemLink;
  readonly include: Condition;
  /** When the step counts as done. */
  readonly done: string;
  readonly urgent: UrgentRule;
  readonly limits?: { readonly min: number; readonly max: number };
};

type ExitGroup = { readonly id: ExitGroupId; readonly title: string; readonly intro: string };

type ExitPhase = {
  readonly id: string;
  readonly due: { readonly anchor: Anchor; readonly offsetDays: number };
  readonly title: string;
  readonly text: string;
};

type BasisId = 'contract' | 'contract-end' | 'mutual' | 'cause' | 'no-contract';

type TimingFactor = {
  readonly id: string;
  readonly question: string;
  readonly effect: string;
  readonly why: string;
};

/** Sentences of the timing page; `{name}` is filled by the rules. */
export type TimingSentences = {
  readonly suggestion: string;
  readonly reasonNatural: string;
  readonly reasonIncome: string;
  readonly reasonQuiet: string;
  readonly reasonEarliest: string;
  readonly reasonWait: string;
  readonly costUntil: string;
  readonly noNotice: string;
  readonly urgent: string;
  readonly renewal: string;
  readonly incomeOpen: string;
  readonly morning: string;
};

export type ExitPlanContent = {
  readonly title: string;
  readonly intro: string;
  readonly urgentIntro: string;
  readonly basis: readonly { readonly id: BasisId; readonly label: string }[];
  readonly reasons: {
    readonly title: string;
    readonly intro: string;
    readonly options: readonly { readonly id: string; readonly text: string }[];
  };
  readonly timing: {
    readonly title: string;
    readonly intro: string;
    readonly factors: readonly TimingFactor[];
    readonly sentences: TimingSentences;
    readonly milestonesPrompt: string;
  };
  readonly phases: readonly ExitPhase[];
  readonly groups: readonly ExitGroup[];
  readonly people: {
    readonly title: string;
    readonly fields: readonly {
      readonly id: string;
      readonly label: string;
      readonly type: string;
      readonly help?: string;
      readonly example?: string;
    }[];
  };
  readonly reminders: readonly { readonly id: string; readonly due: string; readonly text: string }[];
  readonly packRule: string;
  readonly closing: { readonly title: string; readonly text: string };
};
