import { hash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type PackPart, pagesAhead } from '#main/pack/ahead.ts';
import { type MadePack, makePack } from '#main/pack/index.ts';
import { createPackWorker, type PackWorker } from '#main/pack/worker.ts';
import { journalRevisions } from '#main/workspace/journal-revisions.ts';
import { chain, emptyChain, toLine } from '#main/workspace/revision.ts';
import type { Result } from '#shared/contract.ts';
import { journalAsOf, type PackRecord } from '#shared/pack/index.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../builders/host.ts';
import { readPdf } from '../../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../../builders/pack-record.ts';

const started: PackWorker[] = [];
const worker = (source?: URL): PackWorker => {
  const made = createPackWorker(source);
  started.push(made);
  return made;
};
afterEach(async () => {
  for (const one of started.splice(0)) await one.stop();
});

const asked = async (edition: 'client' | 'records' = 'client') => {
  const { journal: _, chain: _own, ...record } = await aruRecord();
  return { record, edition, asOf: record.asOf, fontsDir };
};

const noJournal = { journal: [], chain: { head: '0'.repeat(64), revisions: 0, brokenAt: null } };

/** The same pack beside other work: what the thread reads from the disk is given to it. */
const beside = (pack: Awaited<ReturnType<typeof asked>>, journal: Pick<PackRecord, 'journal' | 'chain'> = noJournal) =>
  makePack({ ...pack, record: { ...pack.record, ...journal } });

/** The journal of the sample as a file, its entries several times over. */
const journalFile = async (times = 1): Promise<string> => {
  const path = join(temporaryFolder(), 'journal.jsonl');
  const { journal } = await aruRecord();
  let head = emptyChain;
  for (let time = 0; time < times; time += 1) {
    for (const { id, writtenAt, facts, private: own } of journal) {
      const entry = time === 0 ? id : `${id}-${time}`;
      const line = chain(head, { op: 'add', entry, writtenAt, facts, private: own });
      appendFileSync(path, toLine(line));
      head = line;
    }
  }
  return path;
};

/** What was made, with a digest for its bytes. */
const fileOf = (made: Result<MadePack>) =>
  made.ok ? { ...made.value, bytes: hash('sha256', made.value.bytes) } : made.error;

/** A thread that runs these lines instead of making packs. */
const threadOf = (code: string): URL => {
  const path = join(temporaryFolder(), 'thread.mjs');
  writeFileSync(path, `import { parentPort, threadId } from 'node:worker_threads';\n${code}`);
  return pathToFileURL(path);
};

test('a pack made in the thread is the same file as one made beside other work', async () => {
  const { make } = worker();
  const client = await asked();
  expect(fileOf(await make(client, null))).toEqual(fileOf(await beside(client)));
  const records = await asked('records');
  const path = await journalFile();
  const journal = journalAsOf(journalRevisions(path), { asOf: records.asOf, brokenAt: null });
  expect(journal.journal.length).toBeGreaterThan(10);
  expect(fileOf(await make(records, { path }))).toEqual(fileOf(await beside(records, journal)));
});

test('a pack made again knows nothing of what was written since', async () => {
  const { make } = worker();
  const records = await asked('records');
  const path = await journalFile();
  const revisions = journalRevisions(path);
  const knownAt = revisions.at(-5)?.writtenAt ?? '';
  const then = journalAsOf(revisions, { asOf: records.asOf, knownAt, brokenAt: null });
  expect(then.journal).toHaveLength(revisions.filter(({ writtenAt }) => writtenAt <= knownAt).length);
  expect(fileOf(await make(records, { path, knownAt }))).toEqual(fileOf(await beside(records, then)));
});

test.each(['client', 'records'] as const)(
  'the cover of the %s edition is there before the pack is',
  async (edition) => {
    const { make, warm } = worker();
    warm(fontsDir);
    const seen: (PackPart | 'made')[] = [];
    const made = await make(await asked(edition), null, { ahead: (part) => seen.push(part) });
    seen.push('made');
    const [cover] = seen;
    if (cover === undefined || cover === 'made' || !made.ok) throw new Error('The cover did not come first.');
    const [alone, whole] = [await readPdf(cover.bytes), await readPdf(made.value.bytes)];
    expect(cover.from).toBe(1);
    expect(alone.pages).toHaveLength(1);
    expect(alone.pages[0]?.placed).toEqual(whole.pages[0]?.placed);
  },
);

test('the first pages of a long pack come one after the other, as they are in the pack', {
  timeout: 120_000,
}, async () => {
  const { make } = worker();
  const pack = await asked('records');
  const path = await journalFile(80);
  const parts: PackPart[] = [];
  const made = await make(pack, { path }, { ahead: (part) => parts.push(part) });
  if (!made.ok) throw new Error(made.error.message);
  const whole = await readPdf(made.value.bytes);
  expect(whole.pages.length).toBeGreaterThan(60);
  const [cover, ...others] = parts;
  // The cover is there before the journal is read, and again once what is in the pack is counted.
  const words = async (part: PackPart | undefined) => (await readPdf(part?.bytes ?? new Uint8Array())).pages;
  expect((await words(cover)).map(({ text }) => text).join()).toContain('Being counted');
  expect(others.map(({ from }) => from)).toEqual([1, 2, 10, 26, 58].slice(0, others.length));
  expect(others.length).toBeGreaterThan(3);
  for (const part of others) {
    const pages = await words(part);
    expect(pages.map(({ placed }) => placed)).toEqual(
      whole.pages.slice(part.from - 1, part.from - 1 + pages.length).map(({ placed }) => placed),
    );
  }
});

test('a part of a pack with exhibits ends where pictures have to be fetched', () => {
  const given: [number, string][] = [];
  const open = () => {
    const pages: string[] = [];
    return { add: (page: string) => void pages.push(page), end: () => Buffer.from(pages.join(' ')) };
  };
  const { add } = pagesAhead(
    100,
    open,
    (page: string) => page !== 'picture',
    ({ from, bytes }) => given.push([from, Buffer.from(bytes).toString()]),
  );
  for (const page of ['cover', 'a', 'b', 'picture', 'c']) add(page);
  expect(given).toEqual([
    [1, 'cover'],
    [2, 'a b'],
  ]);
});

test('a journal that cannot be read is said in a sentence', async () => {
  const made = await worker().make(await asked('records'), { path: temporaryFolder() });
  expect(made).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('the journal of this client cannot') },
  });
});

test('a pack that cannot be made is answered with its sentence', async () => {
  const pack = await asked();
  expect(await worker().make({ ...pack, fontsDir: temporaryFolder() }, null)).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('a typeface of the app is missing') },
  });
});

test('a pack nobody waits for is given up, and the one asked for after it is made', async () => {
  const { make } = worker();
  const left = new AbortController();
  const first = make(await asked('records'), null, { signal: left.signal });
  const second = make(await asked(), null);
  left.abort();
  expect(await first).toMatchObject({ ok: false, error: { code: 'replaced' } });
  expect(await second).toMatchObject({ ok: true, value: { pages: 8 } });
  expect(await make(await asked(), null, { signal: left.signal })).toMatchObject({
    ok: false,
    error: { code: 'replaced' },
  });
});

test.each([
  ['ends', 'parentPort.on("message", () => process.exit(3));'],
  ['fails', 'parentPort.on("message", () => { throw new Error("Secret words."); });'],
  ['cannot start', 'import "./not-there.mjs";'],
])(
  'a thread that %s is said in a sentence, and the next pack gets a new one',
  { timeout: 120_000 },
  async (_, code) => {
    const { make } = worker(threadOf(code));
    for (const pack of [await asked(), await asked()]) {
      const made = await make(pack, null);
      expect(made).toMatchObject({ ok: false, error: { code: 'internal' } });
      if (!made.ok) expect(made.error.message).toMatch(/^The pack was not made: .* your records are unchanged\./);
    }
  },
);

test('the app that closes while a pack is made answers it', async () => {
  const { make, stop } = worker();
  const made = make(await asked('records'), null);
  await stop();
  expect(await made).toMatchObject({ ok: false, error: { message: expect.stringMatching(/records are unchanged/) } });
});

test('the records edition says where the journal was changed outside of the app', async () => {
  const path = join(temporaryFolder(), 'journal.jsonl');
  writeFileSync(path, '{}\n');
  const { make } = worker();
  const pack = await asked('records');
  const broken = { journal: [], chain: { ...noJournal.chain, brokenAt: 1, lines: [] } };
  expect(fileOf(await make(pack, { path }))).toEqual(fileOf(await beside(pack, broken)));
});

test('a preview in the app that is overtaken is answered as such', async () => {
  const { app, ask, refused } = await startApp();
  const { clients } = await ask('sample.open', null);
  const clientId = clients.find(({ name }) => name === 'Ondelar Stays')?.id ?? '';
  const request = { clientId, edition: 'records', asOf: '2026-11-21' } as const;
  const first = refused('pack.preview', request);
  const second = ask('pack.preview', { ...request, edition: 'client' });
  expect((await first).code).toBe('replaced');
  expect((await second).pages).toBeGreaterThan(4);
  await app.stop();
});
