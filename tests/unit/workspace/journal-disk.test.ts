import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { verifyJournal } from '#main/workspace/verify-journal.ts';
import { failingDisk } from '../../builders/disk.ts';

import {
  journalFolder as folder,
  note,
  openJournalIn as open,
  writtenJournal as written,
} from '../../builders/journal.ts';

describe('a disk that refuses', () => {
  const cases = [
    {
      how: 'is full after a part of the entry',
      switches: (d: ReturnType<typeof failingDisk>) => d.roomFor(100),
      code: 'storage',
    },
    { how: 'is full at once', switches: (d: ReturnType<typeof failingDisk>) => d.roomFor(0), code: 'storage' },
    {
      how: 'cannot confirm the write',
      switches: (d: ReturnType<typeof failingDisk>) => d.refuse(['fsyncSync'], 'EIO'),
      code: 'storage',
    },
    {
      how: 'became read-only',
      switches: (d: ReturnType<typeof failingDisk>) => d.refuse(['writeSync'], 'EROFS'),
      code: 'read-only',
    },
  ] as const;
  for (const { how, switches, code } of cases) {
    it(`and ${how} says what was not saved, leaves nothing half-written, and saving again works`, () => {
      const dir = folder();
      const path = written(dir);
      const before = readFileSync(path);
      const failing = failingDisk();
      const log = open(dir, failing.disk);
      switches(failing);
      const answer = log.append([note('four', 'kept in the window')]);
      expect(answer).toMatchObject({
        ok: false,
        error: { code, message: expect.stringMatching(/^The entry was not saved: .*It stays in this window\./) },
      });
      expect(log.entries.has('four')).toBe(false);
      failing.roomFor(null);
      failing.refuse(['fsyncSync', 'writeSync'], null);
      expect(readFileSync(path).subarray(0, before.length)).toEqual(before);
      expect(log.append([note('four', 'kept in the window')]).ok).toBe(true);
      log.close();
      expect(verifyJournal(readFileSync(path))).toMatchObject({ problems: [], entries: 4 });
      expect(open(dir).problems).toEqual([]);
    });
  }

  it('and cannot even take the half-written line back is repaired by the next save', () => {
    const dir = folder();
    const path = written(dir);
    const failing = failingDisk();
    const log = open(dir, failing.disk);
    failing.roomFor(50);
    failing.refuse(['ftruncateSync'], 'EIO');
    expect(log.append([note('four', 'x')]).ok).toBe(false);
    failing.roomFor(null);
    failing.refuse(['ftruncateSync'], null);
    expect(log.append([note('four', 'x')]).ok).toBe(true);
    log.close();
    expect(verifyJournal(readFileSync(path))).toMatchObject({ problems: [], entries: 4 });
  });

  it('and loses the journal file under the app gets no new chain that starts in the middle', () => {
    const dir = folder();
    const path = written(dir);
    const log = open(dir);
    rmSync(path);
    expect(log.append([note('four', 'x')])).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('and lets another program write into the journal is not written over', () => {
    const dir = folder();
    const path = written(dir);
    const log = open(dir);
    expect(log.append([note('four', 'x')]).ok).toBe(true);
    appendFileSync(path, 'something else\n');
    const before = readFileSync(path);
    expect(log.append([note('five', 'x')])).toMatchObject({ ok: false, error: { code: 'storage' } });
    expect(readFileSync(path)).toEqual(before);
    truncateSync(path, before.length - 'something else\n'.length);
    expect(log.append([note('five', 'x')]).ok).toBe(true);
    log.close();
  });

  it('and cannot take a copy of a torn line keeps that line where it is', () => {
    const dir = folder();
    const path = written(dir);
    appendFileSync(path, '{"half');
    const before = readFileSync(path);
    const failing = failingDisk();
    failing.refuse(['mkdirSync'], 'ENOSPC');
    const log = open(dir, failing.disk);
    expect(log.entries.size).toBe(3);
    expect(log.readOnly).not.toBeNull();
    expect(readFileSync(path)).toEqual(before);
  });
});
