import type { Result } from '#shared/contract.ts';
import { safeEnding } from '#shared/rules/attachments.ts';
import { imageSize } from '#shared/rules/image-size.ts';
import { type FileReading, isAltered } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { ExhibitKeeper } from './exhibits.ts';
import type { FileKeeper } from './file-state.ts';
import type { Host } from './host.ts';
import type { OpenedCopies } from './opened-copies.ts';
import type { Handlers } from './requests.ts';
import { askedFile, fileHeaders, type ServedFile } from './served-file.ts';
import type { Session } from './session.ts';
import type { Uploads } from './uploads.ts';

type Parts = {
  readonly host: Host;
  readonly session: Session;
  readonly uploads: Uploads;
  readonly copies: OpenedCopies;
  readonly keeper: FileKeeper;
  readonly exhibits: ExhibitKeeper;
  readonly changed: () => void;
};

/** Bytes that say how large a picture is. */
const startLength = 256 * 1024;

const missing = fail(
  'not-found',
  'This file is missing from this computer. The entry is complete without it. Restore a backup to get the file back, or attach it again.',
);
const alteredFile = fail(
  'unreadable',
  'This file is not the one that was attached: something other than Good Terms changed or damaged it. Restore a backup to get it back, or attach it again.',
);
const unread = fail(
  'storage',
  'This file cannot be read from the disk. It was left as it is. Check the disk and the permissions, then try again.',
);

export const fileHandlers = ({ host, session, uploads, copies, keeper, exhibits, changed }: Parts) => {
  const reading = async (sha256: string): Promise<Result<FileReading>> => {
    const found = await session
      .current()
      .files.read(sha256)
      .catch(() => undefined);
    if (found === undefined) return unread;
    if (found === null) {
      keeper.note(sha256, 'missing');
      return missing;
    }
    found.stream.on('error', (error) => {
      if (isAltered(error)) keeper.note(sha256, 'altered');
    });
    return ok(found);
  };

  const handlers = {
    'file.begin': async (file) => {
      await keeper.cleaned();
      return uploads.begin(file);
    },
    'file.finish': async ({ upload }) => {
      const kept = await uploads.finish(upload);
      if (kept.ok) {
        keeper.note(kept.value.sha256, 'whole');
        exhibits.prepare(kept.value);
        changed();
      }
      return kept;
    },
    'file.stop': async ({ upload }) => {
      await uploads.stop(upload);
      return ok(null);
    },

    'file.look': async ({ sha256 }) => {
      const start = await session
        .current()
        .files.start(sha256, startLength)
        .catch(() => undefined);
      if (start === undefined) return unread;
      if (start === null) keeper.note(sha256, 'missing');
      return start === null ? missing : ok(imageSize(start));
    },

    'file.open': async ({ sha256, name, mediaType }) => {
      const found = await reading(sha256);
      if (!found.ok) return found;
      const ending = safeEnding(name, mediaType);
      try {
        const path = await copies.make(found.value.stream, ending ?? '.bin');
        // A program among the attachments is shown, never started.
        await (ending === null ? host.showInFolder(path) : host.openPath(path));
        return ok(null);
      } catch (error) {
        if (isAltered(error)) return alteredFile;
        if (error instanceof Error && !('code' in error)) return fail('storage', error.message);
        return fail(
          'storage',
          `${name} could not be opened: there was no room for a copy of it. Free some space on the disk, then try again.`,
        );
      }
    },
  } satisfies Partial<Handlers>;

  return {
    handlers,
    /** What a window's address asks for; null when there is no such file. */
    serve: async (url: URL): Promise<ServedFile | null> => {
      const asked = askedFile(url);
      if (asked === null) return null;
      const found = await reading(asked.sha256);
      return found.ok ? { headers: fileHeaders(asked, found.value.size), stream: found.value.stream } : null;
    },
  };
};
