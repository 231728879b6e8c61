/** `electron-vite build --config main/electron.vite.config.ts`: main, preload and window, each for its own platform. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Run from the top of the checkout; paths below are relative to it.

export default defineConfig({
  main: {
    build: {
      // Packs are made in a thread, which is started from a file of its own beside the other.
      lib: {
        entry: { main: 'main/desktop/main.ts', 'pack-worker': 'main/pack/worker-thread.ts' },
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
    plugins: [react()],
    build: {
      rolldownOptions: {
        input: 'renderer/index.html',
        // pdf.js in a file of its own: it is read with the first page of a pack and counted apart from our own code.
        output: { codeSplitting: { groups: [{ name: 'pdfjs', test: /[\\/]node_modules[\\/]pdfjs-dist[\\/]/ }] } },
      },
      minify: true,
      // No inline script, no data: fonts: the content security policy allows neither.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
    },
  },
});
