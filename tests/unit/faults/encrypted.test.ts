import { copyFileSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyringFor, newRecoveryCode, wrapForRecovery } from '#main/workspace/crypto/keyring.ts';
import { type Access, formFor } from '#main/workspace/form.ts';
import { addEntry, type Workspace } from '#main/workspace/index.ts';
import { journalRevisions } from '#main/workspace/journal-revisions.ts';
import { writeKeyring } from '#main/workspace/protection.ts';
import { readRecoveryCode } from '#shared/rules/recovery-code.ts';
import { attachmentOf, sha256Of } from '../../builders/attachments.ts';
import { someFacts } from '../../builders/entries.ts';
import { createHere, newFolder, noon, openHere } from '../../builders/workspace.ts';

let access: Access = { dataKey: Buffer.alloc(32, 7), recovery: '' };
let keyring: Awaited<ReturnType<typeof keyringFor>>;

beforeAll(async () => {
  const code = readRecoveryCode(newRecoveryCode());
  if ('wrong' in code) throw new Error(code.wrong);
  access = { ...access, recovery: wrapForRecovery(access.dataKey, code.secret) };
  keyring = await keyringFor(access.dataKey, access.recovery, 'passphrase', { N: 2 ** 14, r: 8, p: 1 });
});

const papers = [Buffer.from('One paper.'), Buffer.from('Another paper, longer than one.')];

/** An encrypted workspace with two clients of three entries and a draft each, and two papers. */
const encrypted = async () => {
  const dir = newFolder();
  const empty = await openHere(dir);
  await empty.close();
  writeKeyring(dir, keyring);
  const workspace = await openHere(dir, { access });
  expect(workspace.saveDocument(workspace.document()).ok).toBe(true);
  for (const paper of papers) await workspace.files.add('a paper', [paper] as never);
  const ids = ['Marigold & Thrush', 'Amber Lane'].map((name) => {
    const client = createHere(workspace, name);
    for (const [index, paper] of [...papers, null].entries()) {
      const attachments = paper === null ? [] : [attachmentOf(paper)];
      const facts = someFacts({ text: `${name} ${index}`, attachments });
      client.journal.append([addEntry(`e${index}`, noon, { facts, private: { text: 'x', mood: 1, energy: null } })]);
    }
    const draft = { entryId: null, facts: someFacts({ text: name }), private: { text: '', mood: null, energy: null } };
    client.drafts.keep('new', { ...draft, changed: true });
    return client.id;
  });
  await workspace.close();
  const at = (n: number, name: string): string => join(dir, 'clients', ids[n] ?? '', name);
  return { dir, ids, at, open: () => openHere(dir, { access }) };
};

const journalOf = (workspace: Workspace, id: string | undefined) => {
  const client = workspace.client(id ?? '');
  if (!client.ok) throw new Error(client.error.message);
  return client.value.journal;
};

/** Two lines that are right in every way, written by somebody who has no key. */
const plainJournal = async (): Promise<string> => {
  const dir = newFolder();
  const workspace = await openHere(dir);
  const { id, journal } = createHere(workspace, 'Somebody else');
  const facts = someFacts({ text: 'Never happened' });
  journal.append([addEntry('e7', noon, { facts, private: null }), addEntry('e8', noon, { facts, private: null })]);
  await workspace.close();
  return readFileSync(join(dir, 'clients', id, 'journal.jsonl'), 'utf8');
};

const swap = (one: string, other: string): void => {
  renameSync(one, `${one}-x`);
  renameSync(other, one);
  renameSync(`${one}-x`, other);
};

describe('Ciphertexts that were moved', () => {
  it('to another client open nothing there: neither records nor journal nor drafts', async () => {
    const { at, open } = await encrypted();
    for (const name of ['client.json', 'journal.jsonl', 'draft.json']) {
      swap(at(0, name), at(1, name));
      const workspace = await open();
      if (name === 'client.json') expect([workspace.clients(), workspace.unreadable.length]).toEqual([[], 2]);
      else {
        expect(workspace.problems.length).toBeGreaterThanOrEqual(2);
        for (const { journal, drafts } of workspace.clients()) {
          if (name === 'journal.jsonl')
            expect([journal.entries.size, journal.readOnly]).toEqual([0, expect.anything()]);
          else expect(drafts.all()).toEqual({});
        }
      }
      await workspace.close();
      swap(at(0, name), at(1, name));
    }
  });

  it('from one document to another of the same client open nothing', async () => {
    const { dir, at, open } = await encrypted();
    copyFileSync(at(0, 'client.json'), at(0, 'draft.json'));
    copyFileSync(at(0, 'client.json'), join(dir, 'workspace.json'));
    const workspace = await open();
    expect(workspace.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('workspace.json'),
      expect.stringContaining('unfinished entries'),
    ]);
    await workspace.close();
  });

  it('to another line of the journal are named as broken, and nothing is added after them', async () => {
    const { at, ids, open } = await encrypted();
    const lines = readFileSync(at(0, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
    const orders = [
      [1, 0, 2],
      [0, 0, 2],
      [0, 2, 2],
    ];
    for (const order of orders) {
      writeFileSync(at(0, 'journal.jsonl'), `${order.map((n) => lines[n]).join('\n')}\n`);
      const workspace = await open();
      const journal = journalOf(workspace, ids[0]);
      expect(journal.readOnly).toMatch(/cannot be read|follow/);
      await workspace.close();
    }
  });

  it('to the name of another attached file are not shown as that file', async () => {
    const { dir, open } = await encrypted();
    const [one = '', other = ''] = readdirSync(join(dir, 'files'));
    swap(join(dir, 'files', one), join(dir, 'files', other));
    const workspace = await open();
    for (const paper of papers) {
      const reading = await workspace.files.read(sha256Of(paper));
      if (reading === null) throw new Error('The file is gone.');
      await expect(text(reading.stream)).rejects.toMatchObject({ code: 'EALTERED' });
      await expect(workspace.files.start(sha256Of(paper), 10)).rejects.toMatchObject({ code: 'EALTERED' });
    }
    await workspace.close();
  });

  it('are not missed when plain lines stand there instead: nobody writes a journal without its key', async () => {
    const { at, ids, open } = await encrypted();
    const forged = await plainJournal();
    const whole = readFileSync(at(0, 'journal.jsonl'), 'utf8');
    const [one = '', two = ''] = forged.split('\n');
    for (const written of [forged, `${one}\n`, `${one}\n${two}`, `${whole}${one}\n`, `${forged}${whole}`]) {
      writeFileSync(at(0, 'journal.jsonl'), written);
      const workspace = await open();
      const { entries } = journalOf(workspace, ids[0]);
      expect([...entries.values()].map(({ facts }) => facts.text)).not.toContain('Never happened');
      expect(workspace.problems.length).toBeGreaterThan(0);
      await workspace.close();
      expect(journalRevisions(at(0, 'journal.jsonl'), formFor(access)).map(({ facts }) => facts?.text)).not.toContain(
        'Never happened',
      );
    }
  });

  it('a plain document put in the place of an encrypted one is not taken for one', async () => {
    const { at, open } = await encrypted();
    writeFileSync(at(0, 'client.json'), '{"schemaVersion": 1, "name": "Somebody else"}\n');
    const workspace = await open();
    expect(workspace.unreadable).toHaveLength(1);
    await workspace.close();
  });
});

describe('An encrypted journal', () => {
  it('cut anywhere in its last line opens with every line before it, and goes on', async () => {
    const { at, ids, open } = await encrypted();
    const whole = readFileSync(at(0, 'journal.jsonl'));
    const lastStart = whole.lastIndexOf(10, whole.length - 2) + 1;
    const cuts = [lastStart + 1, lastStart + 40, Math.floor((lastStart + whole.length) / 2), whole.length - 2];
    for (const cut of cuts) {
      writeFileSync(at(0, 'journal.jsonl'), whole.subarray(0, cut));
      const workspace = await open();
      const journal = journalOf(workspace, ids[0]);
      expect(workspace.problems.map(({ message }) => message)).toEqual([expect.stringContaining('only half written')]);
      expect([...journal.entries.keys()]).toEqual(['e0', 'e1']);
      expect(journal.append([addEntry('e9', noon, { facts: someFacts(), private: null })]).ok).toBe(true);
      await workspace.close();
      const later = await open();
      expect([...journalOf(later, ids[0]).entries.keys()]).toEqual(['e0', 'e1', 'e9']);
      await later.close();
    }
    // Only the line feed is missing: the line is whole.
    writeFileSync(at(0, 'journal.jsonl'), whole.subarray(0, whole.length - 1));
    const workspace = await open();
    expect(journalOf(workspace, ids[0]).append([addEntry('e9', noon, { facts: someFacts(), private: null })]).ok).toBe(
      true,
    );
    await workspace.close();
    const later = await open();
    expect([...journalOf(later, ids[0]).entries.keys()]).toEqual(['e0', 'e1', 'e2', 'e9']);
    await later.close();
  });

  it('forgets what is in the trash and keeps its chain', async () => {
    const { at, ids, open } = await encrypted();
    const workspace = await open();
    const journal = journalOf(workspace, ids[0]);
    journal.append([{ op: 'remove', entry: 'e1', writtenAt: noon, facts: null, private: null }]);
    expect(journal.forget(['e1']).ok).toBe(true);
    expect(journal.append([addEntry('e9', noon, { facts: someFacts(), private: null })]).ok).toBe(true);
    await workspace.close();
    const later = await open();
    expect(later.problems).toEqual([]);
    expect([...journalOf(later, ids[0]).entries.keys()]).toEqual(['e0', 'e2', 'e9']);
    expect(readFileSync(at(0, 'journal.jsonl'), 'utf8')).not.toContain('"');
    await later.close();
  });
});

describe('A bit that flips in an encrypted workspace', () => {
  it('is noticed and named, and everything in other files and lines is still read', async () => {
    const { at, ids, open } = await encrypted();
    const files = ['client.json', 'journal.jsonl', 'draft.json'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat({ max: 7 }), async (name, where, bit) => {
        const whole = readFileSync(at(0, name));
        const changed = Buffer.from(whole);
        const place = where % changed.length;
        changed[place] = (changed[place] ?? 0) ^ (1 << bit);
        writeFileSync(at(0, name), changed);
        const workspace = await open();
        expect(workspace.problems.length).toBeGreaterThan(0);
        expect(journalOf(workspace, ids[1]).entries.size).toBe(3);
        if (name === 'draft.json') expect(journalOf(workspace, ids[0]).entries.size).toBe(3);
        if (name === 'journal.jsonl') expect(journalOf(workspace, ids[0]).entries.size).toBeGreaterThanOrEqual(1);
        await workspace.close();
        writeFileSync(at(0, name), whole);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
