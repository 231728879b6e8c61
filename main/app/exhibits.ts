import type { Attachment } from '#shared/model/index.ts';
import { type Exhibits, exhibitsIn } from '../pack/exhibits/prepare.ts';
import { stopDrawing } from '../pack/exhibits/render.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Session } from './session.ts';

export type ExhibitKeeper = {
  /** The exhibits of the workspace that is shown. */
  readonly current: () => Exhibits;
  /** Draws the pages of a file that was just attached, after those before it; a pack then has them at hand. */
  readonly prepare: (attachment: Attachment) => void;
  /** Ends what is being drawn: nothing waits for it when the app closes. */
  readonly stop: () => void;
  /** Lets go of the pages of files that were removed. Never rejects. */
  readonly forget: (digests: readonly string[]) => Promise<void>;
};

export const createExhibitKeeper = (session: Session): ExhibitKeeper => {
  const known = new WeakMap<Workspace, Exhibits>();
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const current = (): Exhibits => {
    const workspace = session.current();
    const before = known.get(workspace);
    if (before !== undefined) return before;
    const made = exhibitsIn(workspace.folder, workspace.files.read, workspace.form);
    known.set(workspace, made);
    return made;
  };
  return {
    current,
    prepare: (attachment) => {
      if (session.current().readOnly !== null) return;
      const exhibits = current();
      queue = queue.then(() => (stopped ? null : exhibits.look({ ...attachment, pages: null })));
    },
    stop: () => {
      stopped = true;
      stopDrawing();
    },
    forget: async (digests) => {
      const exhibits = current();
      for (const sha256 of digests) await exhibits.forget(sha256).catch(() => undefined);
    },
  };
};
