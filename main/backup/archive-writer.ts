import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { type BagInfo, declaration, writeInfo, writeManifest } from './bag.ts';
import { type Contents, contentsReader } from './contents.ts';
import { codeOf, explainSource } from './failure.ts';
import { isJournal, wholeLines, workspaceFiles } from './workspace-files.ts';
import { createZip } from './zip-file.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Attachments are mostly packed already (PDF, JPEG): trying hard would only take time. */
const effort = (path: string): number => (path.startsWith('files/') ? 1 : 6);

/**
 * Writes a workspace folder as a bag (RFC 8493) into a new ZIP archive and syncs it to the disk. Files go in by the order
 * of their paths; what describes them follows, because it is computed from the very bytes that went in. `infoOf` gets
 * what was found and returns `bag-info.txt`.
 */
export const writeArchive = async (options: {
  readonly workspaceDir: string;
  readonly file: string;
  readonly root: string;
  readonly now: Date;
  readonly infoOf: (contents: Contents) => BagInfo;
}): Promise<Contents> => {
  const { workspaceDir, root, now } = options;
  // The records are private: whoever unpacks the archive gets files only they can read.
  const meta = { mtime: now, mode: 0o100600 };
  const { zip, stopped, finish, abandon } = createZip(options.file);

  const contents = contentsReader();
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
    for await (const { path, absolute } of workspaceFiles(workspaceDir)) await addFile(path, absolute);
    const found = contents.end();
    addText('bag-info.txt', writeInfo(options.infoOf(found)));
    addText('manifest-sha256.txt', writeManifest(payload));
    addText('tagmanifest-sha256.txt', writeManifest(tags));
    await finish();
    return found;
  } catch (error) {
    await abandon();
    throw error;
  }
};
