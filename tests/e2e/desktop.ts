/** `npm run test:desktop`: all end-to-end specs in real Electron, where its runtime is. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { electronRuntime } from '#main/start/electron-runtime.ts';

const root = join(import.meta.dirname, '..', '..');
const runtime = await electronRuntime(() => process.stderr.write("Fetching Electron's runtime once (about 110 MB).\n"));
if (runtime === null) {
  process.stderr.write(
    "The desktop specs need Electron's runtime, which is not on this computer and could not be downloaded.\n",
  );
  process.exit(1);
}
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const child = spawn(
  process.execPath,
  [playwright, 'test', '--config', 'tests/playwright.config.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, GOOD_TERMS_E2E: 'desktop' } },
);
child.once('exit', (code) => process.exit(code ?? 1));
