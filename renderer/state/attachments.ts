/** Files on their way into a draft. They travel in parts, one file after the other, and can be stopped at any time. */
import { create } from 'zustand';
import type { DamagedFile } from '#shared/contract.ts';
import { type Attachment, fileName, firstIssue } from '#shared/model/index.ts';
import { filePartSize, fileSizeLimit, tooLarge } from '#shared/rules/attachments.ts';
import { civilNow, useAppState } from './app.ts';
import { send, sendPart } from './bridge.ts';
import { emptyDraft, keepDraft, useDraftStore } from './drafts.ts';
import { announce, announceNow, toast } from './ui.ts';

/** A file that is being added to a draft, or could not be. */
export type Incoming = {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes that have arrived. */
  readonly sent: number;
  /** Why it was not attached, or null while it is on its way. */
  readonly problem: string | null;
};

type IncomingStore = { readonly byDraft: Readonly<Record<string, readonly Incoming[]>> };

const useIncomingStore = create<IncomingStore>()(() => ({ byDraft: {} }));

const none: readonly Incoming[] = [];

const change = (key: string, work: (files: readonly Incoming[]) => readonly Incoming[]): void =>
  useIncomingStore.setState(({ byDraft }) => {
    const { [key]: files = none, ...others } = byDraft;
    const next = work(files);
    return { byDraft: next.length === 0 ? others : { ...others, [key]: next } };
  });

const update = (key: string, id: number, more: Partial<Incoming>): void =>
  change(key, (files) => files.map((file) => (file.id === id ? { ...file, ...more } : file)));

const drop = (key: string, id: number): void => change(key, (files) => files.filter((file) => file.id !== id));

const mostAttachments = 200;

/** Adds what has arrived to the draft it was meant for. A new entry that was left meanwhile has its draft again. */
const putIntoDraft = (key: string, attachment: Attachment): void => {
  const isNew = !key.includes('/');
  const draft = useDraftStore.getState().drafts[key] ?? (isNew ? emptyDraft(civilNow()) : null);
  if (draft === null) {
    toast(`${attachment.name} was not attached: the entry it was meant for is no longer being edited.`);
    return;
  }
  const { attachments } = draft.facts;
  const known = attachments.some(({ sha256, name }) => sha256 === attachment.sha256 && name === attachment.name);
  if (known) {
    announce(`${attachment.name} is attached already.`);
    return;
  }
  keepDraft(key, { ...draft, changed: true, facts: { ...draft.facts, attachments: [...attachments, attachment] } });
  announce(`${attachment.name} attached.`);
};

const unreadable = (name: string): string =>
  `${name} was not attached: it can no longer be read. It may have been moved, changed or taken away, or it is a folder. Look where it is, then attach it again.`;

const stoppers = new Map<number, AbortController>();

/** Sends one file; answers it as it was kept, a sentence why it was not, or null when it was stopped. */
const carry = async (
  file: File,
  name: string,
  signal: AbortSignal,
  progress: (sent: number) => void,
): Promise<Attachment | string | null> => {
  const begun = await send('file.begin', { name, mediaType: file.type, size: file.size });
  if (!begun.ok) return begun.error.message;
  const { upload } = begun.value;
  const end = async <T>(answer: T): Promise<T> => {
    await send('file.stop', { upload });
    return answer;
  };
  for (let at = 0; at < file.size; at += filePartSize) {
    if (signal.aborted) return end(null);
    const bytes = await file
      .slice(at, at + filePartSize)
      .arrayBuffer()
      .catch(() => null);
    if (bytes === null) return end(unreadable(name));
    const sent = await sendPart(upload, at, bytes, signal).catch(() => null);
    if (sent === null) return end(null);
    if (!sent.ok) return end(sent.error.message);
    progress(sent.value.received);
  }
  if (signal.aborted) return end(null);
  const finished = await send('file.finish', { upload });
  return finished.ok ? finished.value : finished.error.message;
};

/** Keeps one file by itself; answers it as it was kept, or a sentence why it was not. */
export const keepFile = async (file: File, name: string): Promise<Attachment | string> =>
  (await carry(file, name, new AbortController().signal, () => undefined)) ?? unreadable(name);

let lastId = 0;
let queue: Promise<unknown> = Promise.resolve();

const problemBefore = (name: string, size: number): string | null => {
  const read = fileName.safeParse(name);
  if (!read.success) return firstIssue(read.error).message;
  return size > fileSizeLimit ? tooLarge : null;
};

/** Names a file that came from the clipboard, where pictures are all called "image.png". */
const nameOf = (file: File, pasted: boolean): string =>
  pasted && /^image\.\w+$/.test(file.name)
    ? `Pasted ${civilNow().replace('T', ' ').replace(':', '.')}${file.name.slice('image'.length)}`
    : file.name;

type Taking = {
  readonly pasted: boolean;
  /** Files that may still be added, and the sentence why the next may not. */
  readonly room: number;
  readonly full: (name: string) => string;
  /** Gets each file as it was kept. */
  readonly put: (attachment: Attachment) => void;
};

const take = (key: string, files: readonly File[], { pasted, room, full, put }: Taking): void => {
  for (const [index, file] of files.entries()) {
    lastId += 1;
    const id = lastId;
    const name = nameOf(file, pasted);
    const problem = (index >= room ? full(name) : null) ?? problemBefore(name, file.size);
    change(key, (before) => [...before, { id, name, size: file.size, sent: 0, problem }]);
    if (problem !== null) {
      announceNow(problem);
      continue;
    }
    const stopper = new AbortController();
    stoppers.set(id, stopper);
    queue = queue.then(async () => {
      const kept = stopper.signal.aborted
        ? null
        : await carry(file, name, stopper.signal, (sent) => update(key, id, { sent }));
      stoppers.delete(id);
      if (typeof kept === 'string') {
        update(key, id, { problem: kept });
        announceNow(kept);
        return;
      }
      drop(key, id);
      if (kept !== null) put(kept);
    });
  }
};

/** Adds files to the draft kept under `key`. What cannot be attached stays listed with its reason until it is dismissed. */
export const attachFiles = (key: string, files: readonly File[], pasted = false): void =>
  take(key, files, {
    pasted,
    room: mostAttachments - (useDraftStore.getState().drafts[key]?.facts.attachments.length ?? 0),
    full: (name) => `An entry holds ${mostAttachments} files. Put ${name} with another entry.`,
    put: (attachment) => putIntoDraft(key, attachment),
  });

/** Adds files to a record that holds `already` files; `put` gets each as it was kept. */
export const attachToRecord = (
  key: string,
  files: readonly File[],
  already: number,
  put: (attachment: Attachment) => void,
): void =>
  take(key, files, {
    pasted: false,
    room: mostAttachments - already,
    full: (name) => `A record holds ${mostAttachments} files. Put ${name} with an entry of the journal.`,
    put: (attachment) => {
      put(attachment);
      announce(`${attachment.name} attached.`);
    },
  });

/** Stops a file on its way; what came of it is let go. */
export const stopIncoming = (key: string, file: Incoming): void => {
  stoppers.get(file.id)?.abort();
  drop(key, file.id);
  announce(`${file.name} was stopped and not attached.`);
};

/** Lets go of the note about a file that could not be attached. */
export const dismissIncoming = (key: string, file: Incoming): void => drop(key, file.id);

/** Changes the files of a draft, as they are now: others may arrive meanwhile. */
export const changeAttachments = (key: string, work: (now: readonly Attachment[]) => Attachment[]): void => {
  const draft = useDraftStore.getState().drafts[key];
  if (draft === undefined) return;
  keepDraft(key, { ...draft, changed: true, facts: { ...draft.facts, attachments: work(draft.facts.attachments) } });
};

/** The files on their way into a draft. A stored reference. */
export const useIncoming = (key: string): readonly Incoming[] =>
  useIncomingStore((store) => store.byDraft[key] ?? none);

/** Why a draft cannot be saved yet, or null: a file is on its way into it. */
export const incomingProblem = (key: string): string | null => {
  const waiting = useIncomingStore.getState().byDraft[key]?.find(({ problem }) => problem === null);
  return waiting === undefined
    ? null
    : `${waiting.name} is still being added. Wait a moment or stop it, then save the entry.`;
};

/** What is wrong with a kept file, or null. */
export const useFileDamage = (sha256: string): DamagedFile['state'] | null =>
  useAppState((state) => state.damagedFiles.find((file) => file.sha256 === sha256)?.state ?? null);

/** Opens a copy with the system's own program (desktop only; in a browser an attachment is a link). */
export const openAttachment = async ({ sha256, name, mediaType }: Attachment): Promise<void> => {
  const result = await send('file.open', { sha256, name, mediaType });
  if (!result.ok) toast(result.error.message);
};
