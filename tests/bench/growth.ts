/** One client over many years: 50,000 entries. What opening it costs, what it takes up, and what one more entry costs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp, type TestApp } from '../builders/app.ts';
import { someFacts } from '../builders/entries.ts';
import { inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { openAndParse } from './opening.ts';
import { largeWorkspace } from './workspace.ts';

const entries = 50_000;

const journalOf = async (folder: string): Promise<string> => {
  const workspace = join(folder, 'workspace');
  await largeWorkspace(workspace, 1, entries);
  const { app, ask } = await startApp({}, folder);
  const { clients } = await ask('app.state', null);
  await app.stop();
  return join(workspace, 'clients', clients[0]?.id ?? '', 'journal.jsonl');
};

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;

const openLimit = 1.5;

/** What a person waits for at the start after many years with one client. */
export const longOpening: Figure = {
  name: 'opening one client with 50,000 entries, median',
  limit: times(openLimit),
  against: 'reading and JSON-parsing the same bytes',
  take: async () => {
    const { ours, theirs } = await inFolder(async (folder) => {
      await journalOf(folder);
      return openAndParse(folder, { clients: 1, entries }, { rounds: 15, warmUp: 3 });
    });
    const [mine, parsed] = [median(ours), median(theirs)];
    return {
      figure: `${ms(mine)}, ${times(mine / parsed)}`,
      reference: `median ${ms(parsed)}`,
      holds: mine <= openLimit * parsed,
    };
  },
};

const memoryLimit = 6;

/** Bytes a process of its own holds with the workspace open and its client shown. */
const held = async (folder: string): Promise<number> => {
  const child = fork(import.meta.filename, [folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  let bytes: number | null = null;
  child.on('message', (message) => {
    if (typeof message === 'number') bytes = message;
  });
  await ended;
  if (bytes === null) throw new Error('The workspace was not opened.');
  return bytes;
};

/** The whole resident memory, Node's own included, at its highest: while the journal is read. What a host adds to carry it into a window is not in it. */
export const memory: Figure = {
  name: 'memory of the main process with 50,000 entries, peak',
  limit: `${times(memoryLimit)} the bytes of the journal`,
  against: 'the bytes of the journal',
  take: () =>
    inFolder(async (folder) => {
      const { size } = await stat(await journalOf(folder));
      const bytes = await held(folder);
      return {
        figure: `${megabytes(bytes)}, ${times(bytes / size)}`,
        reference: megabytes(size),
        holds: bytes <= memoryLimit * size,
      };
    }),
};

/** The most this process ever held. Linux counts it since the program began; elsewhere what is held now has to do. */
const peak = async (): Promise<number> => {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? process.memoryUsage.rss() : Number(kilobytes) * 1024;
};

const flatLimit = 1.5;

const appending = async ({ ask }: TestApp): Promise<() => Promise<number>> => {
  const { clients } = await ask('app.state', null);
  const known = clients[0]?.id;
  const clientId = known ?? (await ask('client.create', { name: 'Client 1' })).document.id;
  let number = 0;
  return () => {
    number += 1;
    const facts = someFacts({ text: `They asked for one more round of changes, the ${number}th.` });
    return timed(() => ask('journal.add', { clientId, facts, private: { text: 'I was tired.', mood: 2, energy: 2 } }));
  };
};

/** The first entries of a journal beside those after 50,000, in turn. */
export const flatAppend: Figure = {
  name: 'appending after 50,000 entries, median',
  limit: times(flatLimit),
  against: 'appending the first entries of a journal',
  take: async () => {
    const { ours, theirs } = await inFolder(async (folder) => {
      await journalOf(folder);
      const full = await startApp({}, folder);
      const empty = await startApp({}, join(folder, 'empty'));
      try {
        return await inTurn({ rounds: 300, warmUp: 50 }, await appending(full), await appending(empty));
      } finally {
        await full.app.stop();
        await empty.app.stop();
      }
    });
    const [mine, first] = [median(ours), median(theirs)];
    return {
      figure: `${ms(mine)}, ${times(mine / first)}`,
      reference: `median ${ms(first)}`,
      holds: mine <= flatLimit * first,
    };
  },
};

if (import.meta.main) {
  const { app, ask } = await startApp({}, process.argv[2]);
  const { clients } = await ask('app.state', null);
  const opened = await ask('client.open', { id: clients[0]?.id ?? '' });
  if (opened.journal.length === entries) process.send?.(await peak());
  await app.stop();
}
