/** The thread packs are made in. Answers come in the order of the jobs. */
import { statSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Result } from '#shared/contract.ts';
import { exhibitFilesOf } from '#shared/pack/exhibit-files.ts';
import { journalAsOf } from '#shared/pack/index.ts';
import type { Access } from '../workspace/form.ts';
import type { PackPart } from './ahead.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { facesIn } from './faces.ts';
import { drawUncounted, type MakePack, makePack, replaced } from './index.ts';
import type { Answer, Job, JournalFile } from './worker.ts';

type PackJob = Extract<Job, { what: 'pack' }>;

let last: Promise<unknown> = Promise.resolve();

const known = new Map<string, Promise<Exhibits>>();

/** The exhibits of a workspace as one key opens them. One that was left for another one is forgotten. */
const exhibitsOf = (workspace: string, access: Access | null): Promise<Exhibits> => {
  const place = JSON.stringify([workspace, access?.recovery ?? null]);
  const before = known.get(place);
  if (before !== undefined) return before;
  known.clear();
  const made = Promise.all([
    import('#main/workspace/files.ts'),
    import('#main/workspace/form.ts'),
    import('./exhibits/prepare.ts'),
  ]).then(([{ nodeFileDisk, openFiles }, { formFor }, { exhibitsIn }]) => {
    const form = formFor(access);
    return exhibitsIn(workspace, openFiles(workspace, null, nodeFileDisk, form).read, form);
  });
  known.set(place, made);
  return made;
};

const noJournal = { journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } } as const;

const reading = () =>
  Promise.all([
    import('#main/workspace/journal-revisions.ts'),
    import('#main/workspace/verify-journal.ts'),
    import('#main/workspace/form.ts'),
  ]);

const completed = async (
  pack: PackJob['pack'],
  { path, workspace, knownAt, access = null }: JournalFile,
): Promise<MakePack> => {
  const [{ journalRevisions }, { firstBrokenLine }, { formFor }] = await reading();
  const form = formFor(access);
  const attached = workspace === undefined ? {} : { attached: await exhibitsOf(workspace, access) };
  const brokenAt = firstBrokenLine(path, form);
  const cut = { asOf: pack.asOf, ...(knownAt === undefined ? {} : { knownAt }), brokenAt };
  const { journal, chain } = journalAsOf(journalRevisions(path, form), cut);
  // Private halves are in no pack: they need not be kept while one is made.
  const facts = journal.map((entry) => ({ ...entry, private: null }));
  return { ...pack, ...attached, record: { ...pack.record, journal: facts, chain } };
};

const send = (answer: Answer, bytes: readonly Uint8Array[]): void =>
  parentPort?.postMessage(
    answer,
    bytes.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  );

/** Bytes that can be given away instead of copied; a part of a larger block is copied first, as small buffers are. */
const own = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

const unreadable: Result<never> = {
  ok: false,
  error: {
    code: 'unreadable',
    message:
      'The pack was not made: the journal of this client cannot be read from the disk. Nothing was written. Close other programs that use the folder of the workspace, then make the pack again.',
  },
};

/** The client edition needs a file only for its logo. */
const withoutJournal = async ({ workspace, access = null, ...pack }: PackJob['pack']): Promise<MakePack> => ({
  ...pack,
  ...(workspace === undefined || pack.record.workspace.profile.logo === undefined
    ? {}
    : { attached: await exhibitsOf(workspace, access) }),
  record: { ...pack.record, ...noJournal },
});

// Bytes of a journal, and of files that may be exhibits, that take longer to read than somebody waits for a first page.
const longJournal = 2 ** 19;
const manyBytes = 16 * 2 ** 20;

const takesLong = ({ pack, journal }: PackJob): boolean => {
  if (journal === null) return false;
  const bytes = exhibitFilesOf({ ...pack.record, ...noJournal, asOf: pack.asOf }).reduce(
    (sum, { size }) => sum + size,
    0,
  );
  return bytes > manyBytes || (statSync(journal.path, { throwIfNoEntry: false })?.size ?? 0) > longJournal;
};

const answer = async (job: PackJob): Promise<void> => {
  const { number, pack, journal, left } = job;
  if (Atomics.load(left, 0) === 1) return send({ is: 'made', number, made: replaced }, []);
  const ahead = (part: PackPart): void => {
    const bytes = own(part.bytes);
    send({ is: 'part', number, part: { ...part, bytes } }, [bytes]);
  };
  if (job.ahead && takesLong(job)) {
    // What is wrong with the record is said by the pack itself.
    const cover = await withoutJournal(pack)
      .then(drawUncounted)
      .catch(() => null);
    if (cover !== null) ahead({ from: 1, bytes: cover });
  }
  const whole = journal === null ? await withoutJournal(pack) : await completed(pack, journal).catch(() => null);
  if (whole === null) return send({ is: 'made', number, made: unreadable }, []);
  const made = await makePack(job.ahead ? { ...whole, ahead } : whole, {
    turn: async () => {},
    left: () => Atomics.load(left, 0) === 1,
  });
  if (!made.ok) return send({ is: 'made', number, made }, []);
  const bytes = own(made.value.bytes);
  const files = made.value.files.map((file) => ({ ...file, bytes: own(file.bytes) }));
  const value = { ...made.value, bytes, files };
  send({ is: 'made', number, made: { ok: true, value } }, [bytes, ...files.map((file) => file.bytes)]);
};

/** Reads the faces of the design and what is loaded when it is needed. A pack that misses one of them says so itself. */
const warm = (fontsDir: string): Promise<unknown> =>
  Promise.all([
    facesIn(fontsDir),
    reading(),
    import('#main/workspace/files.ts'),
    import('./exhibits/prepare.ts'),
  ]).catch(() => undefined);

parentPort?.on('message', (job: Job) => {
  last = last.then(() => (job.what === 'warm' ? warm(job.fontsDir) : answer(job)));
});
