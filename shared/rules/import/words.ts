import { figureOf, listed } from '../words.ts';

type Counts = {
  readonly entries: { readonly fresh: number; readonly known: number };
  readonly invoices: { readonly fresh: number; readonly known: number };
  readonly files: { readonly fresh: number };
  readonly unclear: number;
};

const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');

/** "18 invoices added, 2 already known, 1 unclear." `verb` is "added" or "to add". */
export const importSentence = ({ entries, invoices, files, unclear }: Counts, verb: 'added' | 'to add'): string => {
  const fresh = [
    ...(invoices.fresh > 0 ? [figureOf(invoices.fresh, 'invoice')] : []),
    ...(entries.fresh > 0 ? [figureOf(entries.fresh, 'entry', 'entries')] : []),
    ...(files.fresh > 0 ? [figureOf(files.fresh, 'file')] : []),
  ];
  const known = entries.known + invoices.known;
  const parts = [
    fresh.length === 0 ? `Nothing ${verb}` : `${listed(fresh)} ${verb}`,
    ...(known > 0 ? [`${known} already known`] : []),
    ...(unclear > 0 ? [`${unclear} unclear`] : []),
  ];
  return `${spaced(parts.join(', '))}.${unclear > 0 && verb === 'added' ? ' Look at what was left out.' : ''}`;
};
