import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Result } from '#shared/contract.ts';
import { asResult, codeOf, explainTarget } from './failure.ts';
import { makeFolder, renamePatiently, syncFolder } from './folders.ts';

/**
 * How restored files take the place of others. They are unpacked into `.restore/new` inside the workspace folder: the
 * same disk, so that every move is one rename, and the folder itself and its lock stay where they are. Once everything
 * there is verified, `.restore/plan.json` says so. Without a plan the old workspace is complete and `.restore` is thrown
 * away; with a plan the moves are carried on from wherever they stopped, and the new workspace is complete.
 */
const staging = '.restore';

const plan = z.strictObject({ incoming: z.array(z.string()), outgoing: z.array(z.string()) });

export const stagingOf = (dir: string): string => join(dir, staging);
export const incomingOf = (dir: string): string => join(dir, staging, 'new');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Says that `.restore/new` is complete: from here on the restore is carried out, also after a crash. */
export const commitPlan = async (
  dir: string,
  names: { readonly incoming: readonly string[]; readonly outgoing: readonly string[] },
): Promise<void> => {
  const draft = join(dir, staging, 'plan.draft');
  await writeFile(draft, JSON.stringify(names), { flush: true, mode: 0o600 });
  await syncFolder(incomingOf(dir));
  await renamePatiently(draft, join(dir, staging, 'plan.json'));
  await syncFolder(stagingOf(dir));
};

const readPlan = async (dir: string): Promise<z.infer<typeof plan> | null> => {
  try {
    return plan.parse(JSON.parse(await readFile(join(dir, staging, 'plan.json'), 'utf8')));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
};

/** Whether restored files are just being put in place, or were and a crash came between: then neither workspace is whole. */
export const isBeingRestored = (dir: string): Promise<boolean> => exists(join(dir, staging, 'plan.json'));

/** Makes the moves of the plan that are still to be made. `step` is called before each. */
const carryOut = async (
  dir: string,
  { incoming, outgoing }: z.infer<typeof plan>,
  step: (name: string) => void,
): Promise<void> => {
  const old = join(dir, staging, 'old');
  await makeFolder(old);
  // Names may lie deeper, as one client's folder does.
  for (const name of outgoing) await makeFolder(dirname(join(old, name)));
  for (const name of incoming) await makeFolder(dirname(join(dir, name)));
  for (const name of outgoing) {
    // Already replaced: what stands there now is the restored one.
    if (incoming.includes(name) && !(await exists(join(incomingOf(dir), name)))) continue;
    if (!(await exists(join(dir, name)))) continue;
    step(`out ${name}`);
    await renamePatiently(join(dir, name), join(old, name));
  }
  for (const name of incoming) {
    if (!(await exists(join(incomingOf(dir), name)))) continue;
    step(`in ${name}`);
    await renamePatiently(join(incomingOf(dir), name), join(dir, name));
  }
  for (const folder of new Set([...outgoing, ...incoming].map((name) => dirname(join(dir, name)))))
    await syncFolder(folder);
  await syncFolder(dir);
  step('tidy');
  // The plan goes first: without it, what is left of `.restore` is only rubbish.
  await rm(join(dir, staging, 'plan.json'), { force: true });
  await rm(stagingOf(dir), { recursive: true, force: true });
};

/**
 * Brings an interrupted restore to its end. Call it before a workspace folder is opened, by whoever holds its lock:
 * `finished` when the restored workspace was put in place, `discarded` when the old one was complete and the half-made
 * copy was removed, `nothing` when no restore was interrupted.
 */
export const finishRestore = (
  dir: string,
  step: (name: string) => void = () => undefined,
): Promise<Result<'nothing' | 'finished' | 'discarded'>> =>
  asResult(async () => {
    if (!(await exists(stagingOf(dir)))) return 'nothing';
    const ready = await readPlan(dir);
    if (ready === null) {
      await rm(stagingOf(dir), { recursive: true, force: true });
      return 'discarded';
    }
    await carryOut(dir, ready, step);
    return 'finished';
  }, explainUnfinished(dir));

const explainUnfinished = (dir: string) => (error: unknown) => ({
  ...explainTarget(dir)(error),
  message: `The restored files are complete but could not be put in place in ${dir}. Nothing is lost. Close other programs that use this folder and start again: it goes on by itself.`,
});
