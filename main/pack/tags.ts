/** The structure of the document, as readers with a screen reader meet it. Order of children is reading order. */

export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Figure'
  | 'Span'
  | 'Code';

/** A stretch of drawing on one page that belongs to a tag. The marked-content number is given while drawing. */
export type Slot = { readonly kind: 'slot'; readonly type: TagType; readonly page: number; mcid: number };
export type LinkBox = {
  readonly kind: 'box';
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly contents: string;
  readonly toPage: number;
  readonly toY: number;
};

export type TagOptions = {
  readonly title?: string;
  readonly alt?: string;
  readonly actual?: string;
  /** BCP 47, of a run in a foreign script. */
  readonly language?: string;
  readonly scope?: 'Column' | 'Row';
  readonly colSpan?: number;
  readonly numbered?: boolean;
  readonly summary?: string;
  /** Page coordinates: left, top, right, bottom. Set while laying out. */
  readonly bbox?: readonly [number, number, number, number];
};

export type Tag = {
  readonly kind: 'tag';
  readonly type: TagType;
  readonly options: TagOptions;
  readonly kids: (Tag | Slot | LinkBox)[];
};

export const newTag = (type: TagType, options: TagOptions = {}): Tag => ({ kind: 'tag', type, options, kids: [] });

/** A new tag inside another. */
export const tagIn = (parent: Tag, type: TagType, options: TagOptions = {}): Tag => {
  const tag = newTag(type, options);
  parent.kids.push(tag);
  return tag;
};

/**
 * Takes out of an unfinished tree what is complete. Layout goes on only in the last child of each tag: those before it
 * are whole.
 */
export const takeComplete = (root: Tag, take: (tag: Tag, kids: Tag['kids']) => void): void => {
  let tag: Tag | null = root;
  while (tag !== null) {
    const last: Tag['kids'][number] | undefined = tag.kids.at(-1);
    if (tag.kids.length > 1) take(tag, tag.kids.splice(0, tag.kids.length - 1));
    tag = last?.kind === 'tag' ? last : null;
  }
};

/** What is drawn but not read: rules, repeated heads, running header and footer. */
export type Artifact = 'layout' | 'header' | 'footer';
