import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type FileDisk,
  type FileReading,
  isAltered,
  nodeFileDisk,
  openFiles,
  type Receiving,
} from '#main/workspace/files.ts';
import { factsDigest } from '#main/workspace/revision.ts';
import { fileSizeLimit } from '#shared/rules/attachments.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { systemError } from '../../builders/disk.ts';
import { someFacts } from '../../builders/entries.ts';
import { newFolder, openHere } from '../../builders/workspace.ts';

const newFiles = async (disk: FileDisk = nodeFileDisk, readOnly: string | null = null) => {
  const dir = newFolder();
  await promises.mkdir(dir);
  return { dir, folder: join(dir, 'files'), files: openFiles(dir, readOnly, disk) };
};

const begun = async (files: ReturnType<typeof openFiles>): Promise<Receiving> => {
  const receiving = await files.receive('offer.pdf');
  if (!receiving.ok) throw new Error(receiving.error.message);
  return receiving.value;
};

const bytesOf = async (reading: FileReading | null): Promise<Buffer> => {
  if (reading === null) throw new Error('There is no such file.');
  return buffer(reading.stream);
};

async function* parts(...bytes: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

/** The real disk, whose files refuse one of their calls. */
const refusing = (call: 'write' | 'sync' | 'rename', code: string): FileDisk => ({
  ...nodeFileDisk,
  rename: call === 'rename' ? () => Promise.reject(systemError(code)) : nodeFileDisk.rename,
  open: async (...args) => {
    const handle = await promises.open(...args);
    if (call !== 'rename') handle[call] = () => Promise.reject(systemError(code));
    return handle;
  },
});

describe('A file that is attached', () => {
  test('lies under its digest with exactly its bytes, in whatever parts they come', async () => {
    const { files, folder } = await newFiles();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 8 }), async (list) => {
        const whole = Buffer.concat(list);
        const kept = await files.add('any', parts(...list));
        expect(kept).toEqual({ ok: true, value: { sha256: sha256Of(whole), size: whole.length } });
        expect(readFileSync(join(folder, sha256Of(whole))).equals(whole)).toBe(true);
        const reading = await files.read(sha256Of(whole));
        expect(reading?.size).toBe(whole.length);
        expect(reading === null ? null : (await buffer(reading.stream)).equals(whole)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('takes its room once, however often it comes', async () => {
    const { files, folder } = await newFiles();
    const bytes = randomBytes(10_000);
    for (let n = 0; n < 3; n += 1) await files.add('offer.pdf', parts(bytes));
    expect(readdirSync(folder)).toEqual([sha256Of(bytes)]);
    expect(await files.list()).toEqual([{ sha256: sha256Of(bytes), size: 10_000 }]);
  });

  test('of 300 MB passes through without filling the memory, in and out', async () => {
    const { files } = await newFiles();
    const part = Buffer.alloc(4 * 1024 * 1024, 'a freelancer keeps a recording ');
    const hash = createHash('sha256');
    let peak = 0;
    const look = () => {
      peak = Math.max(peak, process.memoryUsage.rss());
    };
    const before = process.memoryUsage.rss();
    const source = async function* () {
      for (let n = 0; n < 75; n += 1) {
        part.writeUInt32BE(n, 0);
        hash.update(part);
        look();
        yield part;
      }
    };
    const kept = await files.add('recording.mov', source());
    if (!kept.ok) throw new Error(kept.error.message);
    expect(kept.value).toEqual({ sha256: hash.digest('hex'), size: 75 * part.length });
    const reading = await files.read(kept.value.sha256);
    let read = 0;
    for await (const chunk of reading?.stream ?? []) {
      read += chunk.length;
      look();
    }
    expect(read).toBe(75 * part.length);
    expect(peak - before).toBeLessThan(100 * 1024 * 1024);
    await files.remove(kept.value.sha256);
  }, 120_000);

  test('that is larger than 2 GB is refused, and nothing of it stays', async () => {
    const { files, folder } = await newFiles({
      ...nodeFileDisk,
      open: async (...args) => {
        const handle = await promises.open(...args);
        handle.write = async (bytes: unknown, _offset?: unknown, length?: unknown) =>
          ({ bytesWritten: Number(length), buffer: bytes }) as never;
        return handle;
      },
    });
    const part = new Uint8Array(256 * 1024 * 1024);
    const receiving = await begun(files);
    for (let n = 0; n < fileSizeLimit / part.length; n += 1) expect((await receiving.write(part)).ok).toBe(true);
    expect(await receiving.write(new Uint8Array(1))).toMatchObject({ ok: false, error: { code: 'invalid' } });
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);
});

describe('A file that does not come to its end', () => {
  test('counts for nothing: stopped, or its source failing', async () => {
    const { files, folder } = await newFiles();
    const receiving = await begun(files);
    await receiving.write(randomBytes(1000));
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await files.list()).toEqual([]);
    await receiving.stop();
    await receiving.stop();
    expect(readdirSync(folder)).toEqual([]);
    expect(await receiving.write(randomBytes(1))).toMatchObject({ ok: false });
    expect(await receiving.finish()).toMatchObject({ ok: false });

    const torn = async function* () {
      yield randomBytes(1000);
      throw new Error('The file vanished.');
    };
    await expect(files.add('offer.pdf', torn())).rejects.toThrow('vanished');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is gone after a crash, and what was whole stays', async () => {
    const { dir, folder, files } = await newFiles();
    const whole = randomBytes(100);
    await files.add('whole', parts(whole));
    const torn = await begun(files);
    onTestFinished(torn.stop);
    await torn.write(randomBytes(1000));
    writeFileSync(join(folder, 'notes of mine.txt'), 'left alone');
    expect(readdirSync(folder)).toHaveLength(3);
    const workspace = await openHere(dir);
    expect(readdirSync(folder).sort()).toEqual([sha256Of(whole), 'notes of mine.txt'].sort());
    expect(await workspace.files.list()).toHaveLength(1);
  });

  test.each([
    ['write', 'ENOSPC', 'the disk is full'],
    ['sync', 'EIO', 'the disk reported a fault'],
    ['rename', 'ENOSPC', 'the disk is full'],
    ['write', 'EROFS', 'cannot be written to'],
  ] as const)(
    'because the disk refuses at %s (%s) is said calmly and leaves nothing half',
    async (call, code, words) => {
      const { files, folder } = await newFiles(refusing(call, code));
      const kept = await files.add('offer.pdf', parts(randomBytes(2000)));
      expect(kept.ok ? '' : kept.error.message).toContain(`offer.pdf was not attached: `);
      expect(kept.ok ? '' : kept.error.message).toContain(words);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('because the workspace takes no writing is refused with its own sentence', async () => {
    const { files, folder } = await newFiles(nodeFileDisk, 'This workspace can only be read.');
    expect(await files.receive('offer.pdf')).toMatchObject({
      ok: false,
      error: { code: 'read-only', message: 'offer.pdf was not attached. This workspace can only be read.' },
    });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('A kept file', () => {
  test('that was changed is never given out to its end, wherever the change is', async () => {
    const { files, folder } = await newFiles();
    const bytes = randomBytes(200_000);
    const sha256 = sha256Of(bytes);
    await files.add('offer.pdf', parts(bytes));
    for (const at of [0, 70_000, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(join(folder, sha256), changed);
      const reading = await files.read(sha256);
      const error = await bytesOf(reading).catch((thrown: unknown) => thrown);
      expect(isAltered(error)).toBe(true);
    }
    // Attached again, it is whole again.
    await files.add('offer.pdf', parts(bytes));
    const reading = await files.read(sha256);
    expect((await bytesOf(reading)).equals(bytes)).toBe(true);
  });

  test('that is gone is no file, and only digests are ever looked for', async () => {
    const { files } = await newFiles();
    expect(await files.read(sha256Of(Buffer.from('gone')))).toBeNull();
    expect(await files.start(sha256Of(Buffer.from('gone')), 10)).toBeNull();
    for (const path of ['../workspace.json', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`]) {
      await expect(files.read(path)).rejects.toThrow();
      await expect(async () => files.remove(path)).rejects.toThrow();
    }
  });

  test('is let go when its reader leaves before the first byte', async () => {
    const { files } = await newFiles();
    const bytes = randomBytes(10);
    await files.add('offer.pdf', parts(bytes));
    const reading = await files.read(sha256Of(bytes));
    reading?.stream.destroy();
    if (reading !== null) await once(reading.stream, 'close');
    await files.remove(sha256Of(bytes));
    expect(await files.list()).toEqual([]);
  });

  test('can be read by its owner only', async () => {
    const { files, folder } = await newFiles();
    const bytes = randomBytes(10);
    await files.add('offer.pdf', parts(bytes));
    const { mode } = statSync(join(folder, sha256Of(bytes)));
    // Windows has no such bits; there the user's own folder is closed to others.
    expect(process.platform === 'win32' ? 0o600 : mode & 0o777).toBe(0o600);
  });
});

test('An entry written before pictures had descriptions keeps its digest', () => {
  const bytes = Buffer.from('a contract');
  const facts = someFacts({ attachments: [attachmentOf(bytes)] });
  const described = someFacts({ attachments: [attachmentOf(bytes, { alt: 'A signed page' })] });
  expect(factsDigest(facts)).toBe(factsDigest(JSON.parse(JSON.stringify(facts))));
  expect(JSON.stringify(facts)).not.toContain('alt');
  expect(factsDigest(described)).not.toBe(factsDigest(facts));
});
