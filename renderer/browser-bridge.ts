/** The same bridge the desktop's preload gives, for a browser tab: requests over fetch, events over EventSource. */
import type { Bridge, EventName, Events, Result } from '#shared/contract.ts';

type Listeners = { [N in EventName]: Set<(payload: Events[N]) => void> };

/** A page that is being left may still finish small requests when they are marked keepalive; browsers allow 64 kB. */
const keepaliveLimit = 60_000;

/** Milliseconds before a refused window asks again. */
const refusedPause = 1_000;

const unreachable = {
  ok: false,
  error: {
    code: 'storage',
    message:
      'Good Terms is not running any more, so this was not saved. What you wrote is still in this window. Start Good Terms again, open the address it prints, and copy it over.',
  },
} as const;

const post = async (window: string, name: string, input: unknown): Promise<Result<never>> => {
  const body = JSON.stringify(input ?? null);
  const leaving = document.visibilityState === 'hidden' && new Blob([body]).size < keepaliveLimit;
  try {
    const response = await fetch(`/api/${name}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Window': window },
      body,
      keepalive: leaving,
    });
    // Only a page of an earlier start is answered with a sentence instead of a result.
    if (response.headers.get('Content-Type')?.startsWith('application/json') !== true) return unreachable;
    return await response.json();
  } catch {
    return unreachable;
  }
};

/** Puts `window.goodTerms` in place and returns it. Call it once, where the preload has not done so already. */
export const installBrowserBridge = (): Bridge => {
  const id = crypto.randomUUID();
  const listeners: Listeners = {
    'state.changed': new Set(),
    'flush.requested': new Set(),
    'shell.asked': new Set(),
    'lock.locked': new Set(),
    'pack.part': new Set(),
  };
  const deliver = <N extends EventName>(name: N, payload: Events[N]): void => {
    for (const listener of listeners[name]) listener(payload);
  };

  const bridge: Bridge = {
    request: (name, input) => post(id, name, input),
    on: (name, listener) => {
      listeners[name].add(listener);
      return () => {
        listeners[name].delete(listener);
      };
    },
  };

  let missed = false;
  const connect = (): void => {
    const source = new EventSource(`/events?window=${id}`);
    for (const name of Object.keys(listeners) as EventName[]) {
      source.addEventListener(name, (event) => deliver(name, JSON.parse(event.data)));
    }
    source.addEventListener('error', () => {
      missed = true;
      // A lost connection is taken up again by itself; a refusal (another tab is open) is not.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, refusedPause);
    });
    source.addEventListener('open', async () => {
      if (!missed) return;
      missed = false;
      // After a gap nobody knows what was missed: ask once for everything.
      const state = await bridge.request('app.state', null);
      if (state.ok) deliver('state.changed', state.value);
      else if (state.error.code === 'locked') deliver('lock.locked', null);
    });
  };
  connect();

  Object.defineProperty(globalThis, 'goodTerms', { value: bridge, enumerable: true });
  return bridge;
};
