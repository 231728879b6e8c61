import type { EntryDraft, EntryFacts, EntryPrivate } from '#shared/model/index.ts';
import { attachmentOf } from '../../builders/attachments.ts';
import { factsOf } from '../../builders/workspace-files.ts';

type Halves = { readonly facts: EntryFacts; readonly private: EntryPrivate | null };

/** One thing a person does. */
export type Step =
  | ({ readonly do: 'add' } & Halves)
  /** An entry with a file; `content` is what is in the file. */
  | ({ readonly do: 'attach'; readonly content: string } & Halves)
  | ({ readonly do: 'revise'; readonly id: string } & Halves)
  | { readonly do: 'remove' | 'restore' | 'forget'; readonly id: string }
  | { readonly do: 'draft'; readonly draft: EntryDraft | null }
  | { readonly do: 'records'; readonly summary: string };

/** What the editing process says, line by line. */
export type Said =
  | { readonly say: 'open'; readonly clientId: string }
  | { readonly say: 'asked'; readonly number: number; readonly step: Step }
  | { readonly say: 'answered'; readonly number: number; readonly id: string | null };

export type Script = {
  readonly random: () => number;
  /** Ids of the entries that can be edited and removed. */
  readonly living: string[];
  readonly trash: string[];
};

const signs = ['a', ' ', 'word ', 'ü', '漢', '\u{1F600}', '\u0000', '\n', '"', '\\', '\u2028', 'שלום'];

/** From nothing to a few pages, so that some lines take many blocks of the disk. */
const text = ({ random }: Script, number: number): string => {
  const length = Math.floor(random() ** 12 * 20_000);
  return `${number}: ${Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('')}`;
};

const halves = (script: Script, number: number): Halves => ({
  facts: factsOf(text(script, number)),
  private: script.random() < 0.3 ? null : { text: text(script, number), mood: 2, energy: null },
});

const one = ({ random }: Script, ids: readonly string[]): string | undefined => ids[Math.floor(random() * ids.length)];

/** What is done next. The same seed does the same things to the same journal. */
export const nextStep = (script: Script, number: number): Step => {
  const dice = script.random();
  const living = one(script, script.living);
  const trashed = one(script, script.trash);
  if (dice < 0.2 && living !== undefined) return { do: 'revise', id: living, ...halves(script, number) };
  if (dice < 0.3 && living !== undefined) return { do: 'remove', id: living };
  if (dice < 0.36 && trashed !== undefined) return { do: 'restore', id: trashed };
  if (dice < 0.38 && trashed !== undefined) return { do: 'forget', id: trashed };
  if (dice < 0.55) {
    const written = halves(script, number);
    const own = written.private ?? { text: '', mood: null, energy: null };
    const attached = script.random() < 0.3 ? [attachmentOf(Buffer.from(`${number}`), { name: 'draft.txt' })] : [];
    const draft = { entryId: null, facts: { ...written.facts, attachments: attached }, private: own, changed: true };
    return { do: 'draft', draft: script.random() < 0.2 ? null : draft };
  }
  if (dice < 0.65) return { do: 'records', summary: `Saved at step ${number}` };
  if (dice < 0.78) {
    const content = text(script, number);
    const written = halves(script, number);
    return {
      do: 'attach',
      content,
      ...written,
      facts: { ...written.facts, attachments: [attachmentOf(Buffer.from(content, 'utf8'))] },
    };
  }
  return { do: 'add', ...halves(script, number) };
};
