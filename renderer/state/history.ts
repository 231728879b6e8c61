/**
 * One order of everything that can be taken back: changes of the record and of the journal alike. Each step knows its
 * own way back and forth; this only knows which one comes next and what it is called.
 */
import { create } from 'zustand';

export type Step = {
  readonly id: number;
  /** Records go back in their own order; journal steps one by one. */
  readonly kind: 'record' | 'journal';
  /** "invoice 2026-031 removed". Never private words. */
  readonly label: string;
  /** Entries a journal step is about. */
  readonly touches: readonly string[];
  /** False when it could not be done; the step then stays where it was. */
  readonly undo: () => Promise<Done> | Done;
  readonly redo: () => Promise<Done> | Done;
};

/** Whether a step was done; a step that does not name what it touches beforehand tells which entries it took away. */
type Done = boolean | { readonly took: readonly string[] };

type HistoryStore = {
  /** Oldest first. */
  readonly past: readonly Step[];
  /** The next one to redo is last. */
  readonly future: readonly Step[];
};

const empty: HistoryStore = { past: [], future: [] };
export const useHistoryStore = create<HistoryStore>()(() => empty);

const limit = 100;
let last = 0;
/** Steps go back and forth one after the other, however fast the keys are pressed. */
let queue: Promise<unknown> = Promise.resolve();

/** Takes a new step; what was undone before cannot be redone after it. Returns its id. */
export const pushStep = (step: Omit<Step, 'id'>): number => {
  last += 1;
  const id = last;
  useHistoryStore.setState(({ past }) => ({ past: [...past, { ...step, id }].slice(-limit), future: [] }));
  return id;
};

/** Renames the newest step when it is of this kind: a change that went on. */
export const renameLast = (kind: Step['kind'], label: string): void =>
  useHistoryStore.setState(({ past, future }) => {
    const newest = past.at(-1);
    if (newest === undefined || newest.kind !== kind || newest.label === label) return { past, future };
    return { past: [...past.slice(0, -1), { ...newest, label }], future };
  });

/** Lets go of every step about these entries: what is forgotten can neither be taken back nor done again. */
export const dropSteps = (entryIds: readonly string[]): void => {
  const stays = ({ touches }: Step): boolean => !touches.some((entry) => entryIds.includes(entry));
  useHistoryStore.setState(({ past, future }) => ({ past: past.filter(stays), future: future.filter(stays) }));
};

export const clearHistory = (): void => useHistoryStore.setState(empty);

const without = (steps: readonly Step[], step: Step): readonly Step[] => steps.filter((each) => each.id !== step.id);

/** A journal step that is taken back before later ones on the same entry takes their way back with it. */
const reachable = (past: readonly Step[], undone: Step, took: readonly string[]): readonly Step[] => {
  const gone = new Set([...undone.touches, ...took]);
  const index = past.findIndex((each) => each.id === undone.id);
  return past.filter(
    (each, at) =>
      at < index || (at > index && (undone.kind === 'record' || !each.touches.some((entry) => gone.has(entry)))),
  );
};

const inTurn = (work: () => Promise<void>): Promise<void> => {
  const next = queue.then(work);
  queue = next.catch(() => undefined);
  return next;
};

const takeBack = (choose: (past: readonly Step[]) => Step | undefined): Promise<void> =>
  inTurn(async () => {
    const step = choose(useHistoryStore.getState().past);
    const done = step !== undefined && (await step.undo());
    if (step === undefined || done === false) return;
    const took = done === true ? [] : done.took;
    useHistoryStore.setState(({ past, future }) =>
      past.some((each) => each.id === step.id)
        ? { past: reachable(past, step, took), future: [...future, step] }
        : { past, future },
    );
  });

/** Takes back the newest step of all. */
export const undo = (): Promise<void> => takeBack((past) => past.at(-1));

/** Takes back the newest change of the record, whatever was written in the journal since. */
export const undoRecord = (): Promise<void> => takeBack((past) => past.findLast(({ kind }) => kind === 'record'));

/** Takes back one step by its id, also when the history of its client was let go of with the client; once at most. */
export const undoStep = async (id: number, itself: Step['undo']): Promise<void> => {
  const isIt = (each: Step): boolean => each.id === id;
  const { past, future } = useHistoryStore.getState();
  if (past.some(isIt)) await takeBack((steps) => steps.find(isIt));
  else if (!future.some(isIt)) await inTurn(async () => void (await itself()));
};

/** Does again what was undone last. */
export const redo = (): Promise<void> =>
  inTurn(async () => {
    const step = useHistoryStore.getState().future.at(-1);
    if (step === undefined || !(await step.redo())) return;
    useHistoryStore.setState(({ past, future }) =>
      future.some((each) => each.id === step.id)
        ? { past: [...past, step], future: without(future, step) }
        : { past, future },
    );
  });

const undoWords = (step: Step | undefined): string | null => (step === undefined ? null : `Undo: ${step.label}`);
const redoWords = (step: Step | undefined): string | null => (step === undefined ? null : `Redo: ${step.label}`);

/** What the next undo and redo are, for a menu; null when there is nothing. */
export const historyLabels = (): { readonly undo: string | null; readonly redo: string | null } => {
  const { past, future } = useHistoryStore.getState();
  return { undo: undoWords(past.at(-1)), redo: redoWords(future.at(-1)) };
};

export const useUndoLabel = (): string | null => useHistoryStore(({ past }) => undoWords(past.at(-1)));
export const useRedoLabel = (): string | null => useHistoryStore(({ future }) => redoWords(future.at(-1)));
