import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspace, readSample, verifyJournal, writeSample } from '#main/workspace/index.ts';
import { temporaryFolder, testHost } from '../../builders/host.ts';

const setting = () => {
  const { paths, Store, clock } = testHost(temporaryFolder());
  return { folder: paths.sample, Store, clock, assets: paths.assets };
};

describe('the sample', () => {
  it('is written as an ordinary workspace that opens without a problem and says what its source says', async () => {
    const { assets, ...writing } = setting();
    const sample = await readSample(assets);
    expect(writeSample(writing, sample)).toEqual({ ok: true, value: null });
    const opened = await openWorkspace(writing);
    if (!opened.ok) throw new Error(opened.error.message);
    const workspace = opened.value;
    expect(workspace.problems).toEqual([]);
    expect(workspace.document()).toEqual(sample.workspace);
    for (const { document, entries } of sample.clients) {
      const client = workspace.client(document.id);
      if (!client.ok) throw new Error(client.error.message);
      expect(client.value.document()).toEqual(document);
      const read = [...client.value.journal.entries.values()];
      expect(read.map(({ id, writtenAt, facts, private: own }) => ({ id, writtenAt, facts, private: own }))).toEqual(
        entries,
      );
      expect(verifyJournal(readFileSync(client.value.journal.path))).toMatchObject({
        problems: [],
        entries: entries.length,
      });
    }
    await workspace.close();
  });

  it('is never written into a folder that holds something', async () => {
    const { assets, ...writing } = setting();
    mkdirSync(writing.folder);
    writeFileSync(join(writing.folder, 'thesis.txt'), 'mine');
    expect(writeSample(writing, await readSample(assets))).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(readdirSync(writing.folder)).toEqual(['thesis.txt']);
  });
});
