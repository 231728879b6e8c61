import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import { type BackupReason, makeBackup } from '#main/backup/index.ts';
import type { BackupSummary } from '#shared/contract.ts';
import { temporaryFolder } from './host.ts';
import { type WorkspaceFiles, writeWorkspace } from './workspace-files.ts';

export type Files = Map<string, Buffer>;

/** The files of an archive by their names, read without any check. */
export const unzip = async (path: string): Promise<Files> => {
  const zip = await yauzl.openPromise(path);
  const files: Files = new Map();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
};

/** Writes an archive of exactly these files. `mode` is that of every file. */
export const zip = async (path: string, files: Iterable<readonly [string, Buffer]>, mode = 0o100644): Promise<void> => {
  const archive = new ZipFile();
  for (const [name, bytes] of files) archive.addBuffer(bytes, name, { mode });
  archive.end();
  const parts: Buffer[] = [];
  for await (const part of archive.outputStream) parts.push(Buffer.from(part));
  writeFileSync(path, Buffer.concat(parts));
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes the lists of a bag anew, as somebody would who changes a file and covers it up. */
export const resealed = (files: Files): Files => {
  const root = [...files.keys()][0]?.split('/')[0] ?? '';
  const list = (names: readonly string[]): Buffer =>
    Buffer.from(
      [...names]
        .sort()
        .map((name) => `${sha256(files.get(`${root}/${name}`) ?? Buffer.alloc(0))}  ${name}\n`)
        .join(''),
    );
  const data = [...files.keys()].filter((name) => name.startsWith(`${root}/data/`));
  files.set(`${root}/manifest-sha256.txt`, list(data.map((name) => name.slice(root.length + 1))));
  files.set(`${root}/tagmanifest-sha256.txt`, list(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']));
  return files;
};

export type BackedUp = {
  readonly folder: string;
  readonly workspace: string;
  readonly backups: string;
  readonly backup: BackupSummary;
  readonly again: (now: Date, reason?: BackupReason) => Promise<BackupSummary>;
};

/** A workspace in a folder of its own and a backup of it made at 2026-03-04 17:05:09 on the local clock. */
export const backedUp = async (files: WorkspaceFiles = {}): Promise<BackedUp> => {
  const folder = temporaryFolder();
  const workspace = `${folder}/workspace`;
  const backups = `${folder}/backups`;
  writeWorkspace(workspace, files);
  mkdirSync(backups);
  const again = async (now: Date, reason: BackupReason = 'asked'): Promise<BackupSummary> => {
    const made = await makeBackup({
      workspaceDir: workspace,
      toDir: backups,
      now,
      version: '0.1.0',
      reason,
      attachments: 'inside',
    });
    if (!made.ok) throw new Error(made.error.message);
    return made.value;
  };
  return { folder, workspace, backups, backup: await again(new Date(2026, 2, 4, 17, 5, 9)), again };
};
