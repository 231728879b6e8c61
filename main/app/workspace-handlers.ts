import type { AppState } from '#shared/contract.ts';
import { ok } from '../workspace/result.ts';
import type { Backups } from './backups.ts';
import type { Host } from './host.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Parts = {
  readonly host: Host;
  readonly session: Session;
  readonly backups: Backups;
  readonly state: () => AppState;
  /** Settles when the newest backup is known. */
  readonly ready: () => Promise<void>;
  /** Something in the shown workspace changed. */
  readonly changed: () => void;
  /** Something else the window shows changed. */
  readonly tell: () => void;
};

/** The app as a whole: what the window shows first, the user's own document, the sample, the host's dialogs. */
export const workspaceHandlers = ({ host, session, backups, state, ready, changed, tell }: Parts) =>
  ({
    'app.state': async () => {
      await ready();
      return ok(state());
    },

    // Nothing is held back here: the host listens for this answer before it closes.
    'app.flushed': async () => ok(null),

    'workspace.save': ({ document }) =>
      session.write(async () => {
        const folder = backups.folder();
        const saved = session.current().saveDocument(document);
        if (!saved.ok) return saved;
        if (backups.folder() !== folder) await backups.refresh();
        changed();
        return saved;
      }),

    'sample.open': () =>
      session.write(async () => {
        const opened = await session.openSample();
        if (!opened.ok) return opened;
        await backups.refresh();
        tell();
        return ok(state());
      }),

    'sample.close': () =>
      session.write(async () => {
        await session.closeSample();
        await backups.refresh();
        tell();
        return ok(state());
      }),

    'menu.undo': async (labels) => {
      host.showUndo?.(labels);
      return ok(null);
    },

    'shell.choose': async ({ what }) => ok(host.can.chooseFolder ? await host.choose(what) : null),
  }) satisfies Partial<Handlers>;
