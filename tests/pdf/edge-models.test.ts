/** Edge cases of the specification as the models say them: quick to ask, drawn elsewhere. */
import { describe, expect, test } from 'vitest';
import { defaultPackChoices, type PackChoices } from '#shared/model/index.ts';
import {
  clientPack,
  type PackModel,
  type PackRecord,
  recordsPack,
  toClientFacing,
  toPackData,
} from '#shared/pack/index.ts';
import type { Block } from '#shared/pack/model.ts';
import { changed, invoice } from '../builders/pack-cases.ts';

const client = (record: PackRecord): PackModel => {
  const made = clientPack(toClientFacing(toPackData(record)));
  if (!made.ok) throw new Error(made.message);
  return made.model;
};
const records = (record: PackRecord): PackModel => recordsPack(toPackData(record));
const choosing = (record: PackRecord, change: Partial<PackChoices>): PackRecord => ({
  ...record,
  options: { ...defaultPackChoices(), ...change },
});

const blocksOf = <K extends Block['kind']>(model: PackModel, kind: K): readonly Extract<Block, { kind: K }>[] =>
  model.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);

describe('the thread on the cover', () => {
  const startingOn = (start: string) =>
    changed(({ document }) => {
      const [agreement] = document.agreements;
      if (agreement !== undefined) agreement.startsOn = start;
    });
  const labels = async (start: string) => {
    const { thread } = client(await startingOn(start)).cover;
    return {
      ticks: thread?.ticks.length,
      years: thread?.ticks.filter(({ label }) => label !== '').map((t) => t.label),
    };
  };

  test.each([
    ['months up to three years', '2024-09-09', 21, ['2025', '2026']],
    ['quarters over three years', '2022-09-09', 15, ['2023', '2024', '2025', '2026']],
    [
      'years over ten years',
      '2014-09-09',
      12,
      ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2026'],
    ],
  ] as const)('has %s', async (_, start, ticks, years) => {
    expect(await labels(start)).toEqual({ ticks, years });
  });

  test('is left out without a first day', async () => {
    const record = await changed(({ document }) => {
      document.since = null;
      for (const agreement of document.agreements) agreement.startsOn = null;
    });
    expect(client(record).cover.thread).toBeNull();
    expect(records(record).cover.thread).toBeNull();
  });
});

describe('the line of days', () => {
  test('has seven events at most, alternating, the user’s own among them', async () => {
    const record = choosing(await changed(() => undefined), {
      lineEvent: { on: '2026-07-03', label: 'Last invoice due' },
    });
    const [line] = blocksOf(client(record), 'notice-line');
    expect(line?.events.map(({ label, side, short }) => [label, side, short])).toEqual([
      ['Notice sent', 'above', false],
      ['Counts as received', 'below', false],
      ['This pack', 'above', false],
      ['30\u00a0days complete', 'below', false],
      ['Agreement ends', 'above', false],
      ['Last invoice due', 'below', true],
      ['Returns confirmed', 'above', false],
    ]);
    expect(line?.alt).toContain('last invoice due 3 July 2026');
  });
});

describe('two contracts with one client', () => {
  const two = () =>
    changed(({ document }) => {
      const [first] = document.agreements;
      if (first === undefined) throw new Error('No agreement.');
      document.agreements.push({
        ...structuredClone(first),
        id: 'agr-two',
        title: 'Photography Agreement',
        startsOn: '2025-01-01',
        clauses: first.clauses.slice(0, 1).map((clause) => ({ ...clause, id: 'cl-two' })),
      });
    });
  const titles = (model: PackModel): readonly string[] => model.sections.map(({ title }) => title);
  const first = (record: PackRecord): string => record.document.agreements[0]?.id ?? '';

  test('one pack speaks of one, and says that the other is left out', async () => {
    const record = await two();
    const model = records(choosing(record, { agreementId: first(record) }));
    expect(titles(model)).not.toContain('Photography Agreement and what was done under it');
    expect(JSON.stringify(model.cover.foot)).toContain('Left out: 1 other agreement');
    expect(JSON.stringify(model)).not.toContain('Photography Agreement');
  });

  test('all contracts repeat the section of each, and keep one account', async () => {
    const record = await two();
    const all = choosing(record, { agreements: 'all', agreementId: first(record) });
    expect(titles(records(all)).slice(1, 4)).toEqual([
      'The agreement and what was done under it',
      'Photography Agreement and what was done under it',
      'Account and aging',
    ]);
    expect(titles(client(all)).slice(1, 4)).toEqual([
      'How the agreement ends',
      'How the Photography Agreement ends',
      'Statement of account',
    ]);
  });
});

describe('the summary', () => {
  test('has twelve points at most: credit notes and amounts under discussion are merged where there are more', async () => {
    const record = await changed(({ document }) => {
      document.invoices = Array.from({ length: 9 }, (_, index) => [
        invoice(`I-${index}`, { underDiscussion: 1000 }),
        invoice(`CN-${index}`, { kind: 'credit-note', gross: 100 }),
      ]).flat();
    });
    const [table] = blocksOf(records(record), 'table');
    expect(table?.look).toBe('points');
    const said = JSON.stringify(table?.rows);
    expect(table?.rows.length).toBeLessThanOrEqual(12);
    expect(said).toContain('Nine credit notes were issued.');
    expect(said).toContain('EUR\u00a090.00 is under discussion.');
  });
});

describe('a long quote in the client edition', () => {
  test('ends after its last full sentence within 500 characters and says where the rest stands', async () => {
    const sentences = Array.from(
      { length: 30 },
      (_, index) => `Sentence number ${index + 1} of this clause; it goes on.`,
    );
    const record = await changed(({ document }) => {
      const clause = document.agreements[0]?.clauses.find(({ kind }) => kind === 'termination');
      if (clause !== undefined) clause.quote = sentences.join(' ');
    });
    const quotes = blocksOf(client(record), 'beside')
      .flatMap(({ body }) => body)
      .flatMap((part) => (part.as === 'quote' ? [part] : []));
    const long = quotes.find(({ text }) => text.endsWith(' […]'));
    expect(long?.text).toMatch(/it goes on\. \[…\]$/);
    expect(long?.text.length).toBeLessThanOrEqual(504);
    expect(JSON.stringify(long?.source)).toContain('Full wording in the agreement, page\u00a02.');
  });
});
