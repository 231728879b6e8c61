import { describe, expect, it } from 'vitest';
import { verifyJournal } from '#main/workspace/verify-journal.ts';

/*
 * Two lines whose digests were counted outside of this app (Python's hashlib over sorted JSON): journals of today can be
 * checked with other tools, and by every later version.
 */
const facts = {
  at: '2026-03-14T16:10',
  kind: 'call',
  title: '',
  text: 'She asked for a third version — “same deadline”, ü 漢 😀.',
  minutesBilled: 45,
  minutesUnbilled: 0,
  people: [],
  tags: ['scope'],
  agreement: null,
  attachments: [],
  notable: false,
};
const written = {
  seq: 1,
  prev: '0'.repeat(64),
  op: 'add',
  entry: 'entry-1',
  writtenAt: '2026-03-14T17:00:00.000Z',
  facts,
  factsDigest: '7600e147db7cda7d739390f8f9d1d32f9480aa3e3462c9d998e25b6d53a69b16',
  private: { text: 'My chest was tight.', mood: 2, energy: null },
  salt: '00112233445566778899aabbccddeeff',
  privateDigest: '96163366b93ad2f3882de4c3930aa7ebb1d4c38d9b451e7191238e9811ac2af9',
  hash: 'bf4143b2cb60b4e7bfd263e1e16806d70530c1ff9999d33b5d3b1f0ff7da6014',
};
const removed = {
  seq: 2,
  prev: written.hash,
  op: 'remove',
  entry: 'entry-1',
  writtenAt: '2026-03-15T09:00:00.000Z',
  facts: null,
  factsDigest: '74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
  private: null,
  salt: null,
  privateDigest: null,
  hash: '4062479cb97bea7e1188b21f64d169d204c24e7b057a10b913f71fd8d720719e',
};

const check = (...lines: readonly object[]) =>
  verifyJournal(new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));

describe('the hash chain of a journal', () => {
  it('has the published form: digests of the facts and, salted, of the private half, and a chain over the digests', () => {
    expect(check(written, removed)).toEqual({
      revisions: 2,
      entries: 1,
      attachments: new Set(),
      forgotten: 0,
      head: { seq: 2, hash: removed.hash },
      problems: [],
    });
  });

  it('names the line where one word, one mood or one time was changed', () => {
    for (const changed of [
      { ...written, facts: { ...facts, text: facts.text.replace('third', 'fourth') } },
      { ...written, private: { ...written.private, mood: 3 } },
      { ...written, writtenAt: '2026-03-14T17:00:01.000Z' },
    ]) {
      expect(check(changed, removed).problems[0]).toMatchObject({ line: 1 });
    }
  });
});
