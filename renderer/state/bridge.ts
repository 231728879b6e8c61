/** The only place that talks to the app behind the window. */
import type { Bridge, EventName, Events, Input, Output, RequestName, Result } from '#shared/contract.ts';

declare global {
  interface Window {
    readonly goodTerms?: Bridge;
  }
}

const unreachable = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Good Terms did not answer. What you see here is kept in this window. Try again.',
  },
} as const;

/** Sends a request. Never throws: an app that does not answer is an error as a value, like all others. */
export const send = async <N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
  if (window.goodTerms === undefined) return unreachable;
  try {
    return await window.goodTerms.request(name, input);
  } catch {
    return unreachable;
  }
};

/** Listens to an event of the app; returns its own unsubscribe. */
export const listen = <N extends EventName>(name: N, listener: (payload: Events[N]) => void): (() => void) =>
  window.goodTerms?.on(name, listener) ?? (() => {});
