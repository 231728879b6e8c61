import type { Result } from '#shared/contract.ts';
import type { Host } from './host.ts';

export type App = {
  /** Answers any request of the contract; never throws. Unknown names and bad inputs are errors as values. */
  readonly handle: (name: unknown, input: unknown) => Promise<Result<unknown>>;
  /** Bytes served to the window below its own origin, for example "packs/<sha256>.pdf"; null when there is nothing. */
  readonly resource: (path: string) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null>;
  /** Opens the workspace and starts the backup timer. Rejects only when another process holds the workspace. */
  readonly start: () => Promise<Result<null>>;
  /** Writes what is held back, makes the closing backup when something changed, releases the lock. */
  readonly stop: () => Promise<void>;
};

export declare const createApp: (host: Host) => App;
