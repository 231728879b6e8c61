import { constants } from 'node:fs';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newClient } from '#shared/model/index.ts';
import type { Form } from '../workspace/form.ts';
import type { AgeKey } from './age/header.ts';
import type { Contents } from './contents.ts';
import { Failure } from './failure.ts';
import { makeFolder } from './folders.ts';
import { type Forms, inFormOf, plainTexts, rewritten } from './forms.ts';
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
  forms: Forms,
  only: string | null = null,
): Promise<Staged> => {
  const { from, to } = plainTexts(forms);
  const { gone, lost } = await rewritten(toDir, incoming, forms, (into) => salvage(path, into, key, from));
  if (only !== null && !(await namesIn(join(incoming, 'clients'))).includes(only)) {
    throw new Failure(
      'not-found',
      'Nothing of this client can be read in that backup. Nothing was changed. Choose another backup.',
    );
  }
  for (const name of gone) {
    const here = inFormOf(name, forms);
    if (here === null) continue;
    await makeFolder(dirname(join(incoming, here)));
    await copyFile(join(toDir, here), join(incoming, here), constants.COPYFILE_FICLONE).catch(() => undefined);
  }
  const documents = await readWorkspace(incoming, to);
  // Whoever has no key cannot write a document of an encrypted workspace.
  const writable = to.encrypted || !documents.encrypted;
  for (const { id, documentDigest } of writable ? documents.clients : []) {
    if (documentDigest !== null) continue;
    // A journal without its client cannot be opened: it gets a name the user can change.
    const document = newClient(id, 'Recovered client', new Date(0).toISOString());
    const text = to.documentText(`clients/${id}/client.json`, JSON.stringify(document));
    await writeFile(join(incoming, 'clients', id, 'client.json'), text, { mode: 0o600, flush: true });
  }
  const contents = await readWorkspace(incoming, to);
  if (contents.clients.length === 0) {
    throw new Failure(
      'unreadable',
      'Nothing in this backup can be read any more. Nothing was changed. Choose another backup.',
    );
  }
  return { contents, lost };
};

/** Digests that stand in the files of a client's folder, which is named by its place in the workspace. */
export const digestsBelow = async (incoming: string, client: string, form: Form): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (const name of await readdir(join(incoming, client))) {
    const place = `${client}/${name}`;
    const bytes = await readFile(join(incoming, place));
    const plain = name.endsWith('.jsonl') ? form.readLines(place, bytes).plain : form.plainDocument(place, bytes);
    for (const [digest] of (plain ?? bytes).toString('latin1').matchAll(/[0-9a-f]{64}/g)) found.add(digest);
  }
  return found;
};

/** Digests of the attachments of a workspace. */
export const attachedIn = async (dir: string, form: Form): Promise<ReadonlySet<string>> =>
  new Set((await namesIn(join(dir, 'files'))).map(form.digestOf).filter((digest) => digest !== null));

/**
 * The same for one client: its folder, and the attachments it needs that are not here yet. Answers the names that change
 * as well, for the plan; what is lost of other clients is not told.
 */
export const stageClientPartly = async (
  path: string,
  key: AgeKey | null,
  toDir: string,
  incoming: string,
  forms: Forms,
  clientId: string,
): Promise<Staged & { readonly names: readonly string[] }> => {
  const { contents, lost } = await stagePartly(path, key, toDir, incoming, forms, clientId);
  const { from, to } = plainTexts(forms);
  const wanted = await digestsBelow(incoming, `clients/${clientId}`, to);
  const here = await attachedIn(toDir, to);
  const brought = [...(await attachedIn(incoming, to))].filter((sha256) => wanted.has(sha256) && !here.has(sha256));
  const isOurs = (sentence: string): boolean => {
    const [, other] = /^clients\/([^/]+)\//.exec(sentence) ?? [];
    const [, name] = /^files\/([0-9a-f]{64,96})\b/.exec(sentence) ?? [];
    const file = name === undefined ? null : from.digestOf(name);
    if (other !== undefined) return other === clientId;
    if (file !== null) return wanted.has(file) && !here.has(file);
    return !sentence.startsWith('workspace.json');
  };
  // The keyring of now stays where it is.
  await rm(join(incoming, 'keyring.json'), { force: true });
  const names = [`clients/${clientId}`, ...brought.map((sha256) => `files/${to.fileName(sha256)}`)];
  return { contents, lost: lost.filter(isOurs), names };
};
