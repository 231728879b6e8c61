/** What is known of the files that become exhibits: of what happened, of agreements and of invoices, and letters that were sent. */

/** Why a file has no pages in a pack. */
export type NotShown =
  | 'encrypted'
  | 'corrupt'
  | 'unsupported'
  | 'heic'
  /** A form only the program it was made with can draw (XFA). */
  | 'form'
  | 'no-pages'
  | 'too-large'
  | 'missing'
  /** The bytes are not the ones that were attached. */
  | 'altered';

/** Points, as the page is seen. */
export type PageSize = { readonly width: number; readonly height: number };

/** What a look into a file found. */
export type FileLook =
  | {
      readonly kind: 'pages';
      readonly pages: readonly PageSize[];
      /** Pages, from 1, of which something could not be drawn. */
      readonly partly: readonly number[];
    }
  | {
      readonly kind: 'text';
      /** "UTF-8", "Windows-1252" … */
      readonly encoding: string;
      /** Lines of each page, as they are printed. */
      readonly pages: readonly (readonly string[])[];
    }
  | { readonly kind: 'none'; readonly why: NotShown };

/** What an exhibit belongs to. */
export type ExhibitUse =
  | { readonly of: 'agreement'; readonly id: string }
  | { readonly of: 'invoice'; readonly id: string }
  | { readonly of: 'entry'; readonly number: number }
  | { readonly of: 'letter'; readonly id: string }
  /** The letter that gave notice. */
  | { readonly of: 'notice' }
  /** The letter in which both sides agreed on the last day. */
  | { readonly of: 'agreed' }
  /** What was done under a clause. */
  | {
      readonly of: 'action';
      readonly id: string;
      readonly clause: string;
      readonly text: string;
      readonly on: string | null;
    }
  /** A payment towards an invoice. */
  | { readonly of: 'payment'; readonly id: string; readonly on: string; readonly amount: number }
  | { readonly of: 'material'; readonly id: string };

/** A file that will be an exhibit, before anybody has looked into it. */
export type ExhibitFile = {
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly mediaType: string;
  readonly alt: string;
  /** What it is called. */
  readonly title: string;
  /** Date of the document, or null where nothing says it. */
  readonly on: string | null;
  readonly shows: string;
  readonly usedBy: readonly ExhibitUse[];
  /** The words of a letter, which are the file; absent where the bytes were attached. */
  readonly text?: string;
  /** All pages or the slip only; null: the user was not asked. */
  readonly pages: 'all' | 'slip' | null;
};

/** Why pages that could be shown are left out: the user said so, or has not said yet what to do with so many. */
export type LeftOut = 'chosen' | 'many' | null;

export type PackExhibit = Omit<ExhibitFile, 'pages'> & {
  readonly letter: string;
  /** "A-agreement.pdf": its name in the PDF and in the folder `exhibits`. */
  readonly fileName: string;
  readonly look: FileLook;
  readonly pagesLeftOut: LeftOut;
  /** Where the original travels. */
  readonly original: 'in-pdf' | 'in-folder' | 'nowhere';
};
