import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { openOutput, removeLarge } from '#main/pack/output.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { aruRecord, fontsDir } from '../../builders/pack-record.ts';

describe('the bytes of a pack', () => {
  it('are the same in memory and in a file, whatever parts they come in', () => {
    const part = fc.oneof(fc.stringMatching(/^[ -~]{0,40}$/), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.integer({ min: 1, max: 400 }), (parts, held) => {
        const folder = temporaryFolder();
        const output = openOutput(held, folder);
        for (const one of parts) {
          if (typeof one === 'string') output.line(one);
          else output.bytes(one);
        }
        const whole = Buffer.concat(parts.map((one) => (typeof one === 'string' ? Buffer.from(`${one}\n`) : one)));
        const { bytes, file, sha256 } = output.end();
        expect(sha256).toBe(hash('sha256', whole));
        expect(file === null).toBe(whole.length <= held);
        if (file === null) expect(whole.equals(bytes)).toBe(true);
        else {
          expect(bytes).toHaveLength(0);
          expect(readFileSync(file.path).equals(whole)).toBe(true);
          expect(file.size).toBe(whole.length);
          expect(statSync(file.path).mode & 0o077).toBe(0);
          removeLarge(file);
        }
        expect(readdirSync(folder)).toEqual([]);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('leave nothing on the disk when they are not wanted any more', () => {
    const folder = temporaryFolder();
    const output = openOutput(100, folder);
    output.bytes(new Uint8Array(1_000));
    expect(readdirSync(folder)).toHaveLength(1);
    output.drop();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('make the same file when they are too many for the memory', async () => {
    const record = await aruRecord();
    const asked = { record, edition: 'records', asOf: record.asOf, fontsDir } as const;
    const [small, large] = [await makePack(asked), await makePack({ ...asked, held: 10_000 })];
    if (!small.ok || !large.ok || large.value.file === undefined) throw new Error('No file was made.');
    expect(readFileSync(large.value.file.path).equals(small.value.bytes)).toBe(true);
    expect(large.value.sha256).toBe(hash('sha256', small.value.bytes));
    removeLarge(large.value.file);
    expect(existsSync(large.value.file.path)).toBe(false);
  });
});
