/** The only place that talks to the app behind the window. */
import type { Bridge, EventName, Events, Input, Output, RequestName, Result } from '#shared/contract.ts';
import type { Attachment } from '#shared/model/index.ts';

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

/** Sends the next part of a file that was begun. Rejects only when `signal` stopped it. */
export const sendPart = async (
  upload: string,
  at: number,
  bytes: ArrayBuffer,
  signal: AbortSignal,
): Promise<Result<{ readonly received: number }>> => {
  try {
    const response = await fetch(`/files/${upload}?at=${at}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: bytes,
      signal,
    });
    if (response.headers.get('Content-Type')?.startsWith('application/json') !== true) return unreachable;
    return await response.json();
  } catch (error) {
    if (signal.aborted) throw error;
    return unreachable;
  }
};

/** The address of an attachment below the window's own origin. */
export const fileAddress = ({ sha256, name, mediaType }: Pick<Attachment, 'sha256' | 'name' | 'mediaType'>): string =>
  `/files/${sha256}?${new URLSearchParams({ name, type: mediaType })}`;

/** Listens to an event of the app; returns its own unsubscribe. */
export const listen = <N extends EventName>(name: N, listener: (payload: Events[N]) => void): (() => void) =>
  hosted()?.on(name, listener) ?? (() => {});
