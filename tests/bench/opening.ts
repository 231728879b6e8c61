import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { startApp } from '../builders/app.ts';
import { collectGarbage, inTurn, type Rounds, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { largeWorkspace } from './workspace.ts';

const limit = 2;

/** Reads and parses every file of the workspace; returns what it read, so that it is not thrown away sooner than the app's own. */
const parseAll = (workspace: string): readonly unknown[] =>
  readdirSync(workspace, { recursive: true, encoding: 'utf8' }).flatMap((name): readonly unknown[] => {
    if (name.endsWith('.jsonl')) {
      const lines = readFileSync(join(workspace, name), 'utf8').split('\n');
      return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
    }
    return name.endsWith('.json') ? [JSON.parse(readFileSync(join(workspace, name), 'utf8'))] : [];
  });

type Size = { readonly clients: number; readonly entries: number };

// Both are over when the event loop has turned once more: only then can anybody use what was read, and only then has
// each paid for moving it to where long-lived objects are kept.
export const openAndParse = (folder: string, size: Size, rounds: Omit<Rounds, 'between'>) => {
  const workspace = join(folder, 'workspace');

  const open = async (): Promise<number> => {
    const start = performance.now();
    const { app, ask } = await startApp({}, folder);
    const { clients } = await ask('app.state', null);
    const opened = await Promise.all(clients.map(({ id }) => ask('client.open', { id })));
    await turn();
    const taken = performance.now() - start;
    await app.stop();
    const entries = opened.reduce((sum, { journal }) => sum + journal.length, 0);
    if (opened.length !== size.clients || entries !== size.entries) throw new Error(`${entries} entries were read.`);
    return taken;
  };
  const parse = async (): Promise<number> => {
    let read: readonly unknown[] = [];
    const taken = await timed(() => {
      read = parseAll(workspace);
      return turn();
    });
    if (read.length < size.entries) throw new Error(`${read.length} lines were parsed.`);
    return taken;
  };
  return inTurn({ ...rounds, between: collectGarbage }, open, parse);
};

const measure = async (folder: string) => {
  await largeWorkspace(join(folder, 'workspace'), 20, 1_000);
  return openAndParse(folder, { clients: 20, entries: 20_000 }, { rounds: 21, warmUp: 4 });
};

/** What a person waits for at the start: the app started, its first state answered and every client read. */
export const opening: Figure = {
  name: 'opening 20 clients with 20,000 entries, median',
  limit: times(limit),
  against: 'reading and JSON-parsing the same bytes',
  take: async () => {
    const { ours, theirs } = await inFolder(measure);
    const [mine, parsed] = [median(ours), median(theirs)];
    return {
      figure: `${ms(mine)}, ${times(mine / parsed)}`,
      reference: `median ${ms(parsed)}`,
      holds: mine <= limit * parsed,
    };
  },
};
