/** Events to the window over server-sent events, and which window that is. */
import type { ServerResponse } from 'node:http';
import type { Host } from '../app/host.ts';

export type Windows = {
  readonly emit: Host['emit'];
  /** Opens the event stream of a window; false when another window is open. */
  readonly attach: (window: string, response: ServerResponse) => Promise<boolean>;
  /** Whether a window may speak. Waits a moment for one that is just closing (a reload asks before it leaves). */
  readonly admits: (window: string) => Promise<boolean>;
  readonly connected: () => boolean;
  readonly close: () => void;
};

const heartbeat = 20_000;

/**
 * One window at a time, like the desktop: two that edit the same texts would overwrite each other. `patience` is how
 * long a new window waits, in milliseconds, for the old one to be gone: a browser on a busy machine can take seconds to
 * let go of the page before a reload, and whoever is refused then would be told of another tab that does not exist.
 */
export const createWindows = (patience = 6_000): Windows => {
  let owner: { readonly window: string; readonly response: ServerResponse } | null = null;
  let gone = Promise.withResolvers<void>();

  const admits = async (window: string): Promise<boolean> => {
    if (owner === null || owner.window === window) return true;
    const waited = Promise.withResolvers<void>();
    const timer = setTimeout(waited.resolve, patience);
    await Promise.race([gone.promise, waited.promise]);
    clearTimeout(timer);
    return owner === null || owner.window === window;
  };

  return {
    admits,
    attach: async (window, response) => {
      if (!(await admits(window))) return false;
      // It may have left while it waited; its close has been told already, and nobody would ever hear it go.
      if (response.destroyed) return false;
      owner?.response.end();
      const mine = { window, response };
      owner = mine;
      gone = Promise.withResolvers();
      response.write('retry: 500\n\n');
      const beat = setInterval(() => response.write(':\n\n'), heartbeat);
      response.once('close', () => {
        clearInterval(beat);
        if (owner !== mine) return;
        owner = null;
        gone.resolve();
      });
      return true;
    },
    emit: (name, payload) => {
      owner?.response.write(`event: ${name}\ndata: ${JSON.stringify(payload)}\n\n`);
    },
    connected: () => owner !== null,
    close: () => owner?.response.end(),
  };
};
