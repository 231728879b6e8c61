import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExportMade } from '#shared/contract.ts';
import type { ClientDocument, EntryFacts, EntryPrivate } from '#shared/model/index.ts';
import { defaultPackChoices, noChoices } from '#shared/model/index.ts';
import { startApp, type TestApp } from '../../builders/app.ts';
import { anyFacts, anyPrivate } from '../../builders/entries.ts';
import { withMarkers } from '../../builders/pack-markers.ts';
import { sampleRecord } from '../../builders/pack-record.ts';

type Halves = { readonly facts: EntryFacts; readonly private: EntryPrivate | null };

/** A client with these records and entries in an app of its own. */
const filled = async (
  document: ClientDocument,
  entries: readonly Halves[],
): Promise<TestApp & { clientId: string }> => {
  const app = await startApp();
  const { document: made, version } = await app.ask('client.create', { name: document.name });
  // The app keeps the list of packs itself.
  await app.ask('client.save', { document: { ...document, id: made.id, packs: [] }, version });
  for (const { facts, private: own } of entries) {
    await app.ask('journal.add', { clientId: made.id, facts, private: own });
  }
  return { ...app, clientId: made.id };
};

const halvesOf = async (app: TestApp, id: string): Promise<readonly Halves[]> =>
  (await app.ask('client.open', { id })).journal
    .filter(({ removedAt }) => removedAt === null)
    .map(({ facts, private: own }) => ({ facts, private: own }));

const takeIn = async (app: TestApp, clientId: string, path: string, half: 'facts' | 'private' = 'facts') => {
  const choices = { ...noChoices, half };
  const { fingerprint } = await app.ask('import.preview', { clientId, path, choices });
  return app.ask('import.apply', { clientId, path, choices, fingerprint });
};

const contents = ({ folder, files }: ExportMade): string =>
  files.map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`).join('\n');

describe('An export with the private side', () => {
  test('comes back without loss into a client about whom nothing was written', async () => {
    const sample = await sampleRecord();
    const checkIns = { expectations: 'Two rounds.', next: '2026-12-01', everyMonths: 3, snoozedUntil: null, done: [] };
    const record = { ...sample, document: { ...sample.document, checkIns } };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ facts: anyFacts, private: anyPrivate }), { maxLength: 6 }),
        fc.boolean(),
        async (entries, twice) => {
          const app = await filled(record.document, twice ? [...entries, ...entries] : entries);
          const { folder } = await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null });
          const other = await startApp();
          const { document: empty } = await other.ask('client.create', { name: record.document.name });
          await takeIn(other, empty.id, folder);
          const [before, after] = [
            (await app.ask('client.open', { id: app.clientId })).document,
            (await other.ask('client.open', { id: empty.id })).document,
          ];
          expect(after).toEqual({ ...before, id: after.id, createdAt: after.createdAt });
          expect(await halvesOf(other, empty.id)).toEqual(await halvesOf(app, app.clientId));
          // A second time there is nothing to add.
          const again = await takeIn(other, empty.id, join(folder, 'good-terms.json'));
          expect(again.counts.entries.fresh + again.counts.invoices.fresh).toBe(0);
          await app.app.stop();
          await other.app.stop();
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('An export taken into a client with records of its own', () => {
  test('adds every record the client does not have, and leaves what is filled in', async () => {
    const sample = await sampleRecord();
    const shown = { sha256: 'a'.repeat(64), leftOut: false, title: 'The offer', on: null, shows: '', pages: null };
    const source: ClientDocument = {
      ...sample.document,
      checkIns: { expectations: 'Two rounds.', next: '2026-12-01', everyMonths: 3, snoozedUntil: null, done: [] },
      packChoices: { ...defaultPackChoices(), paper: 'letter' },
      exhibits: [shown],
    };
    const app = await filled(source, []);
    const { folder } = await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null });
    const other = await startApp();
    const { document: empty, version } = await other.ask('client.create', { name: source.name });
    const mine = { ...shown, title: 'Mine' };
    const [first] = source.contacts;
    if (first === undefined) throw new Error('The sample has people.');
    const own = { ...first, id: empty.id, name: 'Somebody else' };
    const before = { ...empty, summary: 'Mine', contacts: [own], exhibits: [mine] };
    await other.ask('client.save', { document: before, version });
    const { actionId } = await takeIn(other, empty.id, folder);
    const { document: after } = await other.ask('client.open', { id: empty.id });
    const { document: exported } = await app.ask('client.open', { id: app.clientId });
    const { id, createdAt } = empty;
    expect(after).toEqual({
      ...exported,
      id,
      createdAt,
      status: empty.status,
      summary: 'Mine',
      contacts: [own, ...exported.contacts],
      exhibits: [mine],
    });
    await other.ask('import.undo', { actionId });
    expect((await other.ask('client.open', { id })).document).toEqual(before);
  });
});

describe('What is private', () => {
  const isPrivate = (path: string): boolean =>
    /^journal\.\*\.private\.|^document\.(reviews|talks|lessons)\.|^document\.letters\.\*\.(fields|kept)\b|^document\.exit\.(reason|oneSentence|peopleToTell)\b|\.checklist\.\*\.note$|\.(contacts|clauses|invoices|materials|accesses)\.\*\.note$|^document\.(summary|checkIns\.expectations)$|^workspace\.(position|supportContacts)\.|Folder$/.test(
      path,
    );

  test('is in no export but the whole workspace with the private side, and there it is whole', async () => {
    const { record, planted } = withMarkers(await sampleRecord(), 'records');
    const app = await filled(record.document, record.journal);
    await app.ask('workspace.save', { document: { ...record.workspace, fixedToday: null } });
    const exports = await Promise.all([
      app.ask('export.make', { what: 'workspace', withPrivate: false, folder: null }),
      app.ask('export.make', { what: 'client', clientId: app.clientId, folder: null }),
      app.ask('export.make', { what: 'timeline', clientId: app.clientId, folder: null }),
      app.ask('export.make', { what: 'timeline', clientId: null, folder: null }),
    ]);
    const own = planted.filter(({ path }) => isPrivate(path));
    expect(own.length).toBeGreaterThan(30);
    for (const made of exports) {
      const text = contents(made);
      expect(made.private).toBe(false);
      expect(own.filter(({ marker }) => text.includes(marker)).map(({ path }) => path)).toEqual([]);
    }
    const timeline = contents(exports[2]);
    const elsewhere = planted.filter(({ path }) => !path.startsWith('journal.*.facts.'));
    expect(elsewhere.filter(({ marker }) => timeline.includes(marker)).map(({ path }) => path)).toEqual([]);

    const whole = contents(await app.ask('export.make', { what: 'workspace', withPrivate: true, folder: null }));
    const there = own.filter(({ path }) => !path.startsWith('document.packs.'));
    expect(there.filter(({ marker }) => !whole.includes(marker)).map(({ path }) => path)).toEqual([]);
  });
});

describe('A timeline', () => {
  test('reads back: moments, words, people and hours, also words that look like formulas', async () => {
    const record = await sampleRecord();
    await fc.assert(
      fc.asyncProperty(fc.array(anyFacts, { minLength: 1, maxLength: 5 }), async (all) => {
        // What a table cannot tell apart: an entry without words, and one that is there twice.
        const seen = new Set<string>();
        const facts = all
          .map((one, index) => ({
            ...one,
            title: `=${index}`,
            text: `-${one.text}`,
            people: [],
            tags: [],
            attachments: [],
          }))
          .filter(({ at }) => !seen.has(at) && seen.add(at));
        const app = await filled(
          { ...record.document, name: 'Hollis & Wren' },
          facts.map((one) => ({ facts: one, private: null })),
        );
        const { folder } = await app.ask('export.make', { what: 'timeline', clientId: null, folder: null });
        const other = await startApp();
        const { document } = await other.ask('client.create', { name: 'Hollis & Wren' });
        await takeIn(other, document.id, join(folder, 'Timeline.csv'));
        const essence = (one: Halves) => [
          one.facts.at,
          one.facts.kind,
          one.facts.title,
          one.facts.text,
          one.facts.minutesBilled,
          one.facts.minutesUnbilled,
        ];
        const sorted = (list: readonly Halves[]) =>
          list.map(essence).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
        expect(sorted(await halvesOf(other, document.id))).toEqual(sorted(await halvesOf(app, app.clientId)));
        await app.app.stop();
        await other.app.stop();
      }),
      { numRuns: 15 },
    );
  });
});
