import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSaver, type SaveStatus } from '#renderer/state/saver.ts';
import type { AppError, Result } from '#shared/contract.ts';

type Document = { readonly text: string };

const full: AppError = { code: 'storage', message: 'The disk is full.' };

/** A disk whose writes are answered by hand. */
const slowDisk = () => {
  const written: string[] = [];
  const answers: ((result: Result<null>) => void)[] = [];
  return {
    written,
    write: (value: Document) => {
      written.push(value.text);
      return new Promise<Result<unknown>>((resolve) => answers.push(resolve));
    },
    answer: (result: Result<null> = { ok: true, value: null }) => answers.shift()?.(result),
  };
};

const setUp = () => {
  const disk = slowDisk();
  const statuses: SaveStatus[] = [];
  const saver = createSaver<Document>({ write: disk.write, report: (status) => statuses.push(status) });
  return { disk, saver, last: () => statuses.at(-1) };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is written a moment after the last key, once', async () => {
  const { disk, saver, last } = setUp();
  saver.changed({ text: 'a' });
  await vi.advanceTimersByTimeAsync(200);
  saver.changed({ text: 'ab' });
  await vi.advanceTimersByTimeAsync(299);
  expect(disk.written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(disk.written).toEqual(['ab']);
  disk.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toEqual({ kind: 'saved' });
  expect(saver.pending()).toBeNull();
});

test('leaving the window writes at once', async () => {
  const { disk, saver } = setUp();
  saver.changed({ text: 'a' });
  const left = saver.flush();
  expect(disk.written).toEqual(['a']);
  disk.answer();
  await left;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(disk.written).toEqual(['a']);
});

test('a change made while a write is on its way follows it, never beside it', async () => {
  const { disk, saver, last } = setUp();
  saver.changed({ text: 'first' });
  const saved = saver.flush();
  saver.changed({ text: 'second' });
  await vi.advanceTimersByTimeAsync(400);
  expect(disk.written).toEqual(['first']);
  disk.answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(disk.written).toEqual(['first', 'second']);
  disk.answer();
  await saved;
  expect(last()).toEqual({ kind: 'saved' });
});

test('a refused write keeps the edit, says why, and the next try saves it', async () => {
  const { disk, saver, last } = setUp();
  saver.changed({ text: 'kept' });
  const refused = saver.flush();
  disk.answer({ ok: false, error: full });
  await refused;
  expect(last()).toEqual({ kind: 'failed', error: full });
  expect(saver.pending()).toEqual({ text: 'kept' });
  const again = saver.flush();
  // The reason stays on the screen while it is tried again.
  expect(last()).toEqual({ kind: 'saving', failed: full });
  disk.answer();
  await again;
  expect(disk.written).toEqual(['kept', 'kept']);
  expect(last()).toEqual({ kind: 'saved' });
});

test('what was let go is not written any more', async () => {
  const { disk, saver } = setUp();
  saver.changed({ text: 'mine' });
  saver.drop();
  await saver.flush();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(disk.written).toEqual([]);
});
