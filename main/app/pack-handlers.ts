import { hash, randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { PackForm, PackMade, PackPreview, Result } from '#shared/contract.ts';
import { defaultPackChoices, type PackRecord as NotedPack } from '#shared/model/index.ts';
import type { PackDocuments } from '#shared/pack/index.ts';
import type { PackPart } from '../pack/ahead.ts';
import { removeLarge } from '../pack/output.ts';
import type { Client } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import { keepPack } from './pack-file.ts';
import { historyHandlers } from './pack-history-handlers.ts';
import { holdsOf, type PackAsked, packDocumentsOf } from './pack-record.ts';
import type { DrawAlso, DrawnPack, PackDrawer, Previews } from './packs.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';
import { todayOf } from './state.ts';

type Asked = PackAsked & { readonly clientId: string };
type Drawn = {
  readonly client: Client;
  readonly record: PackDocuments;
  readonly pack: DrawnPack;
  readonly preview: PackPreview;
  readonly sha256: string;
};

/** Packs in the list whose records can be compared with now; of older ones the list still knows the file. */
const comparable = 60;

/** Exit packs: drawn, shown, kept as files. Only packs this app made are opened. */
export const packHandlers = (
  host: Host,
  session: Session,
  { draw, warm }: Pick<PackDrawer, 'draw' | 'warm'>,
  previews: Previews,
  changed: () => void,
) => {
  // Packs of clients that cannot be written to are not in their records; this session still knows them.
  const made = new Map<string, string>();

  let shown: { readonly ticket: string | undefined; readonly given: AbortController } = {
    ticket: undefined,
    given: new AbortController(),
  };

  let prepared: { readonly given: AbortController; readonly done: Promise<void> } | null = null;

  const drawUnseen = async (client: Client, signal: AbortSignal): Promise<void> => {
    const record = packDocumentsOf(host, session, client, { asOf: todayOf(host, session) });
    const { folder } = session.current();
    for (const edition of ['client', 'records'] as const) {
      // Without its journal, which may be long.
      const pack = await draw(record, edition, { journal: null, workspace: folder, signal });
      if (pack.ok && pack.value.file !== undefined) removeLarge(pack.value.file);
    }
  };

  /** Draws packs nobody sees, once: whatever is done for the first time takes longest. */
  const prepare = async (clientId: string): Promise<void> => {
    warm();
    const client = session.current().client(clientId);
    if (!client.ok) return;
    if (prepared === null) {
      const given = new AbortController();
      prepared = { given, done: drawUnseen(client.value, given.signal) };
    }
    await prepared.done;
  };

  const drawn = async (
    { clientId, ...asked }: Asked,
    also: Pick<DrawAlso, 'signal' | 'ahead'> = {},
  ): Promise<Result<Drawn>> => {
    prepared?.given.abort();
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    const record = packDocumentsOf(host, session, client.value, asked);
    // Only the records edition prints the journal; what it says of the chain is looked at in the file, not remembered.
    const { path } = client.value.journal;
    const { access, folder: workspace } = session.current();
    const journal = asked.edition === 'records' ? { path, workspace, knownAt: asked.knownAt, access } : null;
    const pack = await draw(record, asked.edition, { journal, workspace, access, ...also });
    if (!pack.ok) return pack;
    const { bytes, file, pages, sections, missing, uncovered, slips } = pack.value;
    const sha256 = pack.value.sha256 ?? hash('sha256', bytes, 'hex');
    const preview = { resource: previews.keep(sha256, bytes, file), pages, sections, missing, uncovered, slips };
    return ok({ client: client.value, record, pack: pack.value, preview, sha256 });
  };

  /** Notes a pack in the client's records. A pack that cannot be noted is still the user's file. */
  const note = (client: Client, pack: NotedPack): Result<unknown> => {
    const document = client.document();
    const known = document.packs.map(({ holds, ...one }, index) =>
      holds === undefined || index + comparable <= document.packs.length ? one : { ...one, holds },
    );
    return client.note({ ...document, packs: [...known, pack].slice(-2000) });
  };

  const make = async (asked: Asked & { readonly form: PackForm }): Promise<Result<PackMade>> => {
    const result = await drawn(asked);
    if (!result.ok) return result;
    const { client, record, pack, preview, sha256 } = result.value;
    const chosen = host.paths.packsNamed === true ? null : session.current().document().settings.packFolder;
    const kept = await keepPack({
      folder: chosen ?? host.paths.packs,
      createFolder: chosen === null,
      clientName: client.document().name,
      fileName: pack.fileName,
      form: asked.form,
      asOf: asked.asOf,
      pdf: pack.file === undefined ? pack.bytes : { path: pack.file.path, sha256 },
      files: pack.files,
      exhibits: pack.exhibits,
    });
    if (!kept.ok) return kept;
    const { path, folder, seal } = kept.value;
    // Made again without a change in between, it is the same pack in the same place.
    const listed = client
      .document()
      .packs.some((one) => one.path === path && one.sha256 === sha256 && one.seal === (seal ?? undefined));
    if (client.readOnly === null && !listed) {
      const noted = note(client, {
        id: randomUUID(),
        edition: asked.edition,
        asOf: asked.asOf,
        madeAt: host.clock().toISOString(),
        ...(asked.knownAt === undefined ? {} : { knownAt: asked.knownAt }),
        // Kept also where nothing was chosen: made again, the pack does not follow what is chosen later.
        choices: record.options ?? defaultPackChoices(),
        ...(asked.edition === 'records' ? { exhibits: record.document.exhibits ?? [] } : {}),
        path,
        pages: preview.pages,
        sha256,
        ...(folder === null ? {} : { folder }),
        ...(seal === null ? {} : { seal }),
        appVersion: host.version,
        holds: holdsOf(record, asked.edition),
      });
      if (!noted.ok) return noted;
      changed();
    }
    made.set(path, asked.clientId);
    return ok({ ...preview, path, folder, sha256, seal, bytes: pack.file?.size ?? pack.bytes.length });
  };

  /** The pack of this client at a path, as far as the app knows it; null when it knows none. */
  const knownAt = (clientId: string, path: string): Result<NotedPack | null> => {
    const client = session.current().client(clientId);
    if (!client.ok) return client;
    const noted = client.value.document().packs.findLast((pack) => pack.path === path);
    if (noted === undefined && made.get(path) !== clientId) {
      return fail('not-found', 'This is not a pack of this client. Make the pack again to open it.');
    }
    return ok(noted ?? null);
  };

  const withFile = async (
    { clientId, path }: { readonly clientId: string; readonly path: string },
    work: (path: string) => Promise<void>,
  ): Promise<Result<null>> => {
    const known = knownAt(clientId, path);
    if (!known.ok) return known;
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
    'pack.ready': async ({ clientId }) => {
      await prepare(clientId);
      return ok(null);
    },
    'pack.preview': async ({ ticket, ...asked }) => {
      // The window shows one pack at a time: what it asked for before is given up.
      shown.given.abort();
      const given = new AbortController();
      shown = { ticket, given };
      const { signal } = given;
      const ahead = ({ from, bytes }: PackPart): void => {
        if (ticket === undefined || signal.aborted) return;
        host.emit('pack.part', { ticket, from, resource: previews.keepPart(hash('sha256', bytes, 'hex'), bytes) });
      };
      const result = await drawn(asked, ticket === undefined ? { signal } : { signal, ahead });
      return result.ok ? ok(result.value.preview) : result;
    },
    'pack.left': async ({ ticket }) => {
      if (shown.ticket === ticket) shown.given.abort();
      return ok(null);
    },
    'pack.make': ({ form, ...asked }) =>
      session.write(() => make({ ...asked, form: asked.edition === 'records' ? (form ?? 'folder') : 'pdf' })),
    'pack.open': (asked) => withFile(asked, host.openPath),
    'pack.show': (asked) => withFile(asked, host.showInFolder),
    ...historyHandlers({ host, session, make, known: knownAt }),
  } satisfies Partial<Handlers>;
};
