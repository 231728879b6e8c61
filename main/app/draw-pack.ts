import { join } from 'node:path';
import { createPackWorker } from '../pack/worker.ts';
import type { Host } from './host.ts';
import type { PackDrawer } from './packs.ts';

/** Draws packs in a thread of their own, which starts with the first pack; `stop` ends it. */
export const packDrawer = (host: Host): PackDrawer & { readonly stop: () => Promise<void> } => {
  const worker = createPackWorker();
  const fontsDir = join(host.paths.assets, 'fonts');
  return {
    draw: ({ asOf, ...record }, edition, { journal, workspace, access, ...asked }) =>
      worker.make({ record, edition, asOf, fontsDir, workspace, access }, journal, asked),
    warm: () => worker.warm(fontsDir),
    stop: worker.stop,
  };
};
