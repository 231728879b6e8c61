import { join } from 'node:path';
import { createPackWorker } from '../pack/worker.ts';
import type { Host } from './host.ts';
import type { DrawPack } from './packs.ts';

type PackDrawer = {
  readonly draw: DrawPack;
  /** Gets ready for a first pack; to be called when somebody is about to make one. */
  readonly warm: () => void;
  /** Ends the thread packs are drawn in. */
  readonly stop: () => Promise<void>;
};

/** Draws packs in a thread of their own, which starts with the first pack. */
export const packDrawer = (host: Host): PackDrawer => {
  const worker = createPackWorker();
  const fontsDir = join(host.paths.assets, 'fonts');
  return {
    draw: ({ asOf, ...record }, edition, { journal, workspace, access, ...asked }) =>
      worker.make({ record, edition, asOf, fontsDir, workspace, access }, journal, asked),
    warm: () => worker.warm(fontsDir),
    stop: worker.stop,
  };
};
