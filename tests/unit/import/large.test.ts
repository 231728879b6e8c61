import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../../builders/host.ts';

const rows = 1_000_000;
/** Megabytes of the heap: less than the rows alone would need. */
const heap = 96;

const said = z.object({
  entries: z.number(),
  minutes: z.number(),
  invoices: z.number(),
  unclear: z.number(),
  troubles: z.array(z.object({ place: z.string(), message: z.string() })),
  reading: z.array(z.string()),
  turns: z.number(),
});

const readInLittleMemory = (path: string): Promise<z.infer<typeof said>> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('./reading-process.ts', import.meta.url));
    execFile(process.execPath, [`--max-old-space-size=${heap}`, script, path], (error, out) =>
      error === null ? resolve(said.parse(JSON.parse(out))) : reject(error),
    );
  });

const two = (n: number): string => String(n).padStart(2, '0');

/** A file of a million rows, written piece by piece. */
const millionRows = async (heading: string, row: (index: number) => string): Promise<string> => {
  const path = join(temporaryFolder(), 'million.csv');
  const pieces = function* () {
    yield `${heading}\n`;
    for (let at = 0; at < rows; at += 1000) {
      yield Array.from({ length: 1000 }, (_, index) => `${row(at + index)}\n`).join('');
    }
  };
  await pipeline(Readable.from(pieces()), createWriteStream(path));
  return path;
};

describe('A file with a million rows', { timeout: 300_000 }, () => {
  test('of hours is put onto days in little memory, while other work gets its turn', async () => {
    const path = await millionRows(
      'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags',
      (index) => {
        const day = `20${two(20 + (index % 5))}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
        return `Aru,a@example.com,Hollis & Wren,P${index % 3},,Words of row ${index},Yes,${day},09:00:00,${day},09:01:00,00:01:00,`;
      },
    );
    const found = await readInLittleMemory(path);
    expect(found).toMatchObject({ minutes: rows, unclear: 0 });
    expect(found.reading[0]).toContain('1000000 rows');
    expect(found.entries).toBeLessThan(5 * 12 * 28 * 3 + 1);
    expect(found.turns).toBeGreaterThan(20);
  });

  test('of which each is broken keeps the first sentences and counts the others', async () => {
    const path = await millionRows('Date,Text', (index) => `not a day ${index},words`);
    const found = await readInLittleMemory(path);
    expect(found).toMatchObject({ entries: 0, unclear: rows });
    expect(found.troubles[0]).toEqual({
      place: 'Row 2',
      message: 'has a date that cannot be read (“not a day 0”). It was left out.',
    });
  });

  test('of notes takes as many as one import takes and says what stays out', async () => {
    const path = await millionRows('Date,Text', (index) => `2026-03-${two(1 + (index % 28))},Note ${index}`);
    const found = await readInLittleMemory(path);
    expect(found.entries).toBe(50_000);
    expect(found.reading.join(' ')).toContain(
      'One import takes up to 50,000 entries. 950,000 rows after that stay out: put them into a file of their own.',
    );
  });
});
