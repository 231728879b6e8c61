/** Entries that are being written. Kept in this window at once and on the disk at every pause, so that no crash takes them. */
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { EntryDraft } from '#shared/model/index.ts';
import { emptyFacts } from '#shared/rules/journal.ts';
import { send } from './bridge.ts';
import { clean, createSaver, type Saver, type SaveStatus } from './saver.ts';

export type { EntryDraft };

/** Whether a draft holds anything a person would miss. */
export const hasWords = ({ entryId, facts, private: mine, changed }: EntryDraft): boolean =>
  entryId === null
    ? facts.text !== '' ||
      mine.text !== '' ||
      mine.mood !== null ||
      mine.energy !== null ||
      facts.title !== '' ||
      facts.tags.length > 0 ||
      facts.attachments.length > 0 ||
      facts.minutesBilled + facts.minutesUnbilled > 0
    : changed;

type DraftStore = {
  /** By key: the client's id for a new entry, `<client>/quick`, `<client>/edit/<entry>`. */
  readonly drafts: Readonly<Record<string, EntryDraft>>;
  /** Where the keeping of each stands. */
  readonly saves: Readonly<Record<string, SaveStatus>>;
};

export const useDraftStore = create<DraftStore>()(() => ({ drafts: {}, saves: {} }));

/** What is on its way to the disk; null lets the draft there go. */
type Held = { readonly draft: EntryDraft | null };

const savers = new Map<string, Saver<Held>>();

const placeOf = (key: string): { readonly clientId: string; readonly slot: string } => {
  const [clientId = '', what = 'new', entryId] = key.split('/');
  return { clientId, slot: entryId ?? what };
};

const keyOf = (clientId: string, slot: string): string =>
  slot === 'new' ? clientId : slot === 'quick' ? `${clientId}/quick` : `${clientId}/edit/${slot}`;

/** Says where the keeping of a draft stands. A second key in the same pause says nothing new. */
const report =
  (key: string) =>
  (status: SaveStatus): void => {
    const now = useDraftStore.getState().saves[key];
    if (now?.kind === 'saving' && status.kind === 'saving' && now.failed === status.failed) return;
    useDraftStore.setState(({ saves }) => ({ saves: { ...saves, [key]: status } }));
  };

const saverOf = (key: string): Saver<Held> => {
  const known = savers.get(key);
  if (known) return known;
  const saver = createSaver<Held>({
    write: ({ draft }) => send('draft.save', { ...placeOf(key), draft }),
    report: report(key),
  });
  savers.set(key, saver);
  return saver;
};

const put = (drafts: DraftStore['drafts'], key: string, draft: EntryDraft | null): DraftStore['drafts'] => {
  const { [key]: _old, ...others } = drafts;
  return draft === null ? others : { ...others, [key]: draft };
};

/** Keeps a draft under a key of its own, so that no other replaces it; null lets it go, at once. */
export const keepDraft = (key: string, draft: EntryDraft | null): void => {
  const before = useDraftStore.getState().drafts[key];
  useDraftStore.setState(({ drafts }) => ({ drafts: put(drafts, key, draft) }));
  const words = draft !== null && hasWords(draft) ? draft : null;
  // A composer that was opened and closed again has nothing on the disk.
  if (words === null && !savers.has(key) && (before === undefined || !hasWords(before))) return;
  saverOf(key).changed({ draft: words });
  if (words === null) void saverOf(key).flush();
};

/** Changes the draft kept under a key as it is now, not as it was drawn last. */
export const changeDraft = (key: string, change: (now: EntryDraft) => EntryDraft): void => {
  const now = draftNow(key);
  if (now !== null) keepDraft(key, { ...change(now), changed: true });
};

/** Shows the drafts of a client as the app has them. What this window has not written yet wins. */
export const showDrafts = (clientId: string, kept: Readonly<Record<string, EntryDraft>>): void =>
  useDraftStore.setState(({ drafts }) => {
    const others = Object.entries(drafts).filter(([key]) => {
      const own = savers.get(key)?.pending() ?? null;
      return placeOf(key).clientId !== clientId || own !== null;
    });
    const found = Object.entries(kept)
      .map(([slot, draft]) => [keyOf(clientId, slot), draft] as const)
      .filter(([key]) => (savers.get(key)?.pending() ?? null) === null);
    return { drafts: Object.fromEntries([...others, ...found]) };
  });

/** Writes every draft that is held back. */
export const flushDrafts = async (): Promise<void> => {
  await Promise.all([...savers.values()].map((saver) => saver.flush()));
};

/** Lets go of all drafts in this window; those on the disk stay. */
export const closeDrafts = (): void => {
  for (const saver of savers.values()) saver.drop();
  savers.clear();
  useDraftStore.setState({ drafts: {}, saves: {} });
};

/** The draft kept under a key, or null. */
export const useDraft = (key: string): EntryDraft | null => useDraftStore((store) => store.drafts[key] ?? null);

/** What was written on one side of the seam so far. */
export const useDraftText = (key: string, side: 'facts' | 'private'): string =>
  useDraftStore((store) => store.drafts[key]?.[side].text ?? '');

/** Everything in a draft but its words. */
export type DraftMarks = Omit<EntryDraft['facts'], 'text'> &
  Omit<EntryDraft['private'], 'text'> & {
    readonly entryId: EntryDraft['entryId'];
    /** Nothing is written about what happened. */
    readonly blank: boolean;
  };

const marksOf = ({ entryId, facts, private: mine }: EntryDraft): DraftMarks => {
  const { text, ...others } = facts;
  return { ...others, mood: mine.mood, energy: mine.energy, entryId, blank: text === '' };
};

/** The draft under a key without its words, or null. The same object while words are typed, so that only their field is drawn. */
export const useDraftMarks = (key: string): DraftMarks | null =>
  useDraftStore(
    useShallow(({ drafts }) => {
      const draft = drafts[key];
      return draft === undefined ? null : marksOf(draft);
    }),
  );

/**
 * Whether a draft is kept under a key, and whether it holds words. A word, so that a view is not drawn again with every
 * letter that is typed into the draft.
 */
export const useDraftState = (key: string): 'none' | 'empty' | 'words' =>
  useDraftStore(({ drafts }) => {
    const draft = drafts[key];
    return draft === undefined ? 'none' : hasWords(draft) ? 'words' : 'empty';
  });

/** The keys of the drafts with words in them, one a line: a text for the same reason. */
export const useDraftKeys = (): string =>
  useDraftStore(({ drafts }) =>
    Object.entries(drafts)
      .filter(([, draft]) => hasWords(draft))
      .map(([key]) => key)
      .join('\n'),
  );

/** The draft under a key as it is now. */
export const draftNow = (key: string): EntryDraft | null => useDraftStore.getState().drafts[key] ?? null;

/** Where the keeping of drafts stands: of the first that could not be written, else nothing is the matter. */
export const useDraftSave = (): SaveStatus =>
  useDraftStore(
    ({ saves }) =>
      Object.values(saves).find(
        (status) => status.kind === 'failed' || (status.kind === 'saving' && status.failed !== null),
      ) ?? clean,
  );

/** Whether something that is being written is only in this window. */
export const hasUnkeptDrafts = (): boolean =>
  Object.values(useDraftStore.getState().saves).some(({ kind }) => kind === 'failed' || kind === 'saving');

/** An empty draft at a civil date-time. */
export const emptyDraft = (at: string): EntryDraft => ({
  entryId: null,
  changed: false,
  facts: emptyFacts(at),
  private: { text: '', mood: null, energy: null },
});
