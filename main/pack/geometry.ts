/** Where the text block stands on each paper. Points, origin at the top left (see the table of the specification). */
export type Paper = 'a4' | 'letter';

export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly header: number;
  readonly footer: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
};

const upright = { blockWidth: 468, blockHeight: 672 };
const across = { blockWidth: 672, blockHeight: 468 };

const sheets = {
  a4: { width: 595.28, height: 841.89, left: 64, top: 88, header: 44, footer: 790, ...upright },
  letter: { width: 612, height: 792, left: 72, top: 60, header: 28, footer: 746, ...upright },
} as const satisfies Record<Paper, Sheet>;

const landscapeSheets = {
  a4: { width: 841.89, height: 595.28, left: 85, top: 74, header: 40, footer: 556, ...across },
  letter: { width: 792, height: 612, left: 60, top: 76, header: 42, footer: 560, ...across },
} as const satisfies Record<Paper, Sheet>;

export const sheet = (paper: Paper, landscape: boolean): Sheet => (landscape ? landscapeSheets : sheets)[paper];

/** The cover's block reaches 24 points higher and 20 lower. */
export const coverSheet = (paper: Paper): Sheet => {
  const page = sheet(paper, false);
  return { ...page, top: page.top - 24, blockHeight: page.blockHeight + 44 };
};

/** Margin column 0 to 108, reading column from 120; 114 across. */
export const marginWidth = 108;
export const readingLeft = 120;
export const readingLeftAcross = 114;
