/**
 * The edition boundary. Everything a pack may say passes through these types: none of them has a field that could hold
 * the private half of an entry, a review, a talk, a lesson, a position, a tag, a note or a reason. `ClientFacing` is
 * narrower still: no journal, no hashes, no letters, no people told.
 */
import type { Access, Agreement, Clause, ExitPlan, Invoice, Material, Profile, ScheduleItem } from '../model/index.ts';
import type { Locale } from '../rules/dates.ts';
import type { NoticeCount } from '../rules/notice.ts';
import type { ChainLine } from './record.ts';

export type PackInvoice = Omit<Invoice, 'note' | 'reminders' | 'payments' | 'discount'> & {
  readonly payments: readonly { readonly on: string; readonly amount: number }[];
};
export type PackMaterial = Omit<Material, 'note' | 'receivedOn'>;
export type PackAccess = Omit<Access, 'note'>;
export type PackClause = Omit<Clause, 'note'>;
export type PackAgreement = Omit<Agreement, 'clauses' | 'paymentTermsDays' | 'noticeForm' | 'noticeRule'> & {
  readonly clauses: readonly PackClause[];
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
  /** First day of the work together, or null. */
  readonly start: string | null;
  readonly ending: PackEnding | null;
  readonly notice: PackNotice | null;
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

/** What the client edition may know. */
export type ClientFacing = PackCommon & {
  readonly agreement: { readonly title: string; readonly signedOn: string | null } | null;
  /** Clauses on ending and notice, quoted. */
  readonly quotes: readonly Pick<PackClause, 'number' | 'heading' | 'kind' | 'quote' | 'page'>[];
  /** Clauses that go on afterwards, in the user's own one line. */
  readonly continuing: readonly Pick<PackClause, 'number' | 'kind' | 'meaning' | 'until'>[];
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

/** What the records edition may know. */
export type PackData = PackCommon & {
  readonly agreements: readonly PackAgreement[];
  readonly thanks: string;
  readonly toAccept: readonly string[];
  readonly entries: readonly PackEntry[];
  /** Entries written, or dated, after the day of the pack. */
  readonly laterEntries: number;
  /** Minutes a month agreed in the retainer, or null. */
  readonly retainerMinutes: number | null;
  readonly letters: readonly {
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
};
