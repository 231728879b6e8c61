/**
 * The edition boundary. Everything a pack may say passes through these types: none of them has a field that could hold
 * the private half of an entry, a review, a talk, a lesson, a position, a tag, a note or a reason. `ClientFacing` is
 * narrower still: no journal, no hashes, no letters, no people told.
 */
import type {
  Access,
  Agreement,
  Clause,
  ExitPlan,
  InterestChoice,
  Invoice,
  Material,
  NoticeRule,
  PackChoices,
  Profile,
  ScheduleItem,
} from '../model/index.ts';
import type { Locale } from '../rules/dates.ts';
import type { Interest } from '../rules/interest.ts';
import type { NoticeCount } from '../rules/notice.ts';
import type { PackExhibit } from './exhibit-data.ts';
import type { CoverLogo } from './model.ts';
import type { ChainLine } from './record.ts';

export type PackInvoice = Omit<Invoice, 'note' | 'reminders' | 'payments' | 'discount' | 'files'> & {
  readonly payments: readonly { readonly on: string; readonly amount: number }[];
};
export type PackMaterial = Omit<Material, 'note' | 'receivedOn' | 'shownBy'>;
export type PackAccess = Omit<Access, 'note'>;
export type PackClause = Omit<Clause, 'note' | 'actions'> & {
  readonly actions: readonly { readonly text: string; readonly on: string | null }[];
};
export type PackAgreement = Omit<
  Agreement,
  'clauses' | 'paymentTermsDays' | 'noticeForm' | 'noticeRule' | 'files' | 'absentKinds'
> & {
  readonly clauses: readonly PackClause[];
  /** How this agreement ends, and the notice under it. */
  readonly ending: PackEnding | null;
  readonly notice: PackNotice | null;
};
export type PackDate = Omit<ScheduleItem, 'id'>;
type PackReferral = {
  readonly name: string;
  readonly studio: string;
  readonly goodFor: string;
  readonly contact: string;
};

/** How and when it ends, as far as it is known on the day of the pack. */
export type PackEnding = {
  readonly end: string;
  readonly how: 'notice' | 'agreed' | 'expiry';
  readonly agreedOn: string | null;
  /** Number of the clause it ends under, or null. */
  readonly clause: string | null;
  /** The planned end is earlier than the counted one: the sentence that says so, or empty. */
  readonly early: string;
};

export type PackNotice = {
  readonly from: ExitPlan['notice']['from'];
  readonly method: string;
  /** The day it was, or will be, sent. */
  readonly on: string;
  /** True once it was sent, on the day of the pack. */
  readonly sent: boolean;
  readonly acknowledgedOn: string | null;
  /** Number of the clause that says when a notice counts as received, or null. */
  readonly receiptClause: string | null;
  /** Length of the notice period, or null without a notice rule. */
  readonly length: NoticeRule['length'] | null;
  /** Null without a notice rule, or when the end does not follow from the notice. */
  readonly count: NoticeCount | null;
};

export type PackSides = {
  readonly freelancer: Profile;
  readonly client: {
    readonly name: string;
    readonly address: readonly string[];
    readonly taxId: string;
    readonly contact: { readonly name: string; readonly role: string; readonly email: string } | null;
  };
};

/** What both editions print. */
export type PackCommon = PackSides & {
  readonly asOf: string;
  readonly appVersion: string;
  readonly locale: Locale;
  readonly paper: 'a4' | 'letter';
  /** Printed above the name on the cover; null without one. */
  readonly logo: CoverLogo | null;
  /** First day of the work together, or null. */
  readonly start: string | null;
  readonly ending: PackEnding | null;
  readonly notice: PackNotice | null;
  /** One more event the user wants on the line of days, or null. */
  readonly lineEvent: PackChoices['lineEvent'];
  /** Currency of the agreement: its account comes first. */
  readonly currency: string;
  readonly invoices: readonly PackInvoice[];
  readonly materials: readonly PackMaterial[];
  readonly accesses: readonly PackAccess[];
  /** Open dates only. */
  readonly dates: readonly PackDate[];
  /** Only people who have agreed to be named. */
  readonly referrals: readonly PackReferral[];
};

/** What the client edition says of one agreement. */
export type FacingAgreement = {
  /** Null when nothing was written down. */
  readonly agreement: { readonly title: string; readonly signedOn: string | null } | null;
  readonly ending: PackEnding;
  readonly notice: PackNotice | null;
  /** Clauses on ending and notice, quoted. */
  readonly quotes: readonly Pick<PackClause, 'number' | 'heading' | 'kind' | 'quote' | 'page'>[];
  /** Clauses that go on afterwards, in the user's own one line. */
  readonly continuing: readonly Pick<PackClause, 'number' | 'kind' | 'meaning' | 'until'>[];
};

/** What the client edition may know. */
export type ClientFacing = PackCommon & {
  /** The agreement the pack speaks of first; null when nothing was written down. */
  readonly agreement: FacingAgreement['agreement'];
  /** One for each agreement of this pack; one without an agreement when none is recorded. Empty without a last day. */
  readonly endings: readonly FacingAgreement[];
  readonly sections: PackChoices['client'];
  /** The one sentence about interest, only when the user ticked it; empty otherwise. */
  readonly interestSentence: string;
  /** Finished work that waits to be accepted. */
  readonly toAccept: readonly string[];
  readonly thanks: string;
};

export type PackEntry = {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly minutes: number;
  readonly writtenAt: string;
  readonly editedAt: string | null;
  readonly revisions: number;
  readonly hash: string;
};

export type InterestInvoice = {
  readonly number: string;
  readonly gross: number;
  readonly credited: number;
  /** Left out because it is under discussion. */
  readonly discussed: number;
  /** Payments after the due day. */
  readonly payments: readonly { readonly on: string; readonly amount: number }[];
  readonly interest: Interest;
};
/** Minor units of one currency. */
export type InterestAccount = {
  readonly currency: string;
  readonly invoices: readonly InterestInvoice[];
  readonly interest: number;
  /** Null = not calculated. */
  readonly compensation: number | null;
};
export type PackInterest = {
  readonly choice: InterestChoice;
  readonly lateClause: string | null;
  readonly lawClause: string | null;
  /** Days whose reference rate is not entered, or "contract" when the rate of the clause is not. */
  readonly needs: readonly string[];
  /** Only currencies with a late invoice. */
  readonly accounts: readonly InterestAccount[];
};

/** What the records edition may know. */
export type PackData = PackCommon & {
  /** The agreements of this pack; the first is the one the others stand beside. */
  readonly agreements: readonly PackAgreement[];
  /** Agreements with this client that this pack does not speak of. */
  readonly otherAgreements: number;
  readonly sections: { readonly client: PackChoices['client']; readonly records: PackChoices['records'] };
  readonly interest: PackInterest | null;
  readonly thanks: string;
  readonly toAccept: readonly string[];
  readonly entries: readonly PackEntry[];
  /** Entries written, or dated, after the day of the pack. */
  readonly laterEntries: number;
  /** Minutes a month agreed in the retainer, or null. */
  readonly retainerMinutes: number | null;
  readonly letters: readonly {
    readonly id: string;
    readonly on: string;
    readonly title: string;
    readonly to: string;
    readonly by: string;
  }[];
  readonly people: readonly {
    readonly name: string;
    readonly who: string;
    readonly on: string | null;
    readonly told: boolean;
    readonly how: string;
  }[];
  /** Files that lie beside the PDF, once they are made: printed with their digests. */
  readonly carried?: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
  readonly chain: {
    readonly head: string;
    readonly revisions: number;
    readonly brokenAt: number | null;
    /** Digests only: of facts, and of private halves with a salt that is not part of any pack. */
    readonly lines: readonly ChainLine[];
  };
  /** There is a logo, but its picture cannot be read. */
  readonly logoLost: boolean;
  /** In the order of their letters. Files of what happened and of records only. */
  readonly exhibits: readonly PackExhibit[];
  /** Files and letters the user left out one by one. */
  readonly exhibitsLeftOut: number;
};
