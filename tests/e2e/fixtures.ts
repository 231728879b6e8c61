/**
 * `test` for end-to-end specs: `page` is the window of a freshly started app on an empty workspace, in whichever host
 * the run is for. After each spec the app is ended, and the spec fails when anything asked for a foreign address, the
 * page threw, or the content policy refused something.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { Folders, HostKind, RunningHost } from './host.ts';
import { browserHost } from './host-browser.ts';
import { desktopHost } from './host-desktop.ts';
import { doubleHost } from './host-double.ts';

export { expect } from '@playwright/test';

export type HostOptions = {
  /** Which host the run is for. */
  readonly host: HostKind;
};

type Fixtures = {
  readonly folders: Folders;
  readonly running: RunningHost;
  readonly troubles: string[];
  readonly watch: (page: Page) => void;
  readonly workspaceDir: string;
  /** Where exit packs and backups of this spec go. */
  readonly documentsDir: string;
  /** Ends the app the way a user would. */
  readonly quit: () => Promise<void>;
  /** Ends the app's process at once (kill -9). */
  readonly killHard: () => Promise<void>;
  /** Starts the app again on the same workspace, ending it first when it runs. Use the page it gives from then on. */
  readonly restart: () => Promise<Page>;
};

export const test = base.extend<Fixtures & HostOptions>({
  host: ['browser', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  folders: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'good-terms-e2e-'));
    const folders = {
      workspace: join(folder, 'workspace'),
      documents: join(folder, 'documents'),
      data: join(folder, 'data'),
    };
    await mkdir(folders.data);
    await use(folders);
    await rm(folder, { recursive: true, force: true });
  },

  workspaceDir: ({ folders }, use) => use(folders.workspace),
  documentsDir: ({ folders }, use) => use(folders.documents),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
  troubles: async ({}, use) => {
    const troubles: string[] = [];
    await use(troubles);
    expect(troubles, 'requests to foreign addresses, errors of the page, refusals of the content policy').toEqual([]);
  },

  running: async ({ host, folders, context }, use) => {
    const window = async (): Promise<Page> => context.newPage();
    const running =
      host === 'desktop'
        ? desktopHost(folders)
        : host === 'double'
          ? doubleHost(await window(), folders)
          : browserHost(await window(), folders);
    await use(running);
    await running.quit();
  },

  watch: ({ running, troubles }, use) => {
    const watched = new Set<Page>();
    // A restarted app has a new port; a page of before may still knock at the old one.
    const origins = new Set<string>();
    return use((page) => {
      if (watched.has(page)) return;
      watched.add(page);
      page.on('request', (request) => {
        const url = request.url();
        origins.add(running.origin());
        const own = [...origins].some((origin) => url.startsWith(`${origin}/`)) || /^(data|blob|about):/.test(url);
        if (!own) troubles.push(`asked for ${url}`);
      });
      page.on('pageerror', (error) => troubles.push(`threw ${error.message}`));
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) troubles.push(`refused: ${message.text()}`);
      });
    });
  },

  page: async ({ running, watch, context }, use) => {
    for (const page of context.pages()) watch(page);
    const page = await running.start();
    watch(page);
    await use(page);
  },

  quit: ({ running }, use) => use(running.quit),
  killHard: ({ running }, use) => use(running.killHard),
  restart: ({ running, watch }, use) =>
    use(async () => {
      await running.quit();
      const page = await running.start();
      watch(page);
      return page;
    }),
});
