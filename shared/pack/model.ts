/**
 * What a pack says, as data: no page, no position, no font. `main/pack` draws it. Widths of table columns are in
 * points of the text block (468 upright, 672 across), the same on both papers.
 */
import type { Locale } from '../rules/dates.ts';

/** A place in the pack that other text points to: "section:account", "clause:3". */
export type Target = string;

/** A piece of text. A line feed in `text` breaks the line; a no-break space keeps words together. */
export type Span =
  | { readonly text: string; readonly tone?: 'grey' | 'strong' }
  /** A drawn mark; `says` is its text alternative, or empty when the word beside it already says it. */
  | { readonly mark: Mark; readonly says: string }
  /** An empty tick box. */
  | { readonly box: true }
  /** "Page 4": the words before, then the page of the target, as a link. */
  | { readonly see: Target; readonly before: string }
  /** Words that lead to a place; `label` says where when the words alone do not. */
  | { readonly link: Target; readonly says: string; readonly label?: string; readonly tone?: 'strong' }
  /** The number of pages of this file. */
  | { readonly pageCount: true };

export type Mark = 'done' | 'planned' | 'part';
export type Inline = string | readonly Span[];

export type Column = {
  readonly head: string;
  /** Points, or the width that is left. */
  readonly width: number | 'rest';
  readonly align?: 'right';
  /** Amounts, dates and counts: figures of one width. */
  readonly figures?: true;
  /** Never broken: numbers of invoices, dates. */
  readonly whole?: true;
  /** Hashes: in the face for code, and read as code. */
  readonly code?: true;
};

/** The cell that names the row, as the first cell: in medium weight, plain, or none. */
type RowHead = 'strong' | 'plain' | 'none';

export type TotalRow = {
  readonly label: string;
  /** Columns the label spans. */
  readonly span: number;
  /** Cells after the label. */
  readonly cells: readonly string[];
};

export type Table = {
  readonly kind: 'table';
  readonly title?: string;
  /** Name for people who cannot see the table. */
  readonly summary: string;
  readonly look: 'plain' | 'dense' | 'points' | 'contents' | 'currencies';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Inline[])[];
  /** Where each row stands, for text that points to it. */
  readonly places?: readonly Target[];
  readonly rowHead: RowHead;
  readonly total?: TotalRow;
  /** Sums printed where a page ends. `running[i]` are the cells after the label, up to and with row i. */
  readonly carry?: {
    readonly forward: string;
    readonly brought: string;
    readonly span: number;
    readonly running: readonly (readonly string[])[];
  };
  readonly note?: Inline;
};

export type Fact = {
  readonly label: string;
  /** Currency code in front of a large figure. */
  readonly code?: string;
  readonly figure: string;
  readonly size: 'large' | 'medium';
  readonly note?: Inline;
  readonly width: number;
};

export type Ask = {
  readonly sentence: string;
  readonly when: string;
  /** Null when the section it speaks of is not printed. */
  readonly see: Target | null;
};

export type Reading =
  | { readonly as: 'lead' | 'text'; readonly text: Inline }
  | { readonly as: 'quote'; readonly text: string; readonly source: Inline };

export type Age = { readonly label: string; readonly figure: string; readonly minor: number };

export type LineEvent = {
  /** 0 at the left end of the axis, 1 at the right. */
  readonly at: number;
  readonly date: string;
  readonly label: string;
  readonly side: 'above' | 'below';
  /** No room for the words: only the date is printed. */
  readonly short: boolean;
  readonly look: 'ring' | 'now' | 'end';
};
export type Tick = { readonly at: number; readonly size: 'small' | 'large'; readonly label: string };

export type ClauseRow = {
  readonly id: Target;
  readonly number: string;
  readonly kind: string;
  readonly where: Inline;
  readonly bookmark: string;
  readonly quote: string;
  /** `exhibit` is absent where the pack has no exhibits. */
  readonly actions: readonly { readonly text: string; readonly date: string; readonly exhibit?: Inline }[];
};

export type JournalRow = {
  readonly id?: Target;
  readonly date: string;
  readonly kind: string;
  readonly words: Inline;
  readonly meta: Inline;
};

/** One page of an exhibit: a picture of the page `width` by `height` points large, or lines of text. */
export type ExhibitPage =
  | {
      readonly as: 'facsimile';
      readonly id: Target;
      readonly header: string;
      readonly alt: string;
      readonly sha256: string;
      /** From 1. */
      readonly page: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly as: 'text'; readonly id: Target; readonly header: string; readonly lines: readonly string[] };

export type Block =
  /** A title and one sentence, where a table would be empty. */
  | { readonly kind: 'said'; readonly title: string; readonly text: string }
  /** What follows begins a new page. */
  | { readonly kind: 'page' }
  | {
      readonly kind: 'beside';
      readonly margin: readonly Inline[];
      readonly look: 'note' | 'label';
      readonly body: readonly Reading[];
    }
  | { readonly kind: 'facts'; readonly look: 'strip' | 'open'; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'asks';
      readonly title: string;
      readonly first: number;
      readonly items: readonly Ask[];
      readonly more?: Inline;
    }
  | Table
  | { readonly kind: 'note'; readonly text: Inline; readonly at: 'full' | 'reading' | 'head' | 'foot' | 'foot-reading' }
  | {
      readonly kind: 'pairs';
      readonly title?: string;
      readonly labelWidth: number;
      readonly width: number;
      readonly rows: readonly Pair[];
      /** Drawn at the right of the pairs. */
      readonly code?: PaymentCode;
    }
  | { readonly kind: 'ages'; readonly title: string; readonly ages: readonly Age[]; readonly bar: boolean }
  | {
      readonly kind: 'notice-line';
      readonly alt: string;
      readonly events: readonly LineEvent[];
      readonly ticks: readonly Tick[];
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'clauses'; readonly rows: readonly ClauseRow[] }
  | { readonly kind: 'journal'; readonly rows: readonly JournalRow[] }
  | {
      readonly kind: 'parties';
      readonly look: 'foot' | 'head';
      readonly label: string;
      readonly parties: readonly Party[];
    }
  | {
      readonly kind: 'signatures';
      readonly remarks: boolean;
      readonly sides: readonly { readonly title: string; readonly name: string }[];
      readonly foot: string;
    }
  /** A slip page, then the pages of the exhibit. A section of exhibits has no head of its own. */
  | {
      readonly kind: 'exhibit';
      readonly id: Target;
      readonly letter: string;
      readonly title: string;
      readonly header: string;
      readonly note: { readonly title: string; readonly text: string } | null;
      readonly rows: readonly Pair[];
      readonly pages: readonly ExhibitPage[];
    }
  | {
      readonly kind: 'steps';
      readonly title: string;
      readonly steps: readonly {
        readonly text: string;
        readonly commands: readonly { readonly system: string; readonly command: string }[];
      }[];
    };

/** A QR symbol, row by row, "1" for a dark module; its quiet zone is the space around it. */
export type PaymentCode = { readonly modules: readonly string[]; readonly alt: string; readonly caption: string };

export type Pair = { readonly label: string; readonly value: Inline; readonly look: 'plain' | 'strong' | 'hash' };
export type Party = {
  readonly role: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly small: string;
};

export type Section = {
  readonly id: Target;
  readonly number: number;
  readonly title: string;
  /** One line for the list of sections in the app. */
  readonly line: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
};

export type Thread = {
  readonly alt: string;
  readonly from: string;
  readonly to: string;
  readonly ticks: readonly Tick[];
};

/** The picture of a logo; width and height in points, at its full size. */
export type CoverLogo = {
  readonly sha256: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

type Cover = {
  readonly logo?: CoverLogo;
  readonly brand: string;
  /** "For my records. Confidential": set at the right, under a heavy rule. Empty for the client edition. */
  readonly confidential: string;
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly thread: Thread | null;
  readonly foot: 'contents' | readonly Pair[];
};

export type PackModel = {
  readonly edition: 'client' | 'records';
  readonly locale: Locale;
  readonly paper: 'a4' | 'letter';
  /** Civil date: also the creation date written into the file. */
  readonly asOf: string;
  readonly meta: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly creator: string;
  };
  readonly header: {
    /** Set in semibold ink after a square; empty for the client edition. */
    readonly confidential: string;
    readonly freelancer: string;
    readonly client: string;
    readonly right: string;
  };
  readonly footer: string;
  readonly cover: Cover;
  /** The index on page 2 of the records edition; null when the contents stand on the cover. */
  readonly index: { readonly title: string; readonly notes: readonly string[]; readonly exhibits?: Table } | null;
  readonly sections: readonly Section[];
};
