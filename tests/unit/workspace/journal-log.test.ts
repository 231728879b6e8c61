import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEntry, removeEntry, restoreEntry, reviseEntry } from '#main/workspace/journal-drafts.ts';
import { verifyJournal } from '#main/workspace/verify-journal.ts';
import { revision } from '#shared/model/index.ts';
import { anyFacts, anyPrivate, someFacts } from '../../builders/entries.ts';

import {
  journalFolder as folder,
  note,
  openJournalIn as open,
  writtenJournal as written,
} from '../../builders/journal.ts';
import { noon } from '../../builders/workspace.ts';

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('add' as const), facts: anyFacts, own: anyPrivate }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('revise' as const), which: fc.nat(), facts: anyFacts, own: anyPrivate }),
  },
  fc.record({ op: fc.constant('remove' as const), which: fc.nat() }),
  fc.record({ op: fc.constant('restore' as const), which: fc.nat() }),
);

describe('what you wrote in a journal', () => {
  it('is there exactly after closing and opening again, whatever was written, edited, removed and brought back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const dir = folder();
        try {
          const log = open(dir);
          const ids: string[] = [];
          for (const one of steps) {
            const id = 'which' in one ? ids[one.which % Math.max(ids.length, 1)] : `entry-${ids.length + 1}`;
            if (id === undefined) continue;
            if (one.op === 'add') ids.push(id);
            const halves = 'facts' in one ? { facts: one.facts, private: one.own } : null;
            const draft =
              halves === null
                ? one.op === 'remove'
                  ? removeEntry(id, noon)
                  : restoreEntry(id, noon)
                : one.op === 'add'
                  ? addEntry(id, noon, halves)
                  : reviseEntry(id, noon, halves);
            const answer = log.append([draft]);
            expect(answer.ok).toBe(true);
            if (halves !== null) expect(log.entries.get(id)).toMatchObject(halves);
          }
          const before = [...log.entries.values()];
          log.close();
          const again = open(dir);
          expect(again.problems).toEqual([]);
          expect([...again.entries.values()]).toEqual(before);
          expect(again.head()).toEqual(log.head());
          again.close();
          if (ids.length > 0) {
            const bytes = readFileSync(again.path);
            expect(verifyJournal(bytes)).toMatchObject({ problems: [], entries: ids.length });
            for (const line of bytes.toString('utf8').trimEnd().split('\n')) revision.parse(JSON.parse(line));
          }
        } finally {
          rmSync(dir, { recursive: true });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is numbered by first writing and says when it was written, edited and removed', () => {
    const log = open(folder());
    log.append([note('one', 'first')]);
    log.append([note('two', 'second')]);
    const later = '2026-11-22T08:00:00.000Z';
    const last = '2026-11-23T08:00:00.000Z';
    log.append([reviseEntry('one', later, { facts: someFacts({ text: 'first, corrected' }), private: null })]);
    log.append([removeEntry('one', last)]);
    expect(log.entries.get('one')).toMatchObject({
      number: 1,
      writtenAt: noon,
      editedAt: later,
      removedAt: last,
      revisions: 3,
      facts: { text: 'first, corrected' },
      private: null,
    });
    log.append([restoreEntry('one', last)]);
    expect(log.entries.get('one')).toMatchObject({ removedAt: null, editedAt: later, revisions: 4 });
    expect(log.entries.get('two')?.number).toBe(2);
    log.close();
  });

  it('opens after the file was cut off at any byte, with every whole entry and the rest set aside', () => {
    const whole = readFileSync(written(folder()));
    const ends = [...whole.keys()].filter((at) => whole[at] === 10);
    for (let length = 0; length <= whole.length; length += 1) {
      const dir = folder();
      const path = join(dir, 'journal.jsonl');
      writeFileSync(path, whole.subarray(0, length));
      const log = open(dir);
      // A line that lacks only its line feed is whole.
      const complete = ends.filter((end) => end <= length).length;
      expect(log.entries.size).toBe(complete);
      const torn = length > 0 && !ends.includes(length) && !ends.includes(length - 1);
      expect(log.problems.length).toBe(torn ? 1 : 0);
      expect(log.append([note('four', 'afterwards')]).ok).toBe(true);
      log.close();
      const after = verifyJournal(readFileSync(path));
      expect(after).toMatchObject({ problems: [], entries: complete + 1 });
      if (torn) {
        const [kept = ''] = readdirSync(join(dir, 'quarantine'));
        const start = ends.filter((end) => end < length).at(-1) ?? -1;
        expect(readFileSync(join(dir, 'quarantine', kept))).toEqual(whole.subarray(start + 1, length));
        expect(log.problems[0]).toContain('Hollis & Wren');
        expect(log.problems[0]).toContain(kept);
      }
      rmSync(dir, { recursive: true });
    }
  });

  it('is not trusted when any byte was flipped', () => {
    const whole = readFileSync(written(folder()));
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(verifyJournal(flipped).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('still opens when any byte was flipped', () => {
    const whole = readFileSync(written(folder()));
    fc.assert(
      fc.property(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const dir = folder();
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        writeFileSync(join(dir, 'journal.jsonl'), flipped);
        const log = open(dir);
        expect(log.entries.size).toBeGreaterThanOrEqual(1);
        log.close();
        rmSync(dir, { recursive: true });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a journal with a line that does not fit', () => {
  it('shows what can be read, names the line, changes nothing and takes no new entries', () => {
    const dir = folder();
    const path = written(dir);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${lines[0]}\nnot a line of this app\n${lines[2]}\n`);
    const before = readFileSync(path);
    const log = open(dir);
    expect([...log.entries.keys()]).toEqual(['one', 'three']);
    expect(log.problems).toEqual([expect.stringMatching(/^Line 2 of the journal of Hollis & Wren/)]);
    expect(log.append([note('four', 'x')])).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readFileSync(path)).toEqual(before);
    expect(log.entries.has('four')).toBe(false);
  });

  it('notices a line that was taken out', () => {
    const dir = folder();
    const path = written(dir);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${lines[0]}\n${lines[2]}\n`);
    const log = open(dir);
    expect([...log.entries.keys()]).toEqual(['one', 'three']);
    expect(log.problems[0]).toMatch(/^Line 2 /);
    expect(log.readOnly).not.toBeNull();
  });

  it('shows the newest wording of an entry whose first line is gone', () => {
    const dir = folder();
    const log = open(dir);
    log.append([note('one', 'first')]);
    log.append([reviseEntry('one', noon, { facts: someFacts({ text: 'second' }), private: null })]);
    log.close();
    const lines = readFileSync(log.path, 'utf8').split('\n');
    writeFileSync(log.path, `{"seq":1,\n${lines[1]}\n`);
    expect(open(dir).entries.get('one')?.facts.text).toBe('second');
  });

  it('from a newer version is shown as far as it is known and never written to', () => {
    const dir = folder();
    const path = written(dir);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    const newer = JSON.stringify({ ...JSON.parse(lines[2] ?? ''), weather: 'rain' });
    writeFileSync(path, `${lines[0]}\n${lines[1]}\n${newer}\n{"torn`);
    const before = readFileSync(path);
    const log = open(dir);
    expect(log.entries.size).toBe(3);
    expect(log.readOnly).toMatch(/newer version of Good Terms/);
    expect(log.append([note('four', 'x')])).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readFileSync(path)).toEqual(before);
  });
});
