import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeEntry, restoreEntry, reviseEntry } from '#main/workspace/journal-drafts.ts';
import { factsDigest } from '#main/workspace/revision.ts';
import { verifyJournal } from '#main/workspace/verify-journal.ts';
import { failingDisk } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { journalFolder as folder, note, openJournalIn as open } from '../../builders/journal.ts';
import { filledFolder, noon, openHere } from '../../builders/workspace.ts';

/** Three entries; the second was edited once and lies in the trash. */
const withTrash = (dir: string): string => {
  const log = open(dir);
  for (const id of ['one', 'two', 'three']) log.append([note(id, `words of ${id}`)]);
  log.append([reviseEntry('two', noon, { facts: someFacts({ text: 'words of two, again' }), private: null })]);
  log.append([removeEntry('two', noon)]);
  log.close();
  return join(dir, 'journal.jsonl');
};

const linesOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

describe('an entry that is forgotten for good', () => {
  it('leaves no word of any version, and every other line as it was', () => {
    const dir = folder();
    const path = withTrash(dir);
    const before = linesOf(path);
    const log = open(dir);
    const head = log.head();
    expect(log.forget(['two'])).toEqual({ ok: true, value: null });
    const after = linesOf(path);
    expect(readFileSync(path, 'utf8')).not.toContain('words of two');
    expect([0, 2, 4].map((at) => after[at])).toEqual([0, 2, 4].map((at) => before[at]));
    for (const at of [1, 3]) {
      expect(JSON.parse(after[at] ?? '')).toEqual({
        ...JSON.parse(before[at] ?? ''),
        facts: null,
        private: null,
        salt: null,
      });
    }
    expect(log.head()).toEqual(head);
    expect([...log.entries.keys()]).toEqual(['one', 'three']);
    expect(log.history('two')).toMatchObject({ ok: true, value: [{ op: 'remove' }] });
    log.close();
    expect(readdirSync(dir)).toEqual(['journal.jsonl']);
    expect(verifyJournal(readFileSync(path))).toMatchObject({ problems: [], entries: 2, forgotten: 1, revisions: 5 });
  });

  it('keeps its number, so that no other entry gets another one', () => {
    const dir = folder();
    withTrash(dir);
    const log = open(dir);
    log.forget(['two']);
    expect(log.append([note('four', 'later')])).toMatchObject({ ok: true, value: [{ number: 4 }] });
    log.close();
    const again = open(dir);
    expect(again.problems).toEqual([]);
    expect([...again.entries.values()].map(({ id, number }) => [id, number])).toEqual([
      ['one', 1],
      ['three', 3],
      ['four', 4],
    ]);
    again.close();
  });

  it('was in the trash: any other is refused and nothing is changed', () => {
    const dir = folder();
    const path = withTrash(dir);
    const before = readFileSync(path);
    const log = open(dir);
    for (const ids of [['one'], ['two', 'one'], ['nobody']]) {
      expect(log.forget(ids)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }
    log.append([restoreEntry('two', noon)]);
    expect(log.forget(['two'])).toMatchObject({ ok: false, error: { code: 'conflict' } });
    log.close();
    expect(readFileSync(path).subarray(0, before.length)).toEqual(before);
  });

  it('stays where it is when the disk is full at any moment, and can be forgotten afterwards', () => {
    for (const room of [0, 1, 100, 1_000, 2_000]) {
      const dir = folder();
      const path = withTrash(dir);
      const before = readFileSync(path);
      const failing = failingDisk();
      const log = open(dir, failing.disk);
      failing.roomFor(room);
      expect(log.forget(['two'])).toMatchObject({
        ok: false,
        error: { code: 'storage', message: expect.stringMatching(/^Nothing was forgotten: the disk is full\./) },
      });
      expect(readFileSync(path)).toEqual(before);
      expect(log.entries.has('two')).toBe(true);
      failing.roomFor(null);
      expect(readdirSync(dir)).toEqual(['journal.jsonl']);
      expect(log.append([note('four', 'goes on')]).ok).toBe(true);
      expect(log.forget(['two']).ok).toBe(true);
      log.close();
      expect(verifyJournal(readFileSync(path))).toMatchObject({ problems: [], entries: 3, forgotten: 1 });
      rmSync(dir, { recursive: true });
    }
  });

  it('is not forgotten when the new file cannot take the place of the old one', () => {
    for (const [call, code] of [
      ['renameSync', 'EPERM'],
      ['openSync', 'EROFS'],
      ['readFileSync', 'EIO'],
    ] as const) {
      const dir = folder();
      const path = withTrash(dir);
      const before = readFileSync(path);
      const failing = failingDisk();
      const log = open(dir, failing.disk);
      failing.refuse([call], code);
      expect(log.forget(['two']).ok).toBe(false);
      failing.refuse([call], null);
      expect(readFileSync(path)).toEqual(before);
      expect(log.append([note('four', 'goes on')]).ok).toBe(true);
      log.close();
      expect(open(dir).problems).toEqual([]);
    }
  });

  it('half-way through a crash leaves the journal as it was and nothing beside it', async () => {
    const { dir, id } = await filledFolder();
    writeFileSync(join(dir, 'clients', id, 'journal.jsonl.tmp-forget'), '{"half');
    const workspace = await openHere(dir);
    expect(workspace.problems).toEqual([]);
    expect(readdirSync(join(dir, 'clients', id)).sort()).toEqual(['client.json', 'journal.jsonl']);
  });

  it('leaves every other entry byte for byte, whatever is written and forgotten', () => {
    const anyStep = fc.record({
      id: fc.nat({ max: 5 }),
      what: fc.constantFrom('write', 'remove', 'restore', 'forget'),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const dir = folder();
        const log = open(dir);
        const gone = new Set<string>();
        for (const [index, { id, what }] of steps.entries()) {
          const name = `entry-${id}`;
          const entry = log.entries.get(name);
          if (gone.has(name)) continue;
          if (what === 'write' && entry === undefined) log.append([note(name, `secret ${name} ${index}`)]);
          else if (entry === undefined) continue;
          else if (what === 'write') {
            log.append([
              reviseEntry(name, noon, { facts: someFacts({ text: `secret ${name} ${index}` }), private: null }),
            ]);
          } else if (what === 'remove') log.append([removeEntry(name, noon)]);
          else if (what === 'restore') log.append([restoreEntry(name, noon)]);
          else if (log.forget([name]).ok) gone.add(name);
        }
        log.close();
        const again = open(dir);
        expect(again.problems).toEqual([]);
        expect([...again.entries]).toEqual([...log.entries]);
        again.close();
        if (again.head().seq > 0) {
          const bytes = readFileSync(again.path);
          expect(verifyJournal(bytes)).toMatchObject({ problems: [], forgotten: gone.size });
          for (const name of gone) expect(bytes.includes(`secret ${name}`)).toBe(false);
        }
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('texts that went missing in another way', () => {
  const emptied = (line: string): string =>
    JSON.stringify({ ...JSON.parse(line), facts: null, private: null, salt: null });

  const cases: readonly [string, (lines: string[]) => string[], number][] = [
    ['of an entry that is not in the trash', (lines) => lines.with(0, emptied(lines[0] ?? '')), 1],
    ['of one version only', (lines) => lines.with(3, emptied(lines[3] ?? '')), 4],
    ['of the first version only', (lines) => lines.with(1, emptied(lines[1] ?? '')), 4],
    [
      'with the private half left',
      (lines) => lines.with(1, JSON.stringify({ ...JSON.parse(lines[1] ?? ''), facts: null })),
      2,
    ],
    [
      'whose digest says nothing was ever written',
      (lines) => {
        const { facts: _facts, ...line } = JSON.parse(lines[0] ?? '');
        return lines.with(0, JSON.stringify({ ...line, facts: null, factsDigest: factsDigest(null) }));
      },
      1,
    ],
  ];
  for (const [what, change, line] of cases) {
    it(`${what} are no forgetting: the check names the line`, () => {
      const dir = folder();
      const path = withTrash(dir);
      writeFileSync(path, `${change(linesOf(path)).join('\n')}\n`);
      expect(verifyJournal(readFileSync(path)).problems[0]?.line).toBe(line);
      expect(open(dir).entries.get('three')?.facts.text).toBe('words of three');
    });
  }
});
