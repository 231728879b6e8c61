import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { exhibitsWith } from '../builders/exhibit-files.ts';
import { fontsDir } from '../builders/pack-record.ts';
import { conformanceCases, scriptCases } from './conformance-cases.ts';
import { validate, whyNoVeraPdf } from './verapdf.ts';

const run = promisify(execFile);

const faulty = 'with-a-fault.pdf';

/** A check this machine cannot make is named in the output and counted as not run. */
const notRun = (skip: (note: string) => void, program: string, why: string): void => {
  const note = `${program} was not run. ${why}`;
  process.stderr.write(`${note}\n`);
  skip(note);
};

describe('every pack as a file for years to come and for every reader', () => {
  let folder = '';
  let files: readonly string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'good-terms-conformance-'));
    for (const { name, made } of scriptCases) await writeFile(join(folder, `${name}.pdf`), await made());
    for (const { name, pack } of conformanceCases) {
      const { record, files: attachments } = await pack();
      const attached = exhibitsWith(attachments);
      for (const paper of ['a4', 'letter'] as const) {
        const data = structuredClone(record);
        data.workspace.settings.paper = paper;
        for (const edition of ['client', 'records'] as const) {
          const made = await makePack({ record: data, edition, asOf: data.asOf, fontsDir, attached });
          if (!made.ok) throw new Error(`${name}, ${edition}: ${made.error.message}`);
          await writeFile(join(folder, `${name}-${paper}-${edition}.pdf`), made.value.bytes);
        }
      }
    }
    files = (await readdir(folder)).sort();
    // A file with a fault, so that the checks are known to find one.
    const sound = await readFile(join(folder, 'aru-a4-client.pdf'), 'latin1');
    await writeFile(join(folder, faulty), sound.replace('/MarkInfo', '/MarkNone'), 'latin1');
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('is PDF/A-3a and PDF/UA-1 at once', { timeout: 600_000 }, async ({ skip }) => {
    const why = await whyNoVeraPdf();
    if (why !== null) return notRun(skip, 'veraPDF', why);
    const verdicts = await validate(folder);
    expect([...verdicts.keys()].sort()).toEqual([...files, faulty].sort());
    expect(verdicts.get(faulty)?.broken.join()).toMatch(/PDF\/A-3A.*PDF\/UA-1/);
    for (const file of files) {
      expect(verdicts.get(file), file).toEqual({ standards: ['PDF/A-3A', 'PDF/UA-1'], broken: [] });
    }
  });

  test('is whole: every object, stream and cross-reference', { timeout: 300_000 }, async ({ skip }) => {
    const there = await run('qpdf', ['--version']).catch(() => null);
    if (there === null) return notRun(skip, 'qpdf', 'It is not on this machine.');
    for (const file of files) {
      const said = await run('qpdf', ['--check', join(folder, file)]).catch((error: unknown) => ({
        stdout: error instanceof Error ? error.message : '',
        stderr: '',
      }));
      expect(said.stdout + said.stderr, file).toMatch(/No syntax or stream encoding errors found/);
      expect(said.stdout + said.stderr, file).not.toMatch(/WARNING|error:/i);
    }
  });
});
