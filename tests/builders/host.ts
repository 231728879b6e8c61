import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Conf from 'conf';
import type { Host } from '#main/app/host.ts';
import type { EventName, Events } from '#shared/contract.ts';

/** A folder of this test's own below the system's temporary folder. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'good-terms-test-'));

type Emitted = { readonly [N in EventName]: { readonly name: N; readonly payload: Events[N] } }[EventName];

export type TestHost = Host & {
  /** What the app told its window, oldest first. */
  readonly emitted: readonly Emitted[];
  /** Files and folders the app asked the system to open or show. */
  readonly opened: readonly string[];
};

/** A headless host whose folders all lie in `folder`: workspace, sample, packs, backups. Real files, a clock that stands still. */
export const testHost = (folder: string, changes: Partial<Host> = {}): TestHost => {
  const emitted: Emitted[] = [];
  const opened: string[] = [];
  const keep = async (path: string): Promise<void> => {
    opened.push(path);
  };
  const emit: Host['emit'] = (name, payload) => {
    // The compiler does not follow that a name and its payload belong together.
    emitted.push({ name, payload } as Emitted);
  };
  return {
    kind: 'headless',
    version: '0.0.0-test',
    paths: {
      workspace: join(folder, 'workspace'),
      sample: join(folder, 'sample'),
      packs: join(folder, 'packs'),
      backups: join(folder, 'backups'),
      exports: join(folder, 'exports'),
      assets: resolve(import.meta.dirname, '../../assets'),
    },
    Store: Conf,
    clock: () => new Date('2026-11-21T09:30:00.000Z'),
    openPath: keep,
    showInFolder: keep,
    choose: async () => null,
    can: { chooseFolder: false, showInFolder: true },
    emit,
    emitted,
    opened,
    ...changes,
  };
};
