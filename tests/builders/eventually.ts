import { vi } from 'vitest';

/** Waits until a check holds: for the event, however busy the machine is, with a bound that only a fault reaches. */
export const eventually = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 30_000, interval: 20 });
