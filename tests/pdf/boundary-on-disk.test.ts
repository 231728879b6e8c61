import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { packDrawer } from '#main/app/draw-pack.ts';
import { packHandlers } from '#main/app/pack-handlers.ts';
import { createPreviews } from '#main/app/packs.ts';
import { createSession, type Session } from '#main/app/session.ts';
import { zipSource } from '#main/pack/folder/sources.ts';
import { addEntry } from '#main/workspace/journal-drafts.ts';
import type { Edition, Result } from '#shared/contract.ts';
import { temporaryFolder, testHost } from '../builders/host.ts';
import { withMarkers } from '../builders/pack-markers.ts';
import { disguises, everyByte } from '../builders/pack-pdf.ts';
import { sampleRecord } from '../builders/pack-record.ts';

const open: Session[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const session of open.splice(0)) await session.close();
});

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Where the user's own words belong: the records and the journal, and nothing beside them. */
const ownRecords = /^workspace\/(workspace\.json|clients\/[^/]+\/(client\.json|journal\.jsonl))$/;

const textOf = async (path: string): Promise<string> => {
  const bytes = readFileSync(path);
  if (path.endsWith('.pdf')) return everyByte(bytes);
  const zip = path.endsWith('.zip') ? await zipSource(path) : null;
  if (zip === null) return bytes.toString('latin1');
  const parts: string[] = [...zip.names];
  for (const name of zip.names) {
    const chunks: Uint8Array[] = [];
    await zip.read(name, (part) => void chunks.push(Uint8Array.from(part)));
    const whole = Buffer.concat(chunks);
    parts.push(name.endsWith('.pdf') ? everyByte(whole) : whole.toString('latin1'));
  }
  zip.close();
  return parts.join('\n');
};

/** Everything the app does with packs of one edition, on a workspace with a marker in every place that edition may not print. */
const everythingDone = async (edition: Edition) => {
  const folder = temporaryFolder();
  const temp = join(folder, 'temp');
  await mkdir(temp);
  vi.stubEnv('TMPDIR', temp);
  vi.stubEnv('TEMP', temp);
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
  }
  const host = testHost(folder);
  const session = createSession(host);
  value(await session.open());
  open.push(session);
  const { record, planted } = withMarkers(await sampleRecord(), edition);
  const client = value(session.current().createClient(record.document.name));
  const { settings } = record.workspace;
  session
    .current()
    .saveDocument({ ...record.workspace, settings: { ...settings, packFolder: null, backupFolder: null } });
  value(client.save({ ...record.document, id: client.id }, client.version()));
  value(
    client.journal.append(
      record.journal.map(({ id, facts, private: own, writtenAt }) => addEntry(id, writtenAt, { facts, private: own })),
    ),
  );
  const drawer = packDrawer(host);
  const handlers = packHandlers(host, session, drawer, createPreviews(), () => undefined);
  const asked = { clientId: client.id, edition, asOf: '2026-11-21' };
  const answers: unknown[] = [value(await handlers['pack.preview'](asked))];
  for (const form of edition === 'records' ? (['folder', 'zip'] as const) : (['folder'] as const)) {
    const made = value(await handlers['pack.make']({ ...asked, form }));
    answers.push(made, value(await handlers['pack.verify']({ clientId: client.id, path: made.path })));
    const noted = client.document().packs.at(-1);
    answers.push(value(await handlers['pack.again']({ clientId: client.id, id: noted?.id ?? '' })));
  }
  answers.push(value(await handlers['pack.since']({ clientId: client.id })));
  vi.restoreAllMocks();
  const files = filesIn(folder).filter((path) => !ownRecords.test(relative(folder, path).replaceAll('\\', '/')));
  const texts = await Promise.all(files.map(textOf));
  return {
    planted,
    names: files.map((path) => relative(folder, path)),
    everything: [...files, ...texts, ...said].join('\n'),
    answers: JSON.stringify(answers),
    held: JSON.stringify(client.document().packs.filter(({ id }) => id !== 'p')),
  };
};

describe('whatever is written anywhere while packs are made', () => {
  test.each(['client', 'records'] as const)(
    'holds no word that the %s edition does not print: files, names, ZIP, caches, temporary files, output',
    async (edition) => {
      const { planted, names, everything, answers, held } = await everythingDone(edition);
      expect(planted.length).toBeGreaterThan(60);
      expect(names.some((name) => name.endsWith('.pdf'))).toBe(true);
      if (edition === 'records') expect(names.some((name) => name.endsWith('.zip'))).toBe(true);
      const found = planted.filter(({ marker }) => disguises(marker).some((form) => everything.includes(form)));
      // Files beside what happened are exhibits of the records edition, under their names.
      expect(found.map(({ path }) => path)).toEqual(
        edition === 'records' ? ['journal.*.facts.attachments.*.name'] : [],
      );
      // The window is told what the slip of a file will say: its name and its description.
      const told = planted.filter(({ marker }) => answers.includes(marker)).map(({ path }) => path);
      expect([...new Set(told)].sort()).toEqual(
        edition === 'records' ? ['journal.*.facts.attachments.*.alt', 'journal.*.facts.attachments.*.name'] : [],
      );
      // What is printed is found in the same way, so that finding nothing means something.
      expect(everything).toContain('Ondelar Stays');
      // What the app keeps of a pack to compare with later are digests, and no words at all.
      for (const { marker } of planted) expect(held).not.toContain(marker);
      if (edition === 'client') {
        expect(names.filter((name) => name.startsWith('packs')).map((name) => name.split(/[\\/]/).at(-1))).toEqual([
          'Closing pack - Ondelar Stays - 2026-11-21.pdf',
        ]);
      }
    },
    120_000,
  );
});

test('the templates of the client edition know none of the words that accuse', () => {
  const folder = join(import.meta.dirname, '../../shared/pack');
  const forbidden = /\b(breach|fault|failure|refused|demand|legal action|unfortunately)\b/i;
  const sources = readdirSync(folder).filter((name) =>
    /^(client|account|handover|payment|ending|text|figures|data-both|carried)/.test(name),
  );
  expect(sources.length).toBeGreaterThan(8);
  for (const name of sources) {
    const words = readFileSync(join(folder, name), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
    expect(forbidden.exec(words)?.[0] ?? '', name).toBe('');
  }
});
