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

  test('names every line that is not: one that was changed, and a last one that was cut off', async () => {
    const folder = kept();
    const [client = ''] = readdirSync(join(folder, 'clients'));
    const journal = join(folder, 'clients', client, 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').replace('Promised a date.', 'Promised a day. ').split('\n');
    const last = lines.length - 1;
    writeFileSync(journal, lines.join('\n').slice(0, -40));
    const { stdout, stderr } = await verify(folder);
    const named = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('journal.jsonl'));
    expect(named).toEqual([
      `clients/${client}/journal.jsonl: line 3. What happened was changed after it was written.`,
      `clients/${client}/journal.jsonl: line ${last}. This line ends too early.`,
    ]);
  });

  test('names five lines of a journal, and counts the others', async () => {
    const folder = kept();
    const [client = ''] = readdirSync(join(folder, 'clients'));
    const journal = join(folder, 'clients', client, 'journal.jsonl');
    const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(6);
    writeFileSync(journal, lines.map(() => 'nothing\n').join(''));
    const { stdout, stderr } = await verify(folder);
    const named = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('journal.jsonl:'));
    expect(named).toHaveLength(6);
    expect(named.at(-1)).toBe(`clients/${client}/journal.jsonl: ${lines.length - 5} more lines are not in order.`);
  });
});
