/**
 * The screen of the double: shows the app's one window in a page of a real Chromium. Runs the app's own preload before
 * every page load, carries its messages, and asks the app's own guards before anything leaves its origin.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import type { FromApp, FromScreen, Question } from './messages.ts';
import { preloadScript } from './preload-script.ts';

export type Screen = {
  /** Starts the built app and resolves when its window has loaded. */
  readonly start: (entry: string, args: readonly string[]) => Promise<void>;
  /** Clicks the window's close button and waits for the app to end; a question is answered with its last button. */
  readonly closeWindow: () => Promise<void>;
  /** Clicks the window's close button, answers the question that comes with its first button, and tells what it said. */
  readonly closeAndKeep: () => Promise<string>;
  readonly killHard: () => Promise<void>;
  readonly origin: () => string;
  /** Error boxes the app has shown, oldest first. */
  readonly said: readonly string[];
};

export const createScreen = (page: Page): Screen => {
  let child: ChildProcess | null = null;
  let origin = '';
  let count = 0;
  let prepared = false;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const said: string[] = [];
  let asked = (_sentence: string): void => {};

  const tell = (message: FromScreen): void => {
    child?.send(message);
  };
  const ask = async (question: Question): Promise<unknown> => {
    if (child === null) throw new Error('The app is not running.');
    const id = ++count;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(id, answer);
    tell({ kind: 'ask', id, question });
    return answer.promise;
  };

  /** An app that has ended allows nothing. */
  const may = (question: Question): Promise<boolean> =>
    ask(question).then(
      (answer) => answer === true,
      () => false,
    );

  /** Once per page: the channel, the preload and the guards stay when the app is started again. */
  const prepare = async (preload: string): Promise<void> => {
    if (prepared) return;
    prepared = true;
    await page.exposeBinding('electronDouble', ({ frame }, channel: string, args: string) =>
      ask({ kind: 'invoke', channel, args, frame: { url: frame.url(), main: frame === page.mainFrame() } }).then(
        (value) => JSON.stringify(value),
      ),
    );
    await page.addInitScript(preloadScript(preload));
    await page.route(
      (url) => url.origin !== origin,
      async (route, request) => {
        const kind = request.isNavigationRequest() && request.frame() === page.mainFrame() ? 'navigate' : 'request';
        const allowed = await may({ kind, url: request.url() });
        if (allowed) return route.continue();
        // An answer without content leaves the page where it is, as a prevented navigation does.
        return kind === 'navigate' ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
      },
    );
    page.on('popup', async (popup) => {
      if (!(await may({ kind: 'popup', url: popup.url() }))) await popup.close();
    });
  };

  const deliver = async (channel: string, args: string): Promise<void> => {
    await page.evaluate(([key, name, list]) => Reflect.get(window, Symbol.for(key))?.(name, list), [
      'electron-double',
      channel,
      args,
    ] as const);
  };

  const hear = async (message: FromApp, loaded: () => void): Promise<void> => {
    switch (message.kind) {
      case 'open':
        return prepare(message.preload);
      case 'load':
        origin = new URL(message.url).origin;
        await page.goto(message.url);
        return loaded();
      case 'send':
        // A page that is going away takes no more events, like a window that closes.
        return deliver(message.channel, message.args).catch(() => undefined);
      case 'answer': {
        const answer = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error !== null) answer?.reject(new Error(message.error));
        else answer?.resolve(JSON.parse(message.value ?? 'null'));
        return;
      }
      case 'said':
        said.push(message.sentence);
        return;
      case 'asked':
        asked(message.sentence);
        return;
      case 'closed':
        await page.goto('about:blank').catch(() => undefined);
    }
  };

  const ended = async (): Promise<void> => {
    if (child === null) return;
    const leaving = child;
    if (leaving.exitCode === null && leaving.signalCode === null) await once(leaving, 'exit');
    child = null;
    for (const answer of waiting.values()) answer.reject(new Error('The app has ended.'));
    waiting.clear();
  };

  return {
    said,
    origin: () => origin,
    start: (entry, args) =>
      new Promise((resolve, reject) => {
        let complaint = '';
        const started = fork(entry, [...args], {
          execArgv: ['--import', new URL('register.ts', import.meta.url).href],
          stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        });
        child = started;
        started.stderr?.on('data', (chunk: Buffer) => {
          complaint += chunk.toString();
        });
        // One after the other: a page must be prepared before it is loaded.
        let queue = Promise.resolve();
        started.on('message', (message: FromApp) => {
          if (message.kind === 'answer') return void hear(message, resolve);
          queue = queue.then(() => hear(message, resolve)).catch(reject);
        });
        started.once('exit', (code) => reject(new Error(`The app ended with ${code}: ${complaint}`)));
      }),
    closeAndKeep: () =>
      new Promise((resolve) => {
        asked = (sentence) => {
          tell({ kind: 'press', button: 0 });
          resolve(sentence);
        };
        tell({ kind: 'close' });
      }),
    closeWindow: async () => {
      asked = () => tell({ kind: 'press', button: 1 });
      tell({ kind: 'close' });
      await ended();
    },
    killHard: async () => {
      child?.kill('SIGKILL');
      await ended();
    },
  };
};
