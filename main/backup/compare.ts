import { readFile as readFileBytes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Form } from '#main/workspace/form.ts';
import { readJournal } from '#main/workspace/journal-reading.ts';
import { clientDocument } from '#shared/model/index.ts';
import { type ClientThen, clientDifferences } from '#shared/rules/backup-differences.ts';
import type { AgeKey } from './age/header.ts';
import { type Archive, openArchive, readFile } from './archive-reader.ts';
import type { Bag } from './verify.ts';

/** Documents and journals larger than this are compared by their counts alone. */
const largest = 64 * 1024 * 1024;

const clientFrom = (id: string, form: Form, document: Buffer | null, journal: Buffer | null): ClientThen | null => {
  const read = clientDocument.safeParse(form.readDocument(`clients/${id}/client.json`, document).value);
  if (!read.success) return null;
  const { plain } = form.readLines(`clients/${id}/journal.jsonl`, journal ?? Buffer.alloc(0));
  return { document: read.data, entries: readJournal([plain]).entries };
};

const fileIn = async (archive: Archive, bag: Bag, path: string): Promise<Buffer | null> => {
  const file = archive.files.get(`${bag.root}data/${path}`);
  if (file === undefined || file.size > largest) return null;
  const parts: Uint8Array[] = [];
  const read = await readFile(archive, file, (bytes) => void parts.push(Uint8Array.from(bytes))).catch(() => null);
  return read?.digest === bag.payload.get(path) ? Buffer.concat(parts) : null;
};

/**
 * How clients of a backup differ from those in a workspace folder, in short lines by id. One client at a time is in memory;
 * one of which either side cannot be read as this version writes it is left out.
 */
export const compareClients = async (
  path: string,
  key: AgeKey | null,
  bag: Bag,
  workspaceDir: string,
  ids: readonly string[],
  { from, to }: { readonly from: Form; readonly to: Form },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>();
  if (ids.length === 0) return found;
  const archive = await openArchive(path, key);
  try {
    for (const id of ids) {
      const here = (name: string): Promise<Buffer | null> =>
        readFileBytes(join(workspaceDir, 'clients', id, name)).catch(() => null);
      const there = (name: string): Promise<Buffer | null> => fileIn(archive, bag, `clients/${id}/${name}`);
      const journalThere = await there('journal.jsonl');
      // A journal that is listed but damaged says nothing of what differs.
      if (journalThere === null && bag.payload.has(`clients/${id}/journal.jsonl`)) continue;
      const then = clientFrom(id, from, await there('client.json'), journalThere);
      const now = clientFrom(id, to, await here('client.json'), await here('journal.jsonl'));
      if (then !== null && now !== null) found.set(id, clientDifferences(then, now));
    }
    return found;
  } finally {
    archive.zip.close();
  }
};
