import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/host.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const verify = (folder: string) =>
  promisify(execFile)(process.execPath, [join(root, 'main', 'cli', 'gt.ts'), 'verify', folder]).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => error,
  );

const kept = (): string => {
  const folder = temporaryFolder();
  cpSync(join(root, 'tests', 'fixtures', 'workspace-v1'), folder, { recursive: true });
  return folder;
};

describe('gt verify', () => {
  test('says how many entries were forgotten for good, and that the chain holds without them', async () => {
    const { stdout } = await verify(kept());
    expect(stdout).toContain('Every journal chain is unbroken');
    expect(stdout).toContain('1 entry was forgotten for good; the chain holds without the texts.');
  });

  test('names the first line that is not as it was written', async () => {
    const folder = kept();
    const [client = ''] = readdirSync(join(folder, 'clients'));
    const journal = join(folder, 'clients', client, 'journal.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('Promised a date.', 'Promised a day. '));
    const { stdout, stderr } = await verify(folder);
    expect(`${stdout}${stderr}`).toContain(
      `clients/${client}/journal.jsonl: line 3. What happened was changed after it was written.`,
    );
  });
});
