/** One client over many years: 50,000 entries. What opening it costs, what it takes up, and what one more entry costs. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startApp, type TestApp } from '../builders/app.ts';
import { someFacts } from '../builders/entries.ts';
import { inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { peakMemory } from './memory.ts';
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

/** The whole resident memory, Node's own included, at its highest: while the journal is read. What a host adds to carry it into a window is not in it. */
export const memory: Figure = {
  name: 'memory of the main process with 50,000 entries, peak',
  limit: `${times(memoryLimit)} the bytes of the journal`,
  against: 'the bytes of the journal',
  take: () =>
    inFolder(async (folder) => {
      const { size } = await stat(await journalOf(folder));
      const bytes = await peakMemory(folder, entries);
      return {
        figure: `${megabytes(bytes)}, ${times(bytes / size)}`,
        reference: megabytes(size),
        holds: bytes <= memoryLimit * size,
      };
    }),
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
