/** The browser host: `npm run start:browser`. Prints one line, the address, and serves until it is told to stop. */
import { join } from 'node:path';
import { createFlush } from '../app/flush.ts';
import { createLockingApp } from '../app/locking-app.ts';
import { loadWindowFiles } from '../app/window-files.ts';
import { build } from '../start/build.ts';
import { readArguments, usage } from './arguments.ts';
import { createWindows } from './events.ts';
import { hostPaths } from './folders.ts';
import { createBrowserHost } from './host.ts';
import { canShow, openAddress } from './open.ts';
import { whenLeftAlone } from './parent.ts';
import { listen } from './server.ts';
import { createSession } from './session.ts';

/** Milliseconds the window gets to write what it holds back. */
const flushLimit = 2_000;

const fail = (sentence: string, code: number): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
};

const options = readArguments(process.argv.slice(2));
if (options === 'help') {
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}
if ('wrong' in options) fail(`${options.wrong}\n\n${usage}`, 2);
else await serve(options);

async function serve(options: Exclude<ReturnType<typeof readArguments>, 'help' | { wrong: string }>): Promise<void> {
  const built = await build();
  if (!built.ok) return fail(built.error.message, 1);
  const files = await loadWindowFiles(join(import.meta.dirname, '..', '..', 'out', 'renderer'));
  const windows = createWindows();
  const flush = createFlush(windows.emit);
  const app = createLockingApp(createBrowserHost(await hostPaths(options), windows.emit));
  const started = await app.start();
  if (!started.ok) return fail(started.error.message, started.error.code === 'in-use' ? 3 : 1);

  const session = createSession();
  const parts = { app, files, session, windows, heard: flush.heard };
  const { server, port } = await listen(parts, options.port).catch(async (error: NodeJS.ErrnoException) => {
    await app.stop();
    const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'cannot be used on this computer';
    return fail(`Port ${options.port} ${why}. Choose another one with --port, or leave it out.`, 1);
  });

  let stopping = false;
  let stoppingSince = 0;
  const stop = async (): Promise<void> => {
    // A second signal means: now. Ctrl+C reaches us twice at once, from the terminal and handed on by `npm start`.
    if (stopping) {
      if (performance.now() - stoppingSince > 1_000) process.exit(1);
      return;
    }
    stopping = true;
    stoppingSince = performance.now();
    if (windows.connected() && (await flush.ask(flushLimit)) === 'unsaved') {
      process.stderr.write('Some changes could not be saved. They stay in the browser tab as long as it is open.\n');
    }
    windows.close();
    server.close();
    await app.stop();
    server.closeAllConnections();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop());
  // Windows has no SIGTERM; a program that started us asks over its own channel instead.
  process.on('message', (message) => {
    if (message === 'stop') void stop();
  });
  whenLeftAlone(() => void stop());

  const address = `http://127.0.0.1:${port}/?token=${session.token}`;
  process.stdout.write(`${address}\n`);
  // Without a desktop session xdg-open may start a text browser, which would use up the token unseen.
  if (options.open && canShow()) await openAddress(address);
}
