import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from '#main/start/build.ts';
import type { Figure } from './figure.ts';

const limit = 400_000;
const renderer = join(import.meta.dirname, '..', '..', 'out', 'renderer');

const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

/** pdf.js is a file of its own and its worker another; a bundle in which it hides among our own code is counted whole. */
const isPdfjs = (name: string): boolean => /(^|[\\/])pdf(js|\.worker)[.-][^\\/]*$/.test(name);

/** Everything the window may ever load but fonts, pictures and pdf.js, each file compressed by itself. */
export const bundle: Figure = {
  name: 'renderer bundle, gzipped',
  limit: kB(limit),
  against: 'the limit itself, every page, script and style sheet of the build but pdf.js',
  take: async () => {
    const built = await build();
    if (!built.ok) throw new Error(built.error.message);
    const names = (await readdir(renderer, { recursive: true })).filter((name) => /\.(m?js|css|html)$/.test(name));
    const own = names.filter((name) => !isPdfjs(name));
    const files = await Promise.all(own.map((name) => readFile(join(renderer, name))));
    const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0);
    return {
      figure: kB(bytes),
      reference: `${own.length} files; ${names.length - own.length} of pdf.js left out`,
      holds: bytes <= limit,
    };
  },
};
