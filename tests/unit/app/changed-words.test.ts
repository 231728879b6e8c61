import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { encryptedForm, journalPlace } from '#main/workspace/form.ts';
import { checkJournal, verifyJournal } from '#main/workspace/index.ts';
import { toLine } from '#main/workspace/revision.ts';
import { writtenLines } from '#main/workspace/written-lines.ts';
import type { Problem } from '#shared/contract.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { someFacts } from '../../builders/entries.ts';
import { revisionsOf } from '../../builders/workspace-files.ts';

const mine = { text: 'I was tired.', mood: 2, energy: null };

let folder = '';
let clientId = '';
let ids: readonly string[] = [];
const journal = (): string => join(folder, 'workspace', 'clients', clientId, 'journal.jsonl');

/** Writes other words into the file, as another program or a failing disk would: every line is still a revision. */
const change = (from: string, to: string): void => {
  const text = readFileSync(journal(), 'utf8');
  expect(text).toContain(from);
  writeFileSync(journal(), text.replace(from, to));
};

const opened = async (): Promise<TestApp> => {
  const started = await startApp({}, folder);
  await started.ask('client.open', { id: clientId });
  return started;
};

/** What the window says about the client's journal once something is said. */
const said = ({ ask }: TestApp): Promise<readonly Problem[]> =>
  vi.waitFor(async () => {
    const { problems } = await ask('app.state', null);
    expect(problems).not.toEqual([]);
    return problems;
  }, 10_000);

beforeEach(async () => {
  const { app, ask, folder: own } = await startApp();
  folder = own;
  clientId = (await ask('client.create', { name: 'Hollis & Wren' })).document.id;
  const written = [];
  for (const text of ['First call.', 'Second call.', 'Third call.', 'Fourth call.', 'Fifth call.', 'Sixth call.']) {
    const facts = someFacts({ at: '2026-06-19T10:00', text });
    written.push(await ask('journal.add', { clientId, facts, private: mine }));
  }
  ids = written.map(({ id }) => id);
  await app.stop();
});

describe('words of a journal that something else changed on the disk', () => {
  it('are named in the window with their line and day, are shown, and stop nothing', async () => {
    change('Second call.', 'Other words.');
    const started = await opened();
    const entryId = ids[1] ?? '';
    expect(await said(started)).toEqual([
      {
        clientId,
        clientName: 'Hollis & Wren',
        message:
          'Line 2 of the journal of Hollis & Wren no longer matches the digest it was saved with: something other than Good Terms changed what happened in the entry of 19\u00a0June 2026. What is shown is what the file says now, and nothing was changed. A backup from before may hold it as it was written.',
        place: `journal/entry/${entryId}`,
        entryId,
      },
    ]);
    expect(started.host.emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { problems: [{ entryId }] } });
    const { journal: entries, journalReadOnly } = await started.ask('client.open', { id: clientId });
    expect(entries.map(({ facts }) => facts.text)).toContain('Other words.');
    expect(journalReadOnly).toBeNull();
    await started.ask('journal.add', { clientId, facts: someFacts({ text: 'One more.' }), private: mine });
    await started.app.stop();
  });

  it('are told apart: the private half, an earlier version, an entry in the trash, one written anew since', async () => {
    const before = await opened();
    const [first = '', second = '', third = ''] = ids;
    await before.ask('journal.revise', {
      clientId,
      entryId: second,
      facts: someFacts({ at: '2026-06-19T10:00', text: 'Anew.' }),
      private: mine,
    });
    await before.ask('journal.remove', { clientId, entryId: third });
    await before.app.stop();
    change('I was tired.', 'I was happy.');
    change('Second call.', 'Other words.');
    change('Third call.', 'Other words.');
    const started = await opened();
    const [one, two, three] = await said(started);
    expect(one).toMatchObject({ entryId: first, place: `journal/entry/${first}` });
    expect(one?.message).toContain(' changed the private half of the entry of ');
    expect(two?.message).toContain(' changed what happened in an earlier version of the entry of ');
    expect(two).toMatchObject({ place: `journal/entry/${second}` });
    expect(two?.entryId).toBeUndefined();
    expect(three?.message).toContain(', which is in the trash. ');
    expect(three).toMatchObject({ place: 'journal/trash' });

    await started.ask('journal.revise', {
      clientId,
      entryId: first,
      facts: someFacts({ text: 'Mended.' }),
      private: mine,
    });
    const [mended] = await said(started);
    expect(mended?.message).toContain(' changed the private half of an earlier version of the entry of ');
    expect(mended?.entryId).toBeUndefined();
    await started.app.stop();
  });

  it('are named three times and counted from there on', async () => {
    change('First call.', 'First fall.');
    for (const number of ['Second', 'Third', 'Fourth', 'Fifth']) change(`${number} call.`, `${number} fall.`);
    const started = await opened();
    const problems = await said(started);
    expect(problems).toHaveLength(4);
    expect(problems.at(-1)?.message).toMatch(/^2 more lines of the journal of Hollis & Wren /);
    await started.app.stop();
  });

  it('are not looked for twice, and a line that cannot be read at all is named once', async () => {
    change('"seq":3', '"seq";3');
    change('Fifth call.', 'Fifth fall.');
    const started = await opened();
    const problems = await vi.waitFor(async () => {
      const state = await started.ask('app.state', null);
      expect(state.problems).toHaveLength(2);
      return state.problems;
    }, 10_000);
    expect(problems.map(({ message }) => message.slice(0, 34))).toEqual([
      'Line 3 of the journal of Hollis & ',
      'Line 5 of the journal of Hollis & ',
    ]);
    await started.app.stop();
  });
});

describe('the check of a journal beside other work', () => {
  it('finds what the check of the whole file finds, however long its lines are', async () => {
    const texts = ['short', 'x'.repeat(64 * 1024), 'ü'.repeat(99_000), '漢'.repeat(50_000), 'short again'];
    const path = journal();
    const lines = revisionsOf(texts).map(toLine).join('');
    writeFileSync(path, lines);
    const whole = await checkJournal(path, () => false);
    expect(whole).toEqual(verifyJournal(readFileSync(path)));
    expect(whole).toMatchObject({ problems: [], entries: texts.length });

    writeFileSync(path, lines.replace('漢', '汉'));
    expect(await checkJournal(path, () => false)).toEqual(verifyJournal(readFileSync(path)));
    expect((await checkJournal(path, () => false))?.problems).toMatchObject([{ line: 4, altered: { what: 'facts' } }]);
  });

  it('looks into an encrypted journal as well: words that were changed before it was encrypted stay changed', async () => {
    const texts = Array.from({ length: 300 }, (_, index) => `Call ${index}: ${'words '.repeat(50)}`);
    const lines = revisionsOf(texts).map(toLine).join('').replace('Call 250:', 'Fall 250:');
    const form = encryptedForm(randomBytes(32), 'code');
    const place = journalPlace(journal());
    const written = writtenLines(form, place, Buffer.from(lines)).toString('latin1').split('\n');
    // And one that does not open: it was named when the journal was read.
    written[20] = written[21] ?? '';
    writeFileSync(journal(), written.join('\n'));
    const found = await checkJournal(journal(), () => false, form);
    expect(found?.problems.filter(({ altered }) => altered !== null)).toMatchObject([
      { line: 21, altered: { what: 'unreadable', entry: null } },
      { line: 251, altered: { what: 'facts', entry: 'entry-251' } },
    ]);
    expect(found?.entries).toBe(299);
  });

  it('is given up when nobody waits for it any more, or when the file is gone', async () => {
    expect(await checkJournal(journal(), () => true)).toBeNull();
    expect(await checkJournal(join(folder, 'not-there'), () => false)).toBeNull();
  });
});
