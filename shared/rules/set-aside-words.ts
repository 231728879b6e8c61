/** Copies of damaged files in words. */

type Copy = { readonly path: string; readonly what: 'journal' | 'drafts' | 'records' | 'settings' | 'other' };

/** What a copy is a copy of: "Half-written line of the journal". */
export const copyLabel = ({ path, what }: Copy): string =>
  ({
    journal: 'Half-written line of the journal',
    drafts: 'Unfinished entries',
    records: 'Records of a client',
    settings: 'My details and settings',
    other: path.slice(path.lastIndexOf('/') + 1),
  })[what];
