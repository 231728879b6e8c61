import { hash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EntryPrivate, Revision } from '#shared/model/index.ts';

/** `prev` of the first line of a journal. */
const chainStart = '0'.repeat(64);

const jcs = (value: unknown): string => canonicalize(value) ?? 'null';

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** `sha256(JCS(facts))` */
export const factsDigest = (facts: unknown): string => sha256(jcs(facts));

/** `sha256(salt + LF + JCS(private))`: the salt keeps a short mood from being guessed from its digest. */
export const privateDigest = (own: EntryPrivate, salt: string): string => sha256(`${salt}\n${jcs(own)}`);

/** `sha256(JCS({ entry, factsDigest, op, prev, privateDigest, seq, writtenAt }))` */
export const chainHash = (line: Omit<Revision, 'hash' | 'facts' | 'private' | 'salt'>): string => {
  const { entry, factsDigest: facts, op, prev, privateDigest: own, seq, writtenAt } = line;
  return sha256(jcs({ entry, factsDigest: facts, op, prev, privateDigest: own, seq, writtenAt }));
};

/** What a revision says, before it has its place in the chain. */
export type Draft = Pick<Revision, 'op' | 'entry' | 'writtenAt' | 'facts' | 'private'>;

/** Where a chain ends: the sequence number and hash of its last line. */
export type ChainHead = { readonly seq: number; readonly hash: string };

export const emptyChain: ChainHead = { seq: 0, hash: chainStart };

/** The draft as the next line of the chain, with fresh salt. */
export const chain = (head: ChainHead, { op, entry, writtenAt, facts, private: own }: Draft): Revision => {
  const salt = own === null ? null : randomBytes(16).toString('hex');
  const line = {
    seq: head.seq + 1,
    prev: head.hash,
    op,
    entry,
    writtenAt,
    facts,
    factsDigest: factsDigest(facts),
    private: own,
    salt,
    privateDigest: own === null || salt === null ? null : privateDigest(own, salt),
  };
  return { ...line, hash: chainHash(line) };
};

/** The revision as one line of `journal.jsonl`, with its line feed. */
export const toLine = (revision: Revision): string => `${JSON.stringify(revision)}\n`;
