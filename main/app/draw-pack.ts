import { join } from 'node:path';
import type { ExhibitKeeper } from './exhibits.ts';
import type { Host } from './host.ts';
import type { DrawPack } from './packs.ts';

/** Draws packs with `main/pack`, loaded at the first pack: the app starts faster without fonts and the PDF library. */
export const packDrawer =
  (host: Host, exhibits: ExhibitKeeper): DrawPack =>
  async ({ asOf, ...record }, edition) => {
    const { makePack } = await import('../pack/index.ts');
    return makePack({
      record,
      edition,
      asOf,
      fontsDir: join(host.paths.assets, 'fonts'),
      attached: exhibits.current(),
    });
  };
