import { randomUUID } from 'node:crypto';
import type { Result } from '#shared/contract.ts';
import type { Attachment } from '#shared/model/index.ts';
import { filePartSize, fileSizeLimit, plainMediaType, tooLarge } from '#shared/rules/attachments.ts';
import type { Receiving } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Session } from './session.ts';

type Announced = { readonly name: string; readonly mediaType: string; readonly size: number };

/** Files on their way in from the window. */
export type Uploads = {
  readonly begin: (file: Announced) => Promise<Result<{ readonly upload: string }>>;
  /** The next part, which starts at `offset`. */
  readonly part: (upload: string, offset: number, bytes: Uint8Array) => Promise<Result<{ readonly received: number }>>;
  readonly finish: (upload: string) => Promise<Result<Attachment>>;
  readonly stop: (upload: string) => Promise<void>;
  readonly stopAll: () => Promise<void>;
};

/** The window sends one file after the other; more than this many at once are left over from windows that are gone. */
const atOnce = 8;

const gone = fail('not-found', 'This file was not attached: adding it was stopped. Attach it again.');

export const createUploads = (session: Session): Uploads => {
  const open = new Map<string, { readonly file: Announced; readonly receiving: Receiving }>();

  const stop = async (upload: string): Promise<void> => {
    const found = open.get(upload);
    open.delete(upload);
    await found?.receiving.stop();
  };

  return {
    begin: async (file) => {
      if (file.size > fileSizeLimit) return fail('invalid', tooLarge);
      const receiving = await session.current().files.receive(file.name);
      if (!receiving.ok) return receiving;
      const upload = randomUUID();
      open.set(upload, { file, receiving: receiving.value });
      for (const oldest of open.keys()) {
        if (open.size <= atOnce) break;
        await stop(oldest);
      }
      return ok({ upload });
    },

    part: async (upload, offset, bytes) => {
      const found = open.get(upload);
      if (found === undefined) return gone;
      const { file, receiving } = found;
      if (offset !== receiving.size() || bytes.length > filePartSize || offset + bytes.length > file.size) {
        await stop(upload);
        return fail('invalid', `${file.name} was not attached: it changed while it was being added. Attach it again.`);
      }
      const written = await receiving.write(bytes);
      if (!written.ok) {
        open.delete(upload);
        return written;
      }
      return ok({ received: receiving.size() });
    },

    finish: async (upload) => {
      const found = open.get(upload);
      if (found === undefined) return gone;
      const { file, receiving } = found;
      if (receiving.size() !== file.size) {
        await stop(upload);
        return fail(
          'invalid',
          `${file.name} was not attached: only a part of it could be read. Look whether the file is still there, then attach it again.`,
        );
      }
      open.delete(upload);
      const kept = await receiving.finish();
      return kept.ok ? ok({ ...kept.value, name: file.name, mediaType: plainMediaType(file.mediaType) }) : kept;
    },

    stop,
    stopAll: async () => {
      for (const upload of [...open.keys()]) await stop(upload);
    },
  };
};
