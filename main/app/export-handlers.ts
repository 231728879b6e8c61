import { join } from 'node:path';
import type { ExportMade, Input, Result } from '#shared/contract.ts';
import type { Attachment } from '#shared/model/index.ts';
import {
  type ExportedClient,
  exportedClientOf,
  exportedWorkspaceOf,
  exportName,
  filesOfRecords,
} from '#shared/rules/export/format.ts';
import { clientMarkdown } from '#shared/rules/export/markdown.ts';
import { exportJson, exportReadme, timelineCsv } from '#shared/rules/export/pieces.ts';
import { type ExportCopy, type ExportPlan, writeExport } from '../export/write.ts';
import type { Client, Workspace } from '../workspace/index.ts';
import { fail, ok } from '../workspace/result.ts';
import type { Host } from './host.ts';
import { folderNameOf } from './pack-file.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session.ts';

type Asked = Input<'export.make'>;

const two = (n: number): string => String(n).padStart(2, '0');

/** The user's own clock: "2026-11-21 09.30". */
const moment = (now: Date): string =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}`;

/** A name for each client that no other has, also where capitals make no difference. */
const fileNames = (clients: readonly ExportedClient[]): readonly string[] => {
  const taken = new Set<string>();
  return clients.map(({ document }) => {
    const base = folderNameOf(document.name);
    let name = base;
    for (let n = 2; taken.has(name.normalize('NFC').toLowerCase()); n += 1) name = `${base} (${n})`;
    taken.add(name.normalize('NFC').toLowerCase());
    return name;
  });
};

type NamedFile = Pick<Attachment, 'sha256' | 'name'>;

/** The files that are named, each content once. */
const copiesOf = (
  files: readonly NamedFile[],
  { folder, form }: Pick<Workspace, 'folder' | 'form'>,
): readonly ExportCopy[] => {
  const copies = new Map<string, ExportCopy>();
  for (const { sha256, name } of files) {
    const from = join(folder, 'files', form.fileName(sha256));
    const opened = form.fileKey === null ? {} : { opens: { key: form.fileKey, sha256 } };
    copies.set(sha256, { path: `files/${sha256}`, from, name, ...opened });
  }
  return [...copies.values()];
};

const filesOf = (clients: readonly ExportedClient[]): readonly NamedFile[] =>
  clients.flatMap(({ document, entries }) => [
    ...filesOfRecords(document),
    ...entries.flatMap(({ facts }) => facts.attachments),
  ]);

/** Exports: an open copy of what is here. Nothing is changed. */
export const exportHandlers = (host: Host, session: Session) => {
  const made = new Set<string>();

  const clientsFor = (asked: Asked): Result<readonly Client[]> => {
    const workspace = session.current();
    if (asked.what === 'workspace' || asked.clientId === null) return ok(workspace.clients());
    const client = workspace.client(asked.clientId);
    return client.ok ? ok([client.value]) : client;
  };

  const planFor = (asked: Asked, clients: readonly ExportedClient[]): ExportPlan => {
    const workspace = session.current();
    const now = host.clock();
    const [on = ''] = moment(now).split(' ');
    const madeAt = now.toISOString();
    const journals = (folder: string) =>
      fileNames(clients).flatMap((name, index) => {
        const client = clients[index];
        return client === undefined ? [] : [{ path: `${folder}${name}.md`, pieces: clientMarkdown(client, on) }];
      });
    switch (asked.what) {
      case 'timeline':
        return { parts: [{ path: 'Timeline.csv', pieces: timelineCsv(clients) }], copies: [] };
      case 'client':
        return {
          parts: [
            { path: 'README.txt', pieces: [exportReadme({ on, private: false, what: 'client' })] },
            { path: exportName, pieces: exportJson({ madeAt, private: false, workspace: null, clients }) },
            ...journals(''),
          ],
          copies: copiesOf(filesOf(clients), workspace),
        };
      case 'workspace': {
        const own = exportedWorkspaceOf(workspace.document(), asked.withPrivate);
        const logo = own.profile.logo === undefined ? [] : [own.profile.logo];
        return {
          parts: [
            { path: 'README.txt', pieces: [exportReadme({ on, private: asked.withPrivate, what: 'workspace' })] },
            { path: exportName, pieces: exportJson({ madeAt, private: asked.withPrivate, workspace: own, clients }) },
            ...journals('clients/'),
          ],
          copies: copiesOf([...logo, ...filesOf(clients)], workspace),
        };
      }
    }
  };

  const make = async (asked: Asked): Promise<Result<ExportMade>> => {
    const found = clientsFor(asked);
    if (!found.ok) return found;
    const withPrivate = asked.what === 'workspace' && asked.withPrivate;
    const clients = found.value.map((client) =>
      exportedClientOf({ document: client.document(), journal: client.journal.entries.values() }, withPrivate),
    );
    const [only] = clients;
    const about =
      asked.what === 'workspace' || asked.clientId === null || only === undefined
        ? 'Good Terms'
        : folderNameOf(only.document.name);
    const kind = asked.what === 'timeline' ? 'timeline' : withPrivate ? 'export WITH PRIVATE SIDE' : 'export';
    const written = await writeExport(
      {
        folder: asked.folder ?? host.paths.exports,
        createFolder: asked.folder === null,
        name: `${about} ${kind} ${moment(host.clock())}`,
      },
      planFor(asked, clients),
    );
    if (!written.ok) return written;
    made.add(written.value.folder);
    return ok({
      ...written.value,
      clients: clients.length,
      entries: clients.reduce((sum, { entries }) => sum + entries.length, 0),
      // A timeline holds entries only.
      invoices:
        asked.what === 'timeline' ? 0 : clients.reduce((sum, { document }) => sum + document.invoices.length, 0),
      private: withPrivate,
    });
  };

  return {
    'export.make': (asked) => session.write(() => make(asked)),
    'export.show': async ({ folder }) => {
      if (!made.has(folder)) return fail('not-found', 'This is not a folder of an export. Export again to open it.');
      try {
        await host.showInFolder(folder);
        return ok(null);
      } catch (error) {
        return fail('storage', `The export is at ${folder}. ${error instanceof Error ? error.message : ''}`.trim());
      }
    },
  } satisfies Partial<Handlers>;
};
