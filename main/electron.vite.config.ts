/** `electron-vite build --config main/electron.vite.config.ts`: main, preload and window, each for its own platform. */
import { globSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { minify } from '@swc/core';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// Run from the top of the checkout; paths below are relative to it.

const styleSheets = globSync('renderer/**/*.module.css').toSorted();
const classNames = new Map<string, string>();

/** "_1k3": the number of the style sheet and of the class in it. Short, and the same in every build of these sources. */
const shortName = (name: string, file: string): string => {
  const sheet = styleSheets.indexOf(relative('.', file.split('?', 1)[0] ?? file).replaceAll(sep, '/'));
  const key = `${sheet} ${name}`;
  const before = [...classNames.keys()].filter((known) => known.startsWith(`${sheet} `)).length;
  const known = classNames.get(key) ?? `_${sheet.toString(36)}_${before.toString(36)}`;
  classNames.set(key, known);
  return known;
};

/** Every schema of zod can write itself as JSON Schema, 6 kB compressed. Nothing here asks for that; the names stay. */
const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  transform: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name);
      return names.map((name) => `export const ${name} = () => undefined;`).join('\n');
    },
  },
};

/** What zod says by itself, in general words; what people read is written where it is asked for. */
const noZodWords: Plugin = {
  name: 'no-zod-words',
  transform: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/ },
    handler: () => "export default () => ({ localeError: () => 'This cannot be read.' });",
  },
};

/** The table of currencies, each written as what differs. */
const shortCurrencies: Plugin = {
  name: 'short-currencies',
  transform: {
    filter: { id: /[\\/]dinero\.js[\\/]dist[\\/]esm[\\/]currencies[\\/]index\.js$/ },
    handler: (code) => {
      const each = /const (\w+) = \{\s*code: "\1",\s*base: (\S+),\s*exponent: (\d)\s*\};/g;
      const short = code
        .replaceAll(each, (_, name, base, exponent) => `const ${name} = of("${name}", ${exponent}, ${base});`)
        .replaceAll(', 10);', ');')
        .replaceAll(', 2);', ');');
      return `const of = (code, exponent = 2, base = 10) => ({ code, base, exponent });\n${short}`;
    },
  },
};

/** Names the values of the design that only the style sheet speaks of as short as they can be. */
const shortValues = (css: string, scripts: readonly string[]): string => {
  const counts = new Map<string, number>();
  for (const [, name = ''] of css.matchAll(/[{;](--[a-z][\w-]*):/g)) counts.set(name, 0);
  for (const name of [...counts.keys()]) if (scripts.some((code) => code.includes(name))) counts.delete(name);
  const each = /--[a-z][\w-]*/g;
  for (const [name] of css.matchAll(each)) if (counts.has(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const short = new Map(often.map(([name], index) => [name, `--${index.toString(36)}`]));
  return css.replaceAll(each, (name) => short.get(name) ?? name);
};

/** swc finds a few percent more in what the bundler has made small; pdf.js comes as small as its makers ship it. */
const smaller: Plugin = {
  name: 'smaller',
  generateBundle: {
    order: 'post',
    handler: async (_options, bundle) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      for (const chunk of chunks.filter(({ name }) => name !== 'pdfjs')) {
        const compress = { passes: 3, toplevel: true } as const;
        const { code } = await minify(chunk.code, { module: true, ecma: 2022, compress, mangle: { toplevel: true } });
        chunk.code = code;
      }
      const sheets = Object.values(bundle).filter((file) => file.type === 'asset');
      for (const sheet of sheets.filter(({ fileName }) => fileName.endsWith('.css'))) {
        sheet.source = shortValues(
          String(sheet.source),
          chunks.map(({ code }) => code),
        );
      }
    },
  },
};

export default defineConfig({
  main: {
    build: {
      // Packs are made in a thread, and pages of exhibits in another: each is started from a file of its own.
      lib: {
        entry: {
          main: 'main/desktop/main.ts',
          'pack-worker': 'main/pack/worker-thread.ts',
          'exhibit-worker': 'main/pack/exhibits/worker.ts',
        },
        formats: ['es'],
        fileName: (_, name) => `${name}.js`,
      },
      // Packages stay packages: pdfkit and fontkit read their own data files at run time.
      externalizeDeps: true,
      minify: false,
    },
  },
  preload: {
    build: {
      // A sandboxed preload cannot be an ES module, and in an ESM package CommonJS must be called .cjs.
      lib: { entry: 'main/desktop/preload.cts', formats: ['cjs'], fileName: () => 'preload.cjs' },
      minify: false,
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), noJsonSchema, noZodWords, shortCurrencies, smaller],
    css: { modules: { generateScopedName: shortName } },
    build: {
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          codeSplitting: {
            groups: [
              // pdf.js in a file of its own: it is read with the first page of a pack and counted apart from our own code.
              { name: 'pdfjs', test: /[\\/]node_modules[\\/]pdfjs-dist[\\/]/, priority: 1 },
              // What every screen needs together: each name that two files share costs bytes in both.
              {
                name: 'app',
                test: /[\\/]node_modules[\\/]|[\\/]renderer[\\/](browser-bridge|(app|components|state)[\\/](?!exit-route))/,
              },
              // All screens in one file: they are alike, and together take less than one by one. The pack brings pdf.js along.
              { name: 'screens', test: /[\\/]renderer[\\/](features[\\/](?!pack)|app[\\/]exit-route)/ },
            ],
          },
        },
      },
      minify: true,
      // One style sheet: the parts repeat each other, and no screen appears before its own has come.
      cssCodeSplit: false,
      // No inline script, no data: fonts: the content security policy allows neither.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
    },
  },
});
