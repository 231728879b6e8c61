import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import { clientSections, defaultPackChoices, type Invoice, recordsSections } from '#shared/model/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { addDays } from '#shared/rules/dates.ts';
import { exhibitsWith, withAgreementFiles } from '../builders/exhibit-files.ts';
import { invoice } from '../builders/pack-cases.ts';
import { withMarkers } from '../builders/pack-markers.ts';
import { disguises, everyByte, plain, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const runs = 6;

/** Points a section head takes: rule, space and two lines. */
const headRoom = 75;

const some = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...list]);
const words = fc.lorem({ maxCount: 30 });
const day = fc.integer({ min: -700, max: 30 }).map((days) => addDays('2026-06-19', days));

const anInvoice = fc
  .record({
    issued: day,
    term: fc.integer({ min: 0, max: 60 }),
    gross: fc.integer({ min: 1, max: 90_000_000 }),
    paid: fc.integer({ min: 0, max: 100 }),
    discussed: fc.boolean(),
    description: words,
  })
  .map(({ issued, term, gross, paid, discussed, description }) => (number: string): Invoice => {
    const part = Math.floor((gross * paid) / 100);
    return invoice(number, {
      issued,
      due: addDays(issued, term),
      gross,
      net: gross,
      description,
      payments: part === 0 ? [] : [{ on: addDays(issued, 3), amount: part, note: '' }],
      underDiscussion: discussed ? Math.floor((gross - part) / 2) : 0,
    });
  });

const chosenSections = <S extends string>(all: readonly S[]): fc.Arbitrary<{ leftOut: S[]; order: S[] }> =>
  fc.record({ leftOut: some(all), order: fc.shuffledSubarray([...all]) });

/** Workspaces with more or less of everything, words of any length any set of invoices and of sections. */
const anyRecord = async (): Promise<fc.Arbitrary<PackRecord>> => {
  const base = await aruRecord();
  const { document } = base;
  return fc
    .record({
      paper: fc.constantFrom('a4' as const, 'letter' as const),
      invoices: fc.array(anInvoice, { maxLength: 40 }),
      materials: some(document.materials),
      accesses: some(document.accesses),
      letters: some(document.letters),
      referrals: some(document.referrals),
      clauses: some(document.agreements[0]?.clauses ?? []),
      journal: some(base.journal),
      text: words,
      repeat: fc.integer({ min: 1, max: 60 }),
      client: chosenSections(clientSections),
      records: chosenSections(recordsSections),
      worksheet: fc.boolean(),
    })
    .map(({ paper, invoices, clauses, journal, text, repeat, client, records, worksheet, ...lists }) => {
      const choices = defaultPackChoices();
      const rates = [{ on: '2024-01-01', value: '4.5', source: 'ecb.europa.eu' }];
      const interest = { ...choices.interest, worksheet, rates };
      const record = structuredClone({ ...base, journal, options: { ...choices, client, records, interest } });
      Object.assign(record.document, structuredClone(lists));
      record.document.invoices = invoices.map((make, index) => make(`R-${String(index + 1).padStart(3, '0')}`));
      record.workspace.settings.paper = paper;
      const [agreement] = record.document.agreements;
      if (agreement !== undefined) agreement.clauses = structuredClone(clauses);
      const [entry] = record.journal;
      if (entry !== undefined) Object.assign(entry.facts, { text: `${text} `.repeat(repeat).trim() });
      return record;
    });
};

/** "12,480.00", from minor units. */
const amount = (minor: number): string =>
  new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(minor / 100);

/** Minor units still open on the day of the pack, by an arithmetic of its own. */
const openIn = ({ document, asOf }: PackRecord): number =>
  document.invoices
    .filter(({ issued }) => issued <= asOf)
    .reduce(
      (sum, { gross, payments }) =>
        sum + gross - payments.reduce((paid, { on, amount }) => paid + (on <= asOf ? amount : 0), 0),
      0,
    );

describe.each(['client', 'records'] as const)('the %s edition of any workspace', (edition) => {
  test('is made, with true page numbers, links that arrive, sums that hold and nothing private', {
    timeout: 300_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(await anyRecord(), async (unmarked) => {
        const { record, planted } = withMarkers(unmarked, edition);
        const made = await makePack({ record, edition, asOf: record.asOf, fontsDir });
        if (!made.ok) throw new Error(made.error.message);
        const { bytes, pages, sections, fileName } = made.value;
        const pdf = await readPdf(bytes);

        expect(pages).toBe(pdf.pages.length);
        pdf.pages.slice(1).forEach(({ text }, index) => {
          expect(text).toContain(`${index + 2} of ${pages}`);
        });
        for (const { contents, toPage } of pdf.pages.flatMap(({ links }) => links)) {
          expect(contents).toMatch(new RegExp(`(^|\\D)${toPage}$`));
        }
        // Contents on the cover, the index on page 2: each link stops right above the heading it names.
        const index = pdf.pages[edition === 'client' ? 0 : 1]?.links ?? [];
        expect(index.map(({ contents }) => contents)).toEqual(
          sections.map(({ title, page }, at) => `${at + 1} ${title}, page ${page}`),
        );
        for (const [at, { toPage, toY }] of index.entries()) {
          const title = sections[at]?.title ?? '';
          expect(pdf.pages[toPage - 1]?.text).toContain(title);
          const below = pdf.pages[toPage - 1]?.placed.filter(({ y }) => y <= toY && y > toY - headRoom) ?? [];
          expect(plain(below.map(({ text }) => text).join(''))).toContain(title.slice(0, 12).trim());
        }

        const open = openIn(record);
        if (open > 0) {
          expect(pdf.text).toContain(amount(open));
        }

        const all = everyByte(bytes) + fileName;
        const found = planted.filter(({ marker }) => disguises(marker).some((disguise) => all.includes(disguise)));
        expect(found).toEqual([]);
      }),
      { numRuns: runs, seed: 4 },
    );
  });
});

describe('the longest packs', () => {
  test('300 invoices, 5,000 entries, 40 exhibits and a clause of 30,000 words are printed whole in one', {
    timeout: 300_000,
  }, async () => {
    const base = await aruRecord();
    const exhibits = Array.from({ length: 40 }, (_, index) => ({
      name: `paper-${index + 1}.txt`,
      bytes: Buffer.from(`These are the words of paper${index + 1}z.\n`.repeat(70)),
    }));
    const record = structuredClone(withAgreementFiles(base, exhibits));
    record.document.invoices = Array.from({ length: 300 }, (_, index) => invoice(`N-${index + 1}`, {}));
    const [clause] = record.document.agreements[0]?.clauses ?? [];
    if (clause !== undefined) clause.quote = Array.from({ length: 30_000 }, (_, index) => `word${index + 1}`).join(' ');
    const journal = Array.from({ length: 5_000 }, (_, index) => {
      const entry = base.journal[index % base.journal.length];
      if (entry === undefined) throw new Error('no entry');
      return { ...entry, id: `e-${index}`, number: index + 1, facts: { ...entry.facts, text: `Entry${index + 1}x.` } };
    });
    const made = await makePack({
      record: { ...record, journal },
      edition: 'records',
      asOf: record.asOf,
      fontsDir,
      attached: exhibitsWith(exhibits),
      // So large a pack would lie in a file.
      held: 200 * 2 ** 20,
    });
    if (!made.ok) throw new Error(made.error.message);
    const { pages, text } = await readPdf(made.value.bytes);
    expect(made.value.pages).toBe(pages.length);
    expect(made.value.slips.at(-1)?.placed).toMatchObject({ letter: 'AN', shown: 2, pages: 2 });
    expect(made.value.exhibits).toHaveLength(40);
    const found = new Set(text.split(/[^A-Za-z0-9-]+/));
    const lost = [
      ...Array.from({ length: 40 }, (_, index) => `paper${index + 1}z`),
      ...Array.from({ length: 30_000 }, (_, index) => `word${index + 1}`),
      ...Array.from({ length: 5_000 }, (_, index) => `Entry${index + 1}x`),
      ...Array.from({ length: 300 }, (_, index) => `N-${index + 1}`),
    ].filter((word) => !found.has(word));
    expect(lost).toEqual([]);
  });
});
