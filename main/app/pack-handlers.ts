import { hash, randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { Edition, PackMade, PackPreview, Result } from '#shared/contract.ts';
import type { PackRecord } from '#shared/model/index.ts';
import type { Client } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import { writePackFile } from './pack-file.ts';
import type { DrawnPack, DrawPack, Previews } from './packs.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Asked = { readonly clientId: string; readonly edition: Edition; readonly asOf: string };
type Drawn = {
  readonly client: Client;
  readonly pack: DrawnPack;
  readonly preview: PackPreview;
  readonly sha256: string;
};

/** Exit packs: drawn, shown, kept as files. Only packs this app made are opened. */
export const packHandlers = (host: Host, session: Session, draw: DrawPack, previews: Previews, changed: () => void) => {
  // Packs of clients that cannot be written to are not in their records; this session still knows them.
  const made = new Map<string, string>();

  let shown = new AbortController();

  const drawn = async ({ clientId, edition, asOf }: Asked, signal?: AbortSignal): Promise<Result<Drawn>> => {
    const workspace = session.current();
    const client = workspace.client(clientId);
    if (!client.ok) return client;
    const { journal } = client.value;
    const { seq, hash: head } = journal.head();
    const pack = await draw(
      {
        workspace: workspace.document(),
        document: client.value.document(),
        journal: [...journal.entries.values()],
        chain: { head, revisions: seq, brokenAt: null },
        asOf,
        appVersion: host.version,
      },
      edition,
      // Only the records edition speaks of the chain; what it says is looked at in the file, not remembered.
      { journal: edition === 'records' ? journal.path : null, ...(signal === undefined ? {} : { signal }) },
    );
    if (!pack.ok) return pack;
    const { bytes, pages, sections, missing } = pack.value;
    const sha256 = hash('sha256', bytes, 'hex');
    const preview = { resource: previews.keep(sha256, bytes), pages, sections, missing };
    return ok({ client: client.value, pack: pack.value, preview, sha256 });
  };

  /** Notes a pack in the client's records. A pack that cannot be noted is still the user's file. */
  const note = (client: Client, record: PackRecord): Result<unknown> => {
    const document = client.document();
    return client.note({ ...document, packs: [...document.packs, record].slice(-2000) });
  };

  const make = async (asked: Asked): Promise<Result<PackMade>> => {
    const result = await drawn(asked);
    if (!result.ok) return result;
    const { client, pack, preview, sha256 } = result.value;
    const chosen = session.current().document().settings.packFolder;
    const written = await writePackFile({
      folder: chosen ?? host.paths.packs,
      createFolder: chosen === null,
      clientName: client.document().name,
      fileName: pack.fileName,
      bytes: pack.bytes,
    });
    if (!written.ok) return written;
    const path = written.value;
    if (client.readOnly === null) {
      const noted = note(client, {
        id: randomUUID(),
        edition: asked.edition,
        asOf: asked.asOf,
        madeAt: host.clock().toISOString(),
        path,
        pages: preview.pages,
        sha256,
      });
      if (!noted.ok) return noted;
      changed();
    }
    made.set(path, asked.clientId);
    return ok({ ...preview, path, sha256, bytes: pack.bytes.length });
  };

  const withFile = async (
    { clientId, path }: { readonly clientId: string; readonly path: string },
    work: (path: string) => Promise<void>,
  ): Promise<Result<null>> => {
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    if (made.get(path) !== clientId && !client.value.document().packs.some((pack) => pack.path === path)) {
      return fail('not-found', 'This is not a pack of this client. Make the pack again to open it.');
    }
    try {
      await access(path);
    } catch {
      return fail(
        'not-found',
        `The pack is no longer where it was saved (${path}). Make it again; your records are unchanged.`,
      );
    }
    try {
      await work(path);
      return ok(null);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'The system did not say why.';
      return fail('storage', `The pack is at ${path}. ${why}`);
    }
  };

  return {
    'pack.preview': async (asked) => {
      // The window shows one pack at a time: what it asked for before is given up.
      shown.abort();
      shown = new AbortController();
      const result = await drawn(asked, shown.signal);
      return result.ok ? ok(result.value.preview) : result;
    },
    'pack.make': (asked) => session.write(() => make(asked)),
    'pack.open': (asked) => withFile(asked, host.openPath),
    'pack.show': (asked) => withFile(asked, host.showInFolder),
  } satisfies Partial<Handlers>;
};
