/** The journal's chain, counted again from `pack.json`: digests alone, no word of the journal is needed. */
import { z } from 'zod';
import { chainHash, emptyChain } from '../../workspace/revision.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const packWithChain = z.object({
  journal: z.object({ entries: z.array(z.object({ number: z.int().min(1), hash: digest })) }),
  chain: z.object({
    head: digest,
    revisions: z.int().min(0),
    brokenAt: z.int().min(1).nullable(),
    lines: z.array(
      z.strictObject({
        seq: z.int().min(1),
        prev: digest,
        op: z.enum(['add', 'revise', 'remove', 'restore']),
        entry: z.string(),
        writtenAt: z.string(),
        factsDigest: digest,
        privateDigest: digest.nullable(),
        hash: digest,
      }),
    ),
  }),
});

export type ChainCheck =
  | { readonly state: 'unbroken'; readonly entries: number }
  /** Running number of the first entry that does not fit. */
  | { readonly state: 'broken'; readonly entry: number }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable' };

type Pack = z.infer<typeof packWithChain>;

/** Numbers of the entries by their ids, in the order they were first written. */
const numbersOf = ({ chain: { lines } }: Pack): ReadonlyMap<string, number> => {
  const numbers = new Map<string, number>();
  for (const { entry } of lines) if (!numbers.has(entry)) numbers.set(entry, numbers.size + 1);
  return numbers;
};

const firstBroken = (pack: Pack): number | null => {
  const { chain, journal } = pack;
  const numbers = numbersOf(pack);
  const last = new Map<number, string>();
  let head = emptyChain;
  for (const [index, line] of chain.lines.entries()) {
    const number = numbers.get(line.entry) ?? numbers.size;
    const fits = line.seq === head.seq + 1 && line.prev === head.hash && line.hash === chainHash(line);
    if (!fits || chain.brokenAt === index + 1) return number;
    last.set(number, line.hash);
    head = { seq: line.seq, hash: line.hash };
  }
  if (chain.head !== head.hash || chain.revisions !== head.seq || chain.brokenAt !== null)
    return Math.max(1, numbers.size);
  return journal.entries.find(({ number, hash }) => last.get(number) !== hash)?.number ?? null;
};

/** Checks the chain of a `pack.json`. Never throws. */
export const checkChain = (json: Uint8Array): ChainCheck => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return { state: 'unreadable' };
  }
  const pack = packWithChain.safeParse(parsed);
  if (!pack.success) return { state: 'unreadable' };
  const { lines, revisions } = pack.data.chain;
  if (lines.length === 0 && revisions > 0) return { state: 'absent' };
  const broken = firstBroken(pack.data);
  return broken === null
    ? { state: 'unbroken', entries: numbersOf(pack.data).size }
    : { state: 'broken', entry: broken };
};

/** "Journal chain: 164 entries, unbroken." Null where a pack has no chain to check. */
export const chainSentence = (check: ChainCheck): string | null => {
  switch (check.state) {
    case 'unbroken':
      return `Journal chain: ${check.entries.toLocaleString('en-GB')} ${check.entries === 1 ? 'entry' : 'entries'}, unbroken.`;
    case 'broken':
      return `Journal chain: broken at entry ${check.entry}.`;
    case 'unreadable':
      return 'Journal chain: data/pack.json cannot be read.';
    case 'absent':
      return null;
  }
};
