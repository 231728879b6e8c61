import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type MadePack, type MakePack, makePack } from '#main/pack/index.ts';
import { createPackWorker, type PackWorker } from '#main/pack/worker.ts';
import type { Result } from '#shared/contract.ts';
import { startApp } from '../../builders/app.ts';
import { temporaryFolder } from '../../builders/host.ts';
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

const asked = async (edition: 'client' | 'records' = 'client'): Promise<MakePack> => {
  const record = await aruRecord();
  return { record, edition, asOf: record.asOf, fontsDir };
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
  for (const edition of ['client', 'records'] as const) {
    const pack = await asked(edition);
    expect(fileOf(await make(pack, null))).toEqual(fileOf(await makePack(pack)));
  }
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
  const first = make(await asked('records'), null, left.signal);
  const second = make(await asked(), null);
  left.abort();
  expect(await first).toMatchObject({ ok: false, error: { code: 'replaced' } });
  expect(await second).toMatchObject({ ok: true, value: { pages: 8 } });
  expect(await make(await asked(), null, left.signal)).toMatchObject({ ok: false, error: { code: 'replaced' } });
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
  const broken = { ...pack, record: { ...pack.record, chain: { ...pack.record.chain, brokenAt: 1 } } };
  expect(fileOf(await make(pack, { path, lines: 1 }))).toEqual(fileOf(await makePack(broken)));
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
