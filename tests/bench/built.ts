/** The app as people run it: bundled, as in the desktop build, and not read from its sources with their types. */
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'out', 'bench');

let building: Promise<unknown> | null = null;

/** The bundle of a program of the bench, with the threads the app starts beside it. */
export const bundled = async (name: 'one-pack'): Promise<string> => {
  building ??= build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          [name]: `tests/bench/${name}.ts`,
          'pack-worker': 'main/pack/worker-thread.ts',
          'exhibit-worker': 'main/pack/exhibits/worker.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  await building;
  return join(folder, `${name}.js`);
};
