/** Builds what the hosts serve, and only when something has changed since the last time. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '#shared/contract.ts';

const root = join(import.meta.dirname, '..', '..');
const out = join(root, 'out');
const parts = ['main', 'preload', 'renderer'] as const;
const sources = ['main', 'renderer', 'shared', 'assets', 'package.json', 'package-lock.json'];
/** Holds the fingerprint of the sources when the last build began, so that a file changed meanwhile counts as new. */
const stamp = join(out, '.built');

const filesIn = async (path: string): Promise<readonly string[]> => {
  const found = await stat(join(root, path)).catch(() => null);
  if (found === null) return [];
  // electron-vite puts a bundled copy of its configuration beside it for a moment.
  if (!found.isDirectory()) return path.includes('.timestamp-') ? [] : [`${path} ${found.size} ${found.mtimeMs}`];
  const inside = await Promise.all((await readdir(join(root, path))).map((name) => filesIn(join(path, name))));
  return inside.flat();
};

/** Changes whenever a source is added, removed or saved. */
const fingerprint = async (): Promise<string> => {
  const files = (await Promise.all(sources.map(filesIn))).flat();
  return createHash('sha256').update(files.toSorted().join('\n')).digest('hex');
};

const isBuilt = async (print: string): Promise<boolean> => {
  const built = await readFile(stamp, 'utf8').catch(() => null);
  return built === print && parts.every((part) => existsSync(join(out, part)));
};

const runElectronVite = (folder: string): Promise<Result<null>> =>
  new Promise((resolve) => {
    const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const args = [bin, 'build', '--config', 'main/electron.vite.config.ts', '--logLevel', 'warn', '--outDir', folder];
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const failed = (): void =>
      resolve({ ok: false, error: { code: 'internal', message: `The app could not be built.\n${said.trim()}` } });
    child.once('error', failed);
    child.once('close', (code) => (code === 0 ? resolve({ ok: true, value: null }) : failed()));
  });

/** Two processes may build at once; each finishes aside and swaps, so nobody ever serves half a build. */
const swap = async (folder: string): Promise<void> => {
  for (const part of parts) {
    const old = join(folder, `old-${part}`);
    await rename(join(out, part), old).catch(() => undefined);
    await rename(join(folder, part), join(out, part)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
};

/** Builds into out/, quietly, unless it holds a build of these very sources. The error carries what the tools said. */
export const build = async (): Promise<Result<null>> => {
  const print = await fingerprint();
  if (await isBuilt(print)) return { ok: true, value: null };
  // An absolute folder: a relative one would be taken from each part's own root.
  const folder = join(out, `.build-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const built = await runElectronVite(folder);
  if (built.ok) await swap(folder);
  await rm(folder, { recursive: true, force: true });
  if (built.ok) await writeFile(stamp, print);
  return built;
};

if (import.meta.main) {
  const built = await build();
  if (!built.ok) {
    process.stderr.write(`${built.error.message}\n`);
    process.exitCode = 1;
  }
}
