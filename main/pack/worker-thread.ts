/** The thread packs are made in. Answers come in the order of the jobs. */
import { parentPort } from 'node:worker_threads';
import type { Access } from '../workspace/form.ts';
import type { Exhibits } from './exhibits/prepare.ts';
import { type MakePack, makePack } from './index.ts';
import type { Answer, Job, JournalFile } from './worker.ts';

let last: Promise<void> = Promise.resolve();

const known = new Map<string, Promise<Exhibits>>();

/** The exhibits of a workspace. One that was left for another one is forgotten. */
const exhibitsOf = (workspace: string, access: Access | undefined): Promise<Exhibits> => {
  const before = known.get(workspace);
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
  known.set(workspace, made);
  return made;
};

const completed = async (pack: Job['pack'], { path, lines, workspace, access }: JournalFile): Promise<MakePack> => {
  const { firstBrokenLine } = await import('#main/workspace/verify-journal.ts');
  const attached = workspace === undefined ? {} : { attached: await exhibitsOf(workspace, access) };
  const { record } = pack;
  const { formFor } = await import('#main/workspace/form.ts');
  const broken = firstBrokenLine(path, formFor(access));
  const held = record.chain.revisions;
  // A pack as of an earlier day holds the first lines only. Without a cut every line counts, also one that cannot be read.
  const brokenAt = broken !== null && held < lines && broken > held ? null : broken;
  return { ...pack, ...attached, record: { ...record, chain: { ...record.chain, brokenAt } } };
};

const answer = async ({ number, pack, journal, left }: Job): Promise<void> => {
  const whole = journal === null ? pack : await completed(pack, journal);
  const made = await makePack(whole, { turn: async () => {}, left: () => Atomics.load(left, 0) === 1 });
  // Given away instead of copied; a part of a larger block is copied first.
  const bytes = made.ok ? made.value.bytes : new Uint8Array();
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
  const sent: Answer = { number, made: made.ok ? { ok: true, value: { ...made.value, bytes: own } } : made };
  parentPort?.postMessage(sent, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
};

parentPort?.on('message', (job: Job) => {
  last = last.then(() => answer(job));
});
