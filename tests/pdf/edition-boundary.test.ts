import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { withMarkers } from '../builders/pack-markers.ts';
import { disguises, everyByte, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, sampleRecord } from '../builders/pack-record.ts';
import { casesOf } from '../unit/rules/builders.ts';

type Edition = 'client' | 'records';

/** Everything a reader or a curious tool could find: words of the pages, bookmarks, raw and unpacked bytes, the name. */
const everythingIn = async (record: PackRecord, edition: Edition): Promise<string | null> => {
  const made = await makePack({ record, edition, asOf: record.asOf, fontsDir });
  if (!made.ok) return null;
  const { bytes, fileName, files, sections, missing } = made.value;
  const pdf = await readPdf(bytes);
  const words = pdf.pages.map(({ text, links }) => [text, ...links.map(({ contents }) => contents)].join(' '));
  return [
    ...words,
    ...words.map((text) => text.replaceAll(' ', '')),
    JSON.stringify(pdf.bookmarks),
    JSON.stringify(pdf.info),
    everyByte(bytes),
    ...files.map((file) => `${file.path}\n${Buffer.from(file.bytes).toString('latin1')}`),
    fileName,
    JSON.stringify(sections),
    JSON.stringify(missing),
  ].join('\n');
};

const found = (
  everything: string,
  markers: readonly { readonly path: string; readonly marker: string }[],
): readonly string[] =>
  markers.filter(({ marker }) => disguises(marker).some((form) => everything.includes(form))).map(({ path }) => path);

/** Random workspaces: parts of two real ones, other days, other endings, other currencies and papers. */
const workspaces = (bases: readonly PackRecord[]): fc.Arbitrary<PackRecord> =>
  fc
    .record({
      base: fc.constantFrom(...bases),
      asOf: fc.constantFrom('2026-02-28', '2026-06-19', '2026-11-21', '2027-03-01'),
      basis: fc.constantFrom('contract', 'contract-end', 'mutual', 'cause', 'no-contract'),
      lastDay: fc.constantFrom('2026-06-30', '2027-01-31'),
      agreed: fc.boolean(),
      sent: fc.boolean(),
      paper: fc.constantFrom('a4', 'letter'),
      locale: fc.constantFrom('en-GB', 'en-US'),
      keep: fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
      alone: fc.boolean(),
      consent: fc.constantFrom('idea', 'asked', 'agreed-to-be-named', 'accepted'),
      mood: fc.integer({ min: 1, max: 5 }),
    })
    .map((r): PackRecord => {
      const { document, workspace, journal } = r.base;
      const some = <T>(list: readonly T[], index: number): T[] =>
        list.slice(0, Math.ceil((list.length * ((r.keep[index] ?? 9) + 1)) / 10));
      const { exit } = document;
      return {
        ...r.base,
        asOf: r.asOf,
        workspace: {
          ...workspace,
          profile: r.alone ? { ...workspace.profile, business: workspace.profile.person } : workspace.profile,
          settings: { ...workspace.settings, paper: r.paper, locale: r.locale },
        },
        document: {
          ...document,
          agreements: some(document.agreements, 0).map((a) => ({ ...a, clauses: some(a.clauses, 1) })),
          invoices: some(document.invoices, 2),
          materials: some(document.materials, 3),
          accesses: some(document.accesses, 4),
          letters: some(document.letters, 5),
          referrals: some(document.referrals, 6).map((one) => ({ ...one, consent: r.consent })),
          exit:
            exit === null
              ? null
              : {
                  ...exit,
                  basis: r.basis,
                  lastDay: r.lastDay,
                  agreedOn: r.agreed ? '2026-02-01' : null,
                  notice: { ...exit.notice, sent: r.sent },
                  schedule: some(exit.schedule, 7),
                },
        },
        journal: some(journal, 8).map((entry) => ({ ...entry, private: { text: 'x', mood: r.mood, energy: r.mood } })),
      };
    });

describe('what is private never enters a pack', () => {
  let bases: readonly PackRecord[];
  beforeAll(async () => {
    bases = [await aruRecord(), await sampleRecord('Ondelar Stays'), await sampleRecord('Pedalouro Cargo Bikes')];
  });

  test('the markers reach every private place of the model', () => {
    const [, ondelar] = bases;
    if (ondelar === undefined) throw new Error('no sample');
    const paths = new Set(withMarkers(ondelar, 'records').planted.map(({ path }) => path));
    for (const path of [
      'journal.*.private.text',
      'journal.*.facts.tags.*',
      'journal.*.facts.people.*',
      'journal.*.facts.attachments.*.name',
      'journal.*.facts.attachments.*.alt',
      'document.reviews.*.notes.planted',
      'document.reviews.*.answers.planted',
      'document.reviews.*.decision.words',
      'document.talks.*.preparation.planted',
      'document.talks.*.after.planted',
      'document.lessons.*.text',
      'document.tags.*',
      'document.summary',
      'document.contacts.*.note',
      'document.invoices.*.note',
      'document.invoices.*.payments.*.note',
      'document.invoices.*.reminders.*.how',
      'document.materials.*.note',
      'document.accesses.*.note',
      'document.agreements.*.clauses.*.note',
      'document.exit.reason',
      'document.exit.oneSentence',
      'document.exit.checklist.*.note',
      'document.exit.peopleToTell.*.why',
      'document.letters.*.proof',
      'document.letters.*.fields.planted-field',
      'document.packs.*.path',
      'workspace.position.notAccepted',
      'workspace.position.whomIAsk',
      'workspace.supportContacts.*.name',
      'workspace.settings.backupFolder',
    ]) {
      expect(paths).toContain(path);
    }
    expect(withMarkers(ondelar, 'client').planted.map(({ path }) => path)).toContain('document.letters.*.body');
  });

  test('a marker in a place that is printed is found, so that finding none means something', async () => {
    const [aru] = bases;
    if (aru === undefined) throw new Error('no sample');
    const record = structuredClone(aru);
    const [material] = record.document.materials;
    if (material === undefined) throw new Error('no material');
    material.name = 'QxshownzQ';
    for (const edition of ['client', 'records'] as const) {
      expect(found((await everythingIn(record, edition)) ?? '', [{ path: 'shown', marker: 'QxshownzQ' }])).toEqual([
        'shown',
      ]);
    }
  });

  test.each(['client', 'records'] as const)(
    'no byte of the %s edition holds a marker from a place it does not print',
    async (edition) => {
      await fc.assert(
        fc.asyncProperty(workspaces(bases), async (base) => {
          const { record, planted } = withMarkers(base, edition);
          const everything = await everythingIn(record, edition);
          expect(planted.length).toBeGreaterThan(20);
          expect(everything).not.toBeNull();
          expect(found(everything ?? '', planted)).toEqual([]);
        }),
        { numRuns: 12 },
      );
    },
    240_000,
  );
});

describe('what only the user may know never enters the client edition', () => {
  test('journal facts, private words, the decision and tags stay out (privacy-01)', async () => {
    const record = structuredClone(await aruRecord());
    const words = [
      'Tõnis Kaldvee asked about the art direction hours on 2026-005.',
      'I felt accused and could not work that day.',
      'Closing meeting, Soo 14-3.',
      'I am ending this because it costs me my health.',
      'difficult client',
      'late payer',
    ];
    const forbidden = casesOf<unknown, readonly string[]>('forbidden').flatMap(([, one]) => one.expect);
    expect([...words].sort()).toEqual([...forbidden].sort());
    const [first, second] = record.journal;
    if (first === undefined || second === undefined) throw new Error('no entries');
    first.facts.text = words[0] ?? '';
    second.facts.text = words[2] ?? '';
    const journal = [{ ...first, private: { text: words[1] ?? '', mood: 1, energy: 1 } }, second];
    record.document.tags.push('difficult client', 'late payer');
    record.document.reviews.push({
      id: 'rev-1',
      startedOn: '2026-05-01',
      length: 'short',
      state: 'finished',
      finishedOn: '2026-05-01',
      answers: {},
      notes: {},
      leftOpen: [],
      facts: null,
      decision: { choice: 'part', decidedAt: '2026-05-01T10:00:00.000Z', again: null, words: words[3] ?? '' },
    });
    const everything = (await everythingIn({ ...record, journal }, 'client')) ?? '';
    expect(everything).not.toBe('');
    for (const text of words) {
      expect(everything).not.toContain(text);
      for (const form of disguises(text)) expect(everything).not.toContain(form);
    }
  });

  test('no hash of the journal and none of the words that accuse stand in it', async () => {
    const record = await aruRecord();
    const made = await makePack({
      record: { ...record, document: { ...record.document, agreements: [] } },
      edition: 'client',
      asOf: record.asOf,
      fontsDir,
    });
    if (!made.ok) throw new Error(made.error.message);
    const { text } = await readPdf(made.value.bytes);
    for (const { hash } of record.journal) expect(text).not.toContain(hash.slice(0, 8));
    expect(text).not.toMatch(/\b(breach|fault|failure|refused|demand|default|legal action|unfortunately|interest)\b/i);
  });

  test('people told, letters to others and clauses that are not about the ending stay out', async () => {
    const record = await aruRecord();
    const everything = (await everythingIn(record, 'client')) ?? '';
    for (const name of ['Paberipuu', 'Rein Sild', 'Meeting request', 'total liability', 'art direction hours']) {
      expect(everything).not.toContain(name);
    }
  });

  test('a colleague who has not agreed is not named in either edition', async () => {
    const record = structuredClone(await aruRecord());
    for (const referral of record.document.referrals) referral.consent = 'asked';
    for (const edition of ['client', 'records'] as const) {
      expect((await everythingIn(record, edition)) ?? '').not.toContain('Joosep Raud');
    }
  });
});
