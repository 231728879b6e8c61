import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blocksOfLines, nodeDisk } from '#main/workspace/disk.ts';
import { readJournal } from '#main/workspace/journal-reading.ts';
import { temporaryFolder } from '../../builders/host.ts';

const file = join(temporaryFolder(), 'journal.jsonl');

const line = fc.oneof(
  fc.constantFrom('', '{}', '{"seq":1}', 'Grüße 漢字', 'x'.repeat(40)),
  fc.string({ unit: 'binary', maxLength: 30 }).map((one) => one.replaceAll('\n', ' ')),
);
const files = fc.tuple(fc.array(line, { maxLength: 12 }), fc.boolean(), fc.integer({ min: 1, max: 50 }));

it('reads a journal of any size in blocks that hold whole lines, and every byte of it', () => {
  fc.assert(
    fc.property(files, ([lines, ended, most]) => {
      const bytes = Buffer.from(lines.join('\n') + (ended ? '\n' : ''), 'utf8');
      writeFileSync(file, bytes);
      const blocks = [...blocksOfLines(nodeDisk, file, most)];
      expect(Buffer.concat(blocks).equals(bytes)).toBe(true);
      expect(blocks.slice(0, -1).every((block) => block.at(-1) === 10)).toBe(true);
    }),
  );
});

it('finds the same in a journal whether it comes in one block or in many', () => {
  fc.assert(
    fc.property(files, ([lines, ended, most]) => {
      const bytes = Buffer.from(lines.join('\n') + (ended ? '\n' : ''), 'utf8');
      writeFileSync(file, bytes);
      const { torn, ...rest } = readJournal(blocksOfLines(nodeDisk, file, most));
      const { torn: tornAtOnce, ...atOnce } = readJournal([bytes]);
      expect(rest).toEqual(atOnce);
      expect(Buffer.compare(torn, tornAtOnce)).toBe(0);
    }),
  );
});
