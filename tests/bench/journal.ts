import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../builders/app.ts';
import { someFacts } from '../builders/entries.ts';
import { inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { percentile } from './measure.ts';
import { largeWorkspace } from './workspace.ts';

const limit = 3;

const measure = async (folder: string) => {
  const workspace = join(folder, 'workspace');
  await largeWorkspace(workspace, 20, 1_000);
  const { app, ask } = await startApp({}, folder);
  const { clients } = await ask('app.state', null);
  const clientId = clients[0]?.id ?? '';
  const journal = join(workspace, 'clients', clientId, 'journal.jsonl');
  const written = openSync(journal, 'r');
  const raw = openSync(join(folder, 'raw.jsonl'), 'a');
  let number = 0;
  let line = Buffer.alloc(0);

  const entry = async (): Promise<number> => {
    number += 1;
    const facts = someFacts({ text: `They asked for one more round of changes, the ${number}th.` });
    const before = fstatSync(written).size;
    const taken = await timed(() =>
      ask('journal.add', { clientId, facts, private: { text: 'I was tired.', mood: 2, energy: 2 } }),
    );
    line = Buffer.alloc(fstatSync(written).size - before);
    readSync(written, line, 0, line.length, before);
    return taken;
  };
  const append = (): Promise<number> =>
    timed(() => {
      writeSync(raw, line);
      fsyncSync(raw);
    });

  try {
    return await inTurn({ rounds: 400, warmUp: 60 }, entry, append);
  } finally {
    for (const file of [written, raw]) closeSync(file);
    await app.stop();
  }
};

/** What a person waits for after Save: `journal.add` answered by the app, in a workspace of 20 clients and 20,000 entries. */
export const journalAppend: Figure = {
  name: 'journal entry acknowledged, p95',
  limit: times(limit),
  against: 'a raw append and fsync of the same bytes',
  take: async () => {
    const { ours, theirs } = await inFolder(measure);
    const [mine, raw] = [percentile(ours, 0.95), percentile(theirs, 0.95)];
    return {
      figure: `${ms(mine)}, ${times(mine / raw)}`,
      reference: `p95 ${ms(raw)}`,
      holds: mine <= limit * raw,
    };
  },
};
