import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainSentence, checkChain } from '#main/pack/folder/chain.ts';
import { journalAsOf } from '#shared/pack/index.ts';
import { someFacts } from '../../builders/entries.ts';
import { writtenJournal } from '../../builders/pack-chain.ts';

const entry = (number: number, writtenAt: string, editedAt: string | null = null) => ({
  id: `entry-${number}`,
  number,
  facts: someFacts({ text: `What happened, ${number}.`, at: `${writtenAt.slice(0, 10)}T09:00` }),
  private: { text: 'I slept well for the first time in weeks.', mood: 4, energy: null },
  writtenAt,
  editedAt,
  removedAt: null,
  revisions: editedAt === null ? 1 : 2,
  hash: '',
});

/** chain-01: three entries, one with a private part and one edit. */
const journal = writtenJournal([
  entry(1, '2026-05-27T16:12:00.000Z'),
  entry(2, '2026-05-28T10:01:00.000Z', '2026-05-28T18:00:00.000Z'),
  entry(3, '2026-06-03T12:20:00.000Z'),
]);

const packOf = (
  asOf: string,
  change: (pack: { chain: { lines: Record<string, unknown>[]; head: string } }) => void,
) => {
  const { journal: entries, chain } = journalAsOf(journal, { asOf, brokenAt: null });
  const pack = JSON.parse(
    JSON.stringify({ journal: { entries: entries.map(({ number, hash }) => ({ number, hash })) }, chain }),
  );
  change(pack);
  return Buffer.from(JSON.stringify(pack));
};

describe('the chain of the journal inside a pack', () => {
  it('is checked without a word of the journal (chain-01)', () => {
    const json = packOf('2026-06-19', () => undefined);
    expect(json.toString()).not.toMatch(/slept|happened,|salt/);
    expect(chainSentence(checkChain(json))).toBe('Journal chain: 3 entries, unbroken.');
  });

  it('has the published form: each hash is counted here from the words of the form alone', () => {
    let prev = '0'.repeat(64);
    for (const { entry: id, factsDigest, op, privateDigest, seq, writtenAt, hash } of journal) {
      const own = privateDigest === null ? 'null' : `"${privateDigest}"`;
      const form = `{"entry":"${id}","factsDigest":"${factsDigest}","op":"${op}","prev":"${prev}","privateDigest":${own},"seq":${seq},"writtenAt":"${writtenAt}"}`;
      expect(createHash('sha256').update(form).digest('hex')).toBe(hash);
      prev = hash;
    }
  });

  it.each([
    ['a digest of what happened', 1, { factsDigest: 'a'.repeat(64) }, 2],
    ['the digest of a private half', 0, { privateDigest: 'a'.repeat(64) }, 1],
    ['the time it was written', 3, { writtenAt: '2026-06-03T12:21:00.000Z' }, 3],
    ['what was done', 2, { op: 'remove' }, 2],
  ] as const)('that was changed in %s is named by its entry', (_, line, change, number) => {
    const json = packOf('2026-06-19', ({ chain }) => Object.assign(chain.lines[line] ?? {}, change));
    expect(chainSentence(checkChain(json))).toBe(`Journal chain: broken at entry ${number}.`);
  });

  it('from which a line was taken, at the end or within, is broken', () => {
    for (const line of [1, 3]) {
      const json = packOf('2026-06-19', ({ chain }) => void chain.lines.splice(line, 1));
      expect(checkChain(json).state).toBe('broken');
    }
  });

  it('as of an earlier day ends on that day, and what was edited later stands as it was', () => {
    const { journal: entries, chain } = journalAsOf(journal, { asOf: '2026-05-28', brokenAt: null });
    expect(chain).toMatchObject({ revisions: 3, head: journal[2]?.hash });
    expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
    const known = journalAsOf(journal, { asOf: '2026-06-19', knownAt: '2026-05-28T12:00:00.000Z', brokenAt: null });
    expect(known.journal.map(({ number, editedAt }) => [number, editedAt])).toEqual([
      [1, null],
      [2, null],
    ]);
  });

  it('that is no JSON, or no pack, is said to be unreadable', () => {
    for (const text of ['', '{', '[]', '{"chain":{}}', '\ud800']) {
      expect(chainSentence(checkChain(Buffer.from(text)))).toBe('Journal chain: data/pack.json cannot be read.');
    }
  });
});
