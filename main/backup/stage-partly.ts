import { constants } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newClient } from '#shared/model/index.ts';
import type { AgeKey } from './age/header.ts';
import { keptIn } from './attachment-store.ts';
import type { Contents } from './contents.ts';
import { Failure } from './failure.ts';
import { makeFolder } from './folders.ts';
import { salvage } from './salvage.ts';
import { readWorkspace } from './workspace-files.ts';

const namesIn = (dir: string): Promise<readonly string[]> => readdir(dir).catch((): string[] => []);

export type Staged = { readonly contents: Contents; readonly lost: readonly string[] };

/** Takes what verifies of a damaged backup; what does not comes from `toDir` as it is now, where it is there. */
export const stagePartly = async (
  path: string,
  key: AgeKey | null,
  toDir: string,
  incoming: string,
  only: string | null = null,
): Promise<Staged> => {
  const { gone, lost } = await salvage(path, incoming, key);
  if (only !== null && !(await namesIn(join(incoming, 'clients'))).includes(only)) {
    throw new Failure(
      'not-found',
      'Nothing of this client can be read in that backup. Nothing was changed. Choose another backup.',
    );
  }
  for (const name of gone) {
    const there = join(toDir, name);
    await makeFolder(dirname(join(incoming, name)));
    await copyFile(there, join(incoming, name), constants.COPYFILE_FICLONE).catch(() => undefined);
  }
  const documents = await readWorkspace(incoming);
  for (const { id, documentDigest } of documents.clients) {
    if (documentDigest !== null) continue;
    // A journal without its client cannot be opened: it gets a name the user can change.
    const document = newClient(id, 'Recovered client', new Date(0).toISOString());
    await writeFile(join(incoming, 'clients', id, 'client.json'), JSON.stringify(document), {
      mode: 0o600,
      flush: true,
    });
  }
  const contents = await readWorkspace(incoming);
  if (contents.clients.length === 0) {
    throw new Failure(
      'unreadable',
      'Nothing in this backup can be read any more. Nothing was changed. Choose another backup.',
    );
  }
  return { contents, lost };
};

/** Digests that stand in the files of a folder. */
export const digestsBelow = async (dir: string): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const name of await readdir(dir)) {
    const text = await readFile(join(dir, name), 'latin1');
    for (const [digest] of text.matchAll(/[0-9a-f]{64}/g)) found.add(digest);
  }
  return found;
};

/**
 * The same for one client: its folder, and the attachments it needs that are not here yet. Answers the names that change
 * as well, for the plan; what is lost of other clients is not told.
 */
export const stageClientPartly = async (
  path: string,
  key: AgeKey | null,
  toDir: string,
  incoming: string,
  clientId: string,
): Promise<Staged & { readonly names: readonly string[] }> => {
  const { contents, lost } = await stagePartly(path, key, toDir, incoming, clientId);
  const wanted = await digestsBelow(join(incoming, 'clients', clientId));
  const here = await keptIn(join(toDir, 'files'));
  const brought = [...(await keptIn(join(incoming, 'files')))].filter(
    (sha256) => wanted.has(sha256) && !here.has(sha256),
  );
  const isOurs = (sentence: string): boolean => {
    const [, other] = /^clients\/([^/]+)\//.exec(sentence) ?? [];
    const [, file] = /^files\/([0-9a-f]{64})/.exec(sentence) ?? [];
    if (other !== undefined) return other === clientId;
    if (file !== undefined) return wanted.has(file) && !here.has(file);
    return !sentence.startsWith('workspace.json');
  };
  const names = [`clients/${clientId}`, ...brought.map((sha256) => `files/${sha256}`)];
  return { contents, lost: lost.filter(isOurs), names };
};
