/** `npm start`: the desktop app where Electron's runtime is, else the same app in a browser tab. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.ts';
import { electronRuntime } from './electron-runtime.ts';

const root = join(import.meta.dirname, '..', '..');
const args = process.argv.slice(2);

const say = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

type Ending = { readonly code: number; readonly seconds: number; readonly asked: boolean };

/** Runs a program in the foreground and hands signals on. Resolves with how it ended, and whether it was asked to. */
const run = (program: string, given: readonly string[]): Promise<Ending> =>
  new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(program, given, { cwd: root, stdio: 'inherit' });
    let asked = false;
    const hand = (signal: NodeJS.Signals): void => {
      asked = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, hand);
    const done = (code: number): void => {
      for (const signal of signals) process.off(signal, hand);
      resolve({ code, seconds: (performance.now() - began) / 1000, asked });
    };
    child.once('error', () => done(127));
    child.once('exit', (code) => done(code ?? 1));
  });

/** An Electron that ends this early with an error never showed a window: a missing library, or no display. */
const startSeconds = 5;
/** The workspace is in use: said already, and no other host could open it either. */
const inUse = 3;

const openDesktop = async (runtime: string): Promise<boolean> => {
  const { code, seconds, asked } = await run(runtime, ['.', ...args]);
  if (!asked && code !== 0 && code !== inUse && seconds < startSeconds) return false;
  process.exitCode = code;
  return true;
};

const built = await build();
if (!built.ok) {
  say(built.error.message);
  process.exit(1);
}
const runtime = await electronRuntime(() => say("Fetching Electron's runtime once (about 110 MB)."));
const opened = runtime !== null && (await openDesktop(runtime));
if (!opened) {
  say(
    runtime === null
      ? "Electron's runtime is not on this computer and could not be downloaded, so Good Terms opens in your browser instead."
      : 'The desktop window could not be opened on this computer, so Good Terms opens in your browser instead.',
  );
  process.exitCode = (await run(process.execPath, [join(root, 'main', 'browser', 'main.ts'), ...args])).code;
}
