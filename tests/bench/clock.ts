import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds `work` takes, by the clock of the machine that only goes forward. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

setFlagsFromString('--expose-gc');

/** Collects garbage now, so that the next thing timed does not pay for the one before. */
export const collectGarbage: () => void = runInNewContext('gc');

export type Rounds = {
  readonly rounds: number;
  /** Rounds before these, which are not counted. */
  readonly warmUp: number;
  /** Runs before each piece of work, outside the time. */
  readonly between?: () => void;
};

/** Milliseconds of both in the order of the rounds. */
type Taken = { readonly ours: readonly number[]; readonly theirs: readonly number[] };

/** Times two pieces of work in turn, A B A B, so that whatever else the machine does meets both. */
export const inTurn = async (
  { rounds, warmUp, between = () => {} }: Rounds,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<Taken> => {
  const taken: { readonly mine: number; readonly other: number }[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    between();
    const mine = await ours();
    between();
    taken.push({ mine, other: await theirs() });
  }
  const counted = taken.slice(warmUp);
  return { ours: counted.map(({ mine }) => mine), theirs: counted.map(({ other }) => other) };
};
