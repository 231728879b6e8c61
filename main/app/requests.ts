import type { z } from 'zod';
import { type Output, type RequestName, type Requests, type Result, requests } from '#shared/contract.ts';

type Inputs = { [N in RequestName]: z.output<Requests[N]['input']> };

/** One answer for every request of the contract; the compiler refuses a table that lacks one. */
export type Handlers = { readonly [N in RequestName]: (input: Inputs[N]) => Promise<Result<Output<N>>> };

/** The schema of every request's input. */
export const inputs: { readonly [N in RequestName]: { readonly input: z.ZodType<Inputs[N]> } } = requests;
