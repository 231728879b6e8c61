/** Packs: looked at, made, checked and made again. */

export type Edition = 'client' | 'records';

/** How a pack is kept: the client edition is one PDF; the records edition a folder with its data, or a ZIP of it. */
export type PackForm = 'pdf' | 'folder' | 'zip';

/** Something a pack would be better with. `place` is a route below the client: "records/contract". */
export type Missing = { readonly message: string; readonly place: string };

/** A character no typeface of the pack has: it is printed as its code point in brackets. */
export type Uncovered = { readonly codePoint: string; readonly message: string };

/** A file that can be an exhibit, and how it stands in a pack. */
export type Slip = {
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** What it would be called and show, and its date, had the user chosen nothing. */
  readonly usual: { readonly title: string; readonly on: string | null; readonly shows: string };
  /** Null where it stands in no pack: it, or every exhibit, is left out. */
  readonly placed: {
    readonly letter: string;
    /** Page of the slip, from 1. */
    readonly page: number;
    /** Pages of the file that are printed behind the slip. */
    readonly shown: number;
    /** Pages the file has; 0 where none can be shown. */
    readonly pages: number;
    /** What the slip says besides: why pages are not shown, where the original is; or null. */
    readonly note: string | null;
    /** So many pages that the user is asked: all, or the slip only. */
    readonly asks: boolean;
  } | null;
};

export type PackPreview = {
  /** Path below the app's origin that serves the PDF: "packs/<sha256>.pdf". */
  readonly resource: string;
  readonly pages: number;
  readonly sections: readonly {
    readonly title: string;
    readonly page: number;
    readonly pages: number;
    readonly line: string;
  }[];
  readonly missing: readonly Missing[];
  readonly uncovered: readonly Uncovered[];
  /** Every file that can be an exhibit, in the order of the letters; none in the client edition. */
  readonly slips: readonly Slip[];
};

export type PackMade = PackPreview & {
  /** Absolute path of what is opened: the PDF, also inside its folder, or the ZIP. */
  readonly path: string;
  /** The pack folder, or null. */
  readonly folder: string | null;
  /** SHA-256 of the PDF. */
  readonly sha256: string;
  /** SHA-256 of the manifest of a folder or ZIP: shown once, to note or to send to oneself. Null for a PDF alone. */
  readonly seal: string | null;
  /** Size of the PDF. */
  readonly bytes: number;
};

/** A pack made again as of its day. */
export type PackAgain = PackMade & {
  /** Whether the PDF has the very bytes it had then. */
  readonly same: boolean;
  /** Why the bytes may differ, as sentences; empty when they are the same. */
  readonly because: readonly string[];
};

/** Some pages of a preview, ahead of the others. */
export type PackPart = {
  /** Of the request they belong to. */
  readonly ticket: string;
  /** The page of the pack its first page is, from 1. */
  readonly from: number;
  /** Path below the app's origin that serves the PDF. */
  readonly resource: string;
};

/** What changed in the records since a pack was made, by the id of the pack. */
export type PackSince = { readonly id: string; readonly since: string };

/** Whether a pack is as it was made. */
export type PackChecked = {
  readonly matches: boolean;
  /** What was found, one sentence each: first what is wrong, then what is in order. */
  readonly lines: readonly string[];
};
