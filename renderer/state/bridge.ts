/** The only place that talks to the app behind the window. */
import type { Bridge, EventName, Events, Input, Output, RequestName, Result } from '#shared/contract.ts';

/** What the host has put into the window, if it has. */
const hosted = (): Bridge | undefined => Reflect.get(window, 'goodTerms');

const unreachable = {
  ok: false,
  error: {
    code: 'internal',
    message: 'Good Terms did not answer. What you see here is kept in this window. Try again.',
  },
} as const;

/** Sends a request. Never throws: an app that does not answer is an error as a value, like all others. */
export const send = async <N extends RequestName>(name: N, input: Input<N>): Promise<Result<Output<N>>> => {
  const bridge = hosted();
  if (bridge === undefined) return unreachable;
  try {
    return await bridge.request(name, input);
  } catch {
    return unreachable;
  }
};

/** Listens to an event of the app; returns its own unsubscribe. */
export const listen = <N extends EventName>(name: N, listener: (payload: Events[N]) => void): (() => void) =>
  hosted()?.on(name, listener) ?? (() => {});
