import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../builders/host.ts';
import { fileWith, importFixture } from '../../builders/imports.ts';
import { filesBelow } from '../../builders/workspace-files.ts';

const command = join(import.meta.dirname, '..', '..', '..', 'main', 'cli', 'gt.ts');
let folder = '';
let workspace = '';

type Said = { readonly code: number; readonly out: string; readonly err: string };
const gt = (...args: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...args], { cwd: folder }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
const json = async (...args: readonly string[]): Promise<{ readonly code: number; readonly value: unknown }> => {
  const { code, out } = await gt(...args, '--json');
  return { code, value: JSON.parse(out) };
};
const importing = (file: string, ...more: readonly string[]) =>
  json('import', file, '--workspace', workspace, '--client', 'ondelar stays', ...more);

beforeAll(async () => {
  folder = temporaryFolder();
  workspace = join(folder, 'sample');
  await gt('sample', 'sample');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('gt import', () => {
  test('only looks when asked to', async () => {
    const before = filesBelow(workspace);
    const { code, value } = await importing(importFixture('jrnl.json'), '--dry-run');
    expect(code).toBe(0);
    expect(value).toMatchObject({
      ok: true,
      dryRun: true,
      preview: { kind: 'jrnl', counts: { entries: { fresh: 2 } } },
    });
    expect(filesBelow(workspace)).toEqual(before);
  });

  test('asks for what it cannot know, and takes the answer as an option', async () => {
    const path = fileWith('When,What\n03/04/2026,A call\n');
    const rows = await importing(path);
    expect(rows).toMatchObject({ code: 1, value: { ok: false, error: { code: 'invalid', field: 'rows' } } });
    const map = ['--rows', 'entries', '--map', 'When=date', '--map', '2=text'];
    const days = await importing(path, ...map);
    expect(days).toMatchObject({ code: 1, value: { ok: false, error: { field: 'day-order' } } });
    const done = await importing(path, ...map, '--day-order', 'dmy');
    expect(done).toMatchObject({
      code: 0,
      value: {
        ok: true,
        dryRun: false,
        sentence: '1 entry added.',
        preview: { first: [{ when: '2026-04-03T12:00' }] },
      },
    });
    expect((await importing(path, ...map, '--day-order', 'dmy')).value).toMatchObject({
      sentence: 'Nothing added, 1 already known.',
    });
  });

  test('explains itself in words, with the rows that stay out', async () => {
    const { code, out } = await gt(
      ...['import', importFixture('freshbooks.csv'), '--workspace', workspace, '--client', 'Ondelar Stays'],
      ...['--about', 'hollis & wren', '--due-days', '14', '--dry-run'],
    );
    expect(code).toBe(0);
    expect(out).toContain('This is a FreshBooks invoice list: four rows');
    expect(out).toContain('Takes the three rows about “Hollis & Wren”. One row about others stays out.');
    expect(out.trim()).toMatch(/2 invoices to add\.$/);
  });

  test('says what is not written correctly, and ends with 2', async () => {
    const wrong = await gt('import', 'x.csv', '--workspace', workspace, '--client', 'x', '--day-order', 'ydm');
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/^--day-order is dmy, mdy, ymd, not "ydm"\./);
    const missing = await importing(join(folder, 'nothing.csv'));
    expect(missing).toMatchObject({ code: 1, value: { error: { code: 'not-found' } } });
  });
});

describe('gt export', () => {
  test('leaves the private side out unless the whole workspace is exported with it', async () => {
    const plain = await json('export', '--workspace', workspace, '--to', 'out');
    expect(plain).toMatchObject({ code: 0, value: { ok: true, private: false } });
    const whole = await json('export', '--workspace', workspace, '--to', 'out', '--with-private');
    expect(whole).toMatchObject({ code: 0, value: { ok: true, private: true } });
    const names = readdirSync(join(folder, 'out'));
    const [own, open] = [/WITH PRIVATE SIDE/, /^Good Terms export \d/].map(
      (pattern) => names.find((name) => pattern.test(name)) ?? '',
    );
    const text = (name: string): string => readFileSync(join(folder, 'out', name, 'good-terms.json'), 'utf8');
    expect(text(own ?? '')).toMatch(/"private":\{"text"/);
    expect(text(open ?? '')).not.toMatch(/"private":\{/);
    const refused = await gt('export', '--workspace', workspace, '--to', 'out', '--with-private', '--timeline');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toMatch(/^The private side leaves with the whole workspace only/);
  });

  test('writes the timeline of one client as a table for spreadsheets', async () => {
    const { value } = await json(
      'export',
      '--workspace',
      workspace,
      '--to',
      'tables',
      '--client',
      'Ondelar Stays',
      '--timeline',
    );
    expect(value).toMatchObject({ ok: true, files: ['Timeline.csv'], entries: expect.any(Number), invoices: 0 });
    const [made = ''] = readdirSync(join(folder, 'tables'));
    const table = readFileSync(join(folder, 'tables', made, 'Timeline.csv'), 'utf8');
    expect(table.startsWith('\ufeffClient,Date,Time,Kind,Title,What happened,')).toBe(true);
    expect(table.split('\r\n').at(-1)).toBe('');
  });
});
