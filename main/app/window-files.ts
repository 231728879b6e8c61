/** The built window: its files, read once when the host starts. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { App } from './create-app.ts';

export type Content = { readonly bytes: Uint8Array; readonly mediaType: string };

/** Keys are paths below the window's origin without the leading slash: "assets/index-1a2b.js". */
export type WindowFiles = ReadonlyMap<string, Content>;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the whole folder into memory. What is not in the map cannot be asked for, so there is no path to climb; and a
 * new build beside a running app does not take its files away. Rejects when the folder has no index.html.
 */
export const loadWindowFiles = async (folder: string): Promise<WindowFiles> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    found
      .filter((file) => file.isFile() && Object.hasOwn(mediaTypes, extname(file.name)))
      .map(async (file) => {
        const path = join(file.parentPath, file.name);
        const mediaType = mediaTypes[extname(file.name)] ?? 'application/octet-stream';
        return [relative(folder, path).split(sep).join('/'), { bytes: await readFile(path), mediaType }] as const;
      }),
  );
  const map = new Map<string, Content>(files);
  if (!map.has('index.html')) throw new Error('The window has not been built.');
  return map;
};

/** What lies at a path of the window's origin: a built file, or bytes the app serves (a pack); null for all else. */
export const contentAt = async (
  files: WindowFiles,
  resource: App['resource'],
  pathname: string,
): Promise<Content | null> => {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1);
  const file = files.get(path);
  if (file !== undefined) return file;
  return /^packs\/[0-9A-Za-z._-]+$/.test(path) && !path.includes('..') ? resource(path) : null;
};
