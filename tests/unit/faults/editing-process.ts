/**
 * A process of its own: the app without a window, in which somebody writes, edits, removes, brings back, forgets and
 * leaves things half-written, without end. Says each step before it is asked for and again once the app has answered.
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import Conf from 'conf';
import { createApp } from '#main/app/create-app.ts';
import { errorCode } from '#main/workspace/disk.ts';
import type { Input, Output, RequestName } from '#shared/contract.ts';
import { testHost } from '../../builders/host.ts';
import { randomFrom } from '../../builders/random.ts';
import { nextStep, type Said, type Script } from './editing-script.ts';

/** `warm`: compiles everything once, keeps that for the processes to come, and ends. */
const [folder = '', seed = '0', warm] = process.argv.slice(2);
const writeSome = (bytes: Buffer, at: number): number => {
  try {
    return writeSync(1, bytes, at);
  } catch (error) {
    if (errorCode(error) !== 'EAGAIN') throw error;
    // The listener is busy and the pipe is full.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    return 0;
  }
};
/** Straight into the pipe: a line that was written is there, whatever becomes of this process. */
const say = (said: Said): void => {
  const bytes = Buffer.from(`${JSON.stringify(said)}\n`, 'utf8');
  for (let at = 0; at < bytes.length; ) at += writeSome(bytes, at);
};

const app = createApp(testHost(folder, { Store: Conf, clock: () => new Date() }));
const started = await app.start();
if (!started.ok) throw new Error(started.error.message);

const ask = async <N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> => {
  const answer = await app.handle(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as Output<N>;
};

const { clients } = await ask('app.state', null);
const first = clients[0] ?? null;
const open =
  first === null ? await ask('client.create', { name: 'Hollis & Wren' }) : await ask('client.open', { id: first.id });
const clientId = open.document.id;
const script: Script = {
  random: randomFrom(Number(seed)),
  living: open.journal.filter(({ removedAt }) => removedAt === null).map(({ id }) => id),
  trash: open.journal.filter(({ removedAt }) => removedAt !== null).map(({ id }) => id),
};
let { document, version } = open;
say({ say: 'open', clientId });
if (warm !== undefined) {
  flushCompileCache();
  await app.stop();
  process.exit(0);
}

/** Bytes of a file that are sent at once. */
const part = 4096;
/** Steps of one sitting; then this process waits for its end. */
const sitting = 60;
for (let number = 1; number <= sitting; number += 1) {
  const step = nextStep(script, number);
  say({ say: 'asked', number, step });
  let id: string | null = null;
  switch (step.do) {
    case 'add':
      id = (await ask('journal.add', { clientId, facts: step.facts, private: step.private })).id;
      script.living.push(id);
      break;
    case 'attach': {
      const bytes = Buffer.from(step.content, 'utf8');
      const file = { name: 'offer.pdf', mediaType: 'application/pdf', size: bytes.length };
      const { upload } = await ask('file.begin', file);
      for (let at = 0; at < bytes.length; at += part) {
        const sent = await app.filePart(upload, at, bytes.subarray(at, at + part));
        if (!sent.ok) throw new Error(sent.error.message);
      }
      await ask('file.finish', { upload });
      id = (await ask('journal.add', { clientId, facts: step.facts, private: step.private })).id;
      script.living.push(id);
      break;
    }
    case 'revise':
      await ask('journal.revise', { clientId, entryId: step.id, facts: step.facts, private: step.private });
      break;
    case 'remove':
      await ask('journal.remove', { clientId, entryId: step.id });
      script.living.splice(script.living.indexOf(step.id), 1);
      script.trash.push(step.id);
      break;
    case 'restore':
      await ask('journal.restore', { clientId, entryId: step.id });
      script.trash.splice(script.trash.indexOf(step.id), 1);
      script.living.push(step.id);
      break;
    case 'forget':
      await ask('journal.forget', { clientId, entryIds: [step.id] });
      script.trash.splice(script.trash.indexOf(step.id), 1);
      break;
    case 'draft':
      await ask('draft.save', { clientId, slot: 'new', draft: step.draft });
      break;
    case 'records':
      document = { ...document, summary: step.summary };
      version = (await ask('client.save', { document, version })).version;
      break;
  }
  say({ say: 'answered', number, id });
}
setInterval(() => undefined, 60_000);
