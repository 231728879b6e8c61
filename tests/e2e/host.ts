/** What a spec can do with a host, whichever it is. */
import type { Page } from '@playwright/test';

export type HostKind = 'browser' | 'double' | 'desktop';

export type Folders = { readonly workspace: string; readonly documents: string; readonly data: string };

export type RunningHost = {
  /** Starts the app on the same folders and resolves with its window. */
  readonly start: () => Promise<Page>;
  /** Ends it the way a user would; everything held back is written first. */
  readonly quit: () => Promise<void>;
  /** Closes the desktop window, keeps it open when it asks, and tells what it asked. */
  readonly closeAndKeep: () => Promise<string>;
  /** Ends its process at once, as a power cut would. */
  readonly killHard: () => Promise<void>;
  /** The origin of the window, for telling the app's own requests from others. */
  readonly origin: () => string;
};

/** Arguments every host understands. */
export const folderArguments = ({ workspace, documents }: Folders): readonly string[] => [
  '--workspace',
  workspace,
  '--documents',
  documents,
];
