import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup, verifyBackup, verifyWorkspace } from '#main/backup/index.ts';
import { runVerify } from '#main/cli/run-verify.ts';
import { addEntry, removeEntry, reviseEntry } from '#main/workspace/index.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, newFolder, noon, openHere } from '../../builders/workspace.ts';

const contract = Buffer.from('a contract');
const plan = Buffer.from('a plan');

/** A workspace whose one entry named the contract first, names the plan now, and lies in the trash. */
const filled = async () => {
  const dir = newFolder();
  const workspace = await openHere(dir);
  const { journal } = createHere(workspace);
  const naming = (bytes: Buffer, name: string) => ({
    facts: someFacts({ attachments: [attachmentOf(bytes, { name })] }),
    private: null,
  });
  journal.append([
    addEntry('one', noon, naming(contract, 'Vertrag – 契約: final.pdf')),
    reviseEntry('one', noon, naming(plan, 'plan.txt')),
    removeEntry('one', noon),
  ]);
  for (const bytes of [contract, plan]) {
    await workspace.files.add(
      'file',
      (async function* () {
        yield bytes;
      })(),
    );
  }
  await workspace.close();
  return { dir, fileOf: (bytes: Buffer) => join(dir, 'files', sha256Of(bytes)) };
};

const problemsIn = async (dir: string): Promise<readonly string[]> => {
  const read = await verifyWorkspace(dir);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.problems;
};

const backUp = async (dir: string): Promise<string> => {
  const toDir = `${dir}-backups`;
  mkdirSync(toDir);
  const made = await makeBackup({
    workspaceDir: dir,
    toDir,
    now: new Date(noon),
    version: '0.1.0',
    reason: 'asked',
    attachments: 'inside',
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.path;
};

describe('Checking a workspace', () => {
  test('finds every attached file there, those of earlier versions and of the trash included', async () => {
    const { dir } = await filled();
    expect(await problemsIn(dir)).toEqual([]);
  });

  test('names a file that is missing by its digest and its journal, never by its own name, and one that was altered', async () => {
    const { dir, fileOf } = await filled();
    rmSync(fileOf(contract));
    writeFileSync(fileOf(plan), 'another plan');
    expect(await problemsIn(dir)).toEqual([
      `files/${sha256Of(plan)} is not the file that was attached.`,
      expect.stringMatching(/^files\/[0-9a-f]{64} is missing\. It is attached in clients\/[^/]+\/journal\.jsonl\.$/),
    ]);
  });

  test('counts what no entry uses, and finds nothing wrong with it', async () => {
    const { dir, fileOf } = await filled();
    const stray = Buffer.from('from a draft nobody saved');
    writeFileSync(fileOf(stray), stray);
    expect(await problemsIn(dir)).toEqual([]);
    const outcome = JSON.stringify(await runVerify({ place: dir, option: () => '', all: () => [], on: () => false }));
    expect(outcome).toContain('1 attached file is no longer used by any entry.');
  });
});

describe('A backup', () => {
  test('holds the attached files and reads back whole', async () => {
    const { dir } = await filled();
    const verified = await verifyBackup(await backUp(dir));
    expect(verified).toMatchObject({ ok: true, value: { problems: [], known: [] } });
  });

  test('of a workspace that misses a file is a true copy, and says what was missing when it was made', async () => {
    const { dir, fileOf } = await filled();
    rmSync(fileOf(contract));
    const verified = await verifyBackup(await backUp(dir));
    expect(verified).toMatchObject({
      ok: true,
      value: { problems: [], known: [expect.stringContaining(`files/${sha256Of(contract)} is missing.`)] },
    });
  });

  test('leaves out what is half received', async () => {
    const { dir } = await filled();
    writeFileSync(join(dir, 'files', '.0123456789abcdef.part'), 'half');
    const archive = readFileSync(await backUp(dir)).toString('latin1');
    expect(archive).toContain(sha256Of(contract));
    expect(archive).not.toContain('.part');
  });
});
