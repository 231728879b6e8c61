import type { z } from 'zod';
import {
  isRequestName,
  type Output,
  type RequestName,
  type Requests,
  type Result,
  requests,
} from '#shared/contract.ts';

type Inputs = { [N in RequestName]: z.output<Requests[N]['input']> };

/** About the lock itself; everything else needs an open workspace. */
export type LockRequestName = Extract<RequestName, `lock.${string}`>;
export type OpenRequestName = Exclude<RequestName, LockRequestName>;

export const isLockRequest = (name: unknown): name is LockRequestName =>
  isRequestName(name) && name.startsWith('lock.');
export const isOpenRequest = (name: unknown): name is OpenRequestName => isRequestName(name) && !isLockRequest(name);

type Answers<Names extends RequestName> = {
  readonly [N in Names]: (input: Inputs[N]) => Promise<Result<Output<N>>>;
};

/** One answer for every request of the contract; the compiler refuses a table that lacks one. */
export type Handlers = Answers<OpenRequestName>;
export type LockHandlers = Answers<LockRequestName>;

/** The schema of every request's input. */
export const inputs: { readonly [N in RequestName]: { readonly input: z.ZodType<Inputs[N]> } } = requests;
