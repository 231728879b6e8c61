import { afterEach, expect, test, vi } from 'vitest';
import { installBrowserBridge } from '#renderer/browser-bridge.ts';

afterEach(() => vi.unstubAllGlobals());

test('A page whose connection was lost when the app was locked hears it once the connection is back', async () => {
  const sources: EventTarget[] = [];
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      readonly readyState = 0;
      constructor() {
        super();
        sources.push(this);
      }
    },
  );
  vi.stubGlobal('document', { visibilityState: 'visible' });
  vi.stubGlobal('goodTerms', undefined);
  vi.stubGlobal('fetch', async () => Response.json({ ok: false, error: { code: 'locked', message: 'Locked.' } }));
  const heard = vi.fn();
  installBrowserBridge().on('lock.locked', heard);
  const [source] = sources;
  source?.dispatchEvent(new Event('open'));
  expect(heard).not.toHaveBeenCalled();
  source?.dispatchEvent(new Event('error'));
  source?.dispatchEvent(new Event('open'));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
});
