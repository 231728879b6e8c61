import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import type { Form } from '../workspace/form.ts';
import { newHeader } from './age/header.ts';
import { sealing } from './age/pieces.ts';
import { type Attached, keepAll } from './attachment-store.ts';
import {
  type BagInfo,
  type Beside,
  besideList,
  besideNames,
  declaration,
  writeBeside,
  writeBesideNames,
  writeInfo,
  writeManifest,
} from './bag.ts';
import { type Contents, contentsReader } from './contents.ts';
import { codeOf, explainSource } from './failure.ts';
import { inLanes } from './lanes.ts';
import { attachmentName } from './names.ts';
import { isJournal, wholeLines, workspaceFiles } from './workspace-files.ts';
import { createZip } from './zip-file.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Attachments are mostly packed already (PDF, JPEG): trying hard would only take time. */
const effort = (path: string): number => (path.startsWith('files/') ? 1 : 6);

/**
 * Writes a workspace folder as a bag (RFC 8493) into a new ZIP archive and syncs it to the disk. Files go in by the order
 * of their paths; what describes them follows, because it is computed from the very bytes that went in. `infoOf` gets
 * what was found and returns `bag-info.txt`. With `store` attachments are kept there, each content once, and the archive
 * lists them; one whose bytes are not what was attached goes into the archive as it is. `beside` has the sizes by digest.
 */
export const writeArchive = async (options: {
  readonly workspaceDir: string;
  readonly file: string;
  readonly root: string;
  readonly now: Date;
  readonly store: string | null;
  /** Digests under which encrypted attachments are in the store already, by their names, as an earlier archive says. */
  readonly known: Beside;
  /** What opens the files, so that what they hold can be counted. */
  readonly form: Form;
  /** Encrypts the archive itself; null: it is plain. */
  readonly passphrase: string | null;
  readonly infoOf: (contents: Contents) => BagInfo;
}): Promise<{ readonly contents: Contents; readonly beside: ReadonlyMap<string, number> }> => {
  const { workspaceDir, root, now, store, passphrase } = options;
  // The records are private: whoever unpacks the archive gets files only they can read.
  const meta = { mtime: now, mode: 0o100600 };
  const { zip, stopped, finish, abandon } = createZip(
    options.file,
    passphrase === null ? null : sealing(await newHeader(passphrase)),
  );

  const contents = contentsReader(options.form);
  const payload = new Map<string, string>();

  const addFile = async (path: string, absolute: string): Promise<void> => {
    const handle = await open(absolute, 'r').catch((error: unknown) => {
      // Removed since the folder was listed: it is no longer part of the workspace.
      if (codeOf(error) === 'ENOENT') return null;
      throw explainSource(path, error);
    });
    if (handle === null) return;
    try {
      const { size } = await handle.stat();
      const cut = isJournal(path) ? await wholeLines(handle, size) : size;
      const hash = createHash('sha256');
      const reader = contents.file(path);
      if (cut === 0) zip.addBuffer(Buffer.alloc(0), `${root}/data/${path}`, meta);
      else {
        const source = createReadStream('', { fd: handle, autoClose: false, start: 0, end: cut - 1 });
        const tap = new Transform({
          transform: (chunk: Buffer, _encoding, done) => {
            hash.update(chunk);
            reader.chunk(chunk);
            done(null, chunk);
          },
        });
        const passed = new Promise<void>((resolve, reject) => {
          tap.on('end', resolve);
          source.on('error', (error) => reject(explainSource(path, error)));
        });
        zip.addReadStream(source.pipe(tap), `${root}/data/${path}`, {
          ...meta,
          size: cut,
          compressionLevel: effort(path),
        });
        await Promise.race([passed, stopped]).finally(() => source.destroy());
      }
      const digest = hash.digest('hex');
      reader.end(digest);
      payload.set(`data/${path}`, digest);
    } finally {
      await handle.close();
    }
  };

  try {
    const tags = new Map<string, string>();
    const addText = (name: string, text: string): void => {
      const bytes = Buffer.from(text);
      tags.set(name, sha256(bytes));
      zip.addBuffer(bytes, `${root}/${name}`, meta);
    };
    addText('bagit.txt', declaration);
    const files: { readonly name: string; readonly absolute: string }[] = [];
    for await (const { path, absolute } of workspaceFiles(workspaceDir)) {
      const name = store === null ? null : attachmentName(path);
      if (name === null) await addFile(path, absolute);
      else files.push({ name, absolute });
    }
    const attached: Attached[] = [];
    await inLanes(files, 16, async ({ name, absolute }) => {
      const size = (await stat(absolute).catch(() => null))?.size;
      const sha256 = options.known.get(name) ?? (name.length === 64 ? name : null);
      if (size !== undefined) attached.push({ name, sha256, size, absolute });
    });
    const sizes = new Map<string, number>();
    const beside = new Map<string, string>();
    if (store !== null) {
      const kept = await Promise.race([keepAll(store, attached), stopped]);
      for (const { name, size, absolute } of attached) {
        const sha256 = kept.get(name);
        if (sha256 === undefined) await addFile(`files/${name}`, absolute);
        else {
          contents.beside(name, size);
          beside.set(name, sha256);
          sizes.set(sha256, size);
        }
      }
    }
    const found = contents.end();
    addText('bag-info.txt', writeInfo(options.infoOf(found)));
    addText('manifest-sha256.txt', writeManifest(payload));
    if (beside.size > 0) addText(besideList, writeBeside(beside));
    const names = writeBesideNames(beside);
    if (names !== null) addText(besideNames, names);
    addText('tagmanifest-sha256.txt', writeManifest(tags));
    await finish();
    return { contents: found, beside: sizes };
  } catch (error) {
    await abandon();
    throw error;
  }
};
