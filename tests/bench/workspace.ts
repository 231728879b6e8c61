/** Workspaces to measure with, written by the app's own storage. Their texts are those of the sample. */
import { resolve } from 'node:path';
import Conf from 'conf';
import { addEntry, openWorkspace, readSample, reviseEntry, writeSample } from '#main/workspace/index.ts';
import type { Result } from '#shared/contract.ts';

const assets = resolve(import.meta.dirname, '..', '..', 'assets');
const clock = (): Date => new Date('2026-11-21T09:30:00.000Z');

const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

/** Writes the sample as the workspace in `folder`. */
export const sampleWorkspace = async (folder: string): Promise<void> => {
  valueIn(writeSample({ folder, Store: Conf, clock }, await readSample(assets)));
};

/** Writes `clients` clients with the sample's records and `entries` entries each; every tenth entry was edited once. */
export const largeWorkspace = async (folder: string, clients: number, entries: number): Promise<void> => {
  const sample = await readSample(assets);
  const texts = sample.clients.flatMap((client) => client.entries);
  const workspace = valueIn(await openWorkspace({ folder, Store: Conf, clock }));
  valueIn(workspace.saveDocument(sample.workspace));
  for (let number = 0; number < clients; number += 1) {
    const name = `Client ${number + 1}`;
    const client = valueIn(workspace.createClient(name));
    const records = sample.clients[number % sample.clients.length]?.document;
    valueIn(client.save({ ...client.document(), ...records, id: client.id, name }, client.version()));
    const drafts = Array.from({ length: entries }, (_, index) => {
      const text = texts[(number + index) % texts.length];
      if (text === undefined) throw new Error('The sample has no entries.');
      const id = `entry-${index + 1}`;
      const added = addEntry(id, text.writtenAt, text);
      return index % 10 === 9 ? [added, reviseEntry(id, text.writtenAt, text)] : [added];
    });
    valueIn(client.journal.append(drafts.flat()));
  }
  await workspace.close();
};
