/** What the lock costs: opening everything behind it, and writing with it. */
import { join } from 'node:path';
import { startApp, type TestApp } from '../builders/app.ts';
import { someFacts } from '../builders/entries.ts';
import { passphrase, setPassphrase } from '../builders/locked.ts';
import { inTurn, timed } from './clock.ts';
import { type Figure, ms, times } from './figure.ts';
import { inFolder } from './folder.ts';
import { median } from './measure.ts';
import { largeWorkspace } from './workspace.ts';

const limit = 1_500;
const rounds = 7;

/** The first state is answered when it is over: then the window shows everything again. */
export const lockAndUnlock: Figure = {
  name: 'locking and unlocking 10 clients with 50,000 entries, median',
  limit: ms(limit),
  against: 'the limit itself; about a third of it is the passphrase (scrypt)',
  take: () =>
    inFolder(async (folder) => {
      await largeWorkspace(join(folder, 'workspace'), 10, 5_000);
      const running = await startApp({}, folder);
      await setPassphrase(running);
      const taken: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const one = await timed(async () => {
          await running.ask('lock.now', { why: 'asked' });
          await running.ask('lock.unlock', { by: 'passphrase', passphrase });
          await running.ask('app.state', null);
        });
        taken.push(one);
      }
      await running.app.stop();
      const figure = median(taken);
      return { figure: ms(figure), reference: null, holds: figure <= limit };
    }),
};

const editLimit = 1.3;

/** An entry added and the records saved: what a person does between two looks at the screen. */
const editing = async ({ ask }: TestApp): Promise<() => Promise<number>> => {
  const { document } = await ask('client.create', { name: 'Client 1' });
  const clientId = document.id;
  let version = 0;
  return () =>
    timed(async () => {
      const facts = someFacts({ text: `They asked for one more round of changes, the ${version}th.` });
      await ask('journal.add', { clientId, facts, private: { text: 'I was tired.', mood: 2, energy: 2 } });
      const saved = { ...document, summary: `After round ${version}` };
      version = (await ask('client.save', { document: saved, version })).version;
    });
};

export const encryptedEditing: Figure = {
  name: 'adding an entry and saving the records, encrypted, median',
  limit: times(editLimit),
  against: 'the same in a plain workspace',
  take: async () => {
    const { ours, theirs } = await inFolder(async (folder) => {
      const locked = await startApp({}, join(folder, 'locked'));
      const plain = await startApp({}, join(folder, 'plain'));
      await setPassphrase(locked);
      try {
        return await inTurn({ rounds: 200, warmUp: 30 }, await editing(locked), await editing(plain));
      } finally {
        await locked.app.stop();
        await plain.app.stop();
      }
    });
    const [mine, other] = [median(ours), median(theirs)];
    return {
      figure: `${ms(mine)}, ${times(mine / other)}`,
      reference: `median ${ms(other)}`,
      holds: mine <= editLimit * other,
    };
  },
};
