import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#shared/model/index.ts';
import { applyRevision, foldJournal, type JournalStep } from '#shared/rules/journal.ts';
import { summariseJournal, tallyJournal } from '#shared/rules/journal-summary.ts';
import { someFacts } from '../../builders/entries.ts';

const hash = 'a'.repeat(64);
const step = (op: JournalStep['op'], entry: string, changes: Partial<JournalStep> = {}): JournalStep => ({
  op,
  entry,
  writtenAt: '2026-11-21T12:00:00.000Z',
  facts: op === 'add' || op === 'revise' ? someFacts() : null,
  private: null,
  hash,
  ...changes,
});

const entry = (at: string, mood: number | null, removedAt: string | null = null): JournalEntry => ({
  id: at,
  number: 1,
  facts: someFacts({ at }),
  private: { text: '', mood, energy: null },
  writtenAt: '2026-11-21T12:00:00.000Z',
  editedAt: null,
  removedAt,
  revisions: 1,
  hash,
});

describe('a journal as it stands now', () => {
  it('is the fold of its revisions, in the order entries were first written', () => {
    const entries = foldJournal([
      step('add', 'one'),
      step('add', 'two'),
      step('revise', 'one', { facts: someFacts({ text: 'corrected' }), private: { text: 'x', mood: 1, energy: 1 } }),
      step('remove', 'two'),
    ]);
    expect(entries.map(({ id, number, revisions }) => [id, number, revisions])).toEqual([
      ['one', 1, 2],
      ['two', 2, 2],
    ]);
    expect(entries[0]).toMatchObject({ facts: { text: 'corrected' }, private: { text: 'x' }, removedAt: null });
    expect(entries[1]).toMatchObject({ facts: someFacts(), removedAt: '2026-11-21T12:00:00.000Z', editedAt: null });
  });

  it('takes no revision that does not fit', () => {
    const one = applyRevision(undefined, step('add', 'one'), 1) ?? undefined;
    expect(one).toBeDefined();
    expect(applyRevision(one, step('add', 'one'), 2)).toBeNull();
    expect(applyRevision(undefined, step('add', 'one', { facts: null }), 1)).toBeNull();
    expect(applyRevision(one, step('revise', 'one', { facts: null }), 1)).toBeNull();
    for (const op of ['revise', 'remove', 'restore'] as const)
      expect(applyRevision(undefined, step(op, 'one'), 1)).toBeNull();
  });
});

describe('the summary of a journal', () => {
  it('counts weeks of seven days that end today', () => {
    const { moodByWeek } = summariseJournal(
      [
        entry('2026-11-21T23:59', 5),
        entry('2026-11-15T00:00', 2),
        entry('2026-11-14T23:59', 1),
        entry('2026-08-30T00:00', 4),
        entry('2026-08-29T23:59', 3),
      ],
      '2026-11-21',
    );
    expect(moodByWeek).toEqual([4, null, null, null, null, null, null, null, null, null, 1, 3.5]);
  });

  it('leaves out what was removed and moods that lie ahead', () => {
    expect(
      summariseJournal(
        [entry('2026-11-20T10:00', 5, '2026-11-21T00:00:00.000Z'), entry('2026-11-22T08:00', 1)],
        '2026-11-21',
      ),
    ).toEqual({
      entryCount: 1,
      lastEntryAt: '2026-11-22T08:00',
      moodByWeek: Array(12).fill(null),
    });
  });

  it('of nothing is nothing', () => {
    expect(summariseJournal([], '2026-11-21')).toEqual({
      entryCount: 0,
      lastEntryAt: null,
      moodByWeek: Array(12).fill(null),
    });
  });

  it('is the same whether it is counted at once or kept up with every change', () => {
    const days = fc.constantFrom('2026-11-21T09:00', '2026-11-20T10:00', '2026-11-10T10:00', '2026-01-01T10:00');
    const state = fc.option(
      fc
        .tuple(days, fc.option(fc.integer({ min: 1, max: 5 })), fc.boolean())
        .map(([at, mood, removed]) => entry(at, mood, removed ? '2026-11-21T12:00:00.000Z' : null)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 4 }), state, fc.boolean()), { maxLength: 30 }), (changes) => {
        const entries = new Map<number, JournalEntry>();
        const tally = tallyJournal(() => entries.values());
        for (const [id, after, look] of changes) {
          tally.change(entries.get(id), after);
          if (after === undefined) entries.delete(id);
          else entries.set(id, after);
          if (look) expect(tally.summary('2026-11-21')).toEqual(summariseJournal(entries.values(), '2026-11-21'));
        }
        expect(tally.summary('2026-11-21')).toEqual(summariseJournal(entries.values(), '2026-11-21'));
        const living = [...entries.values()].filter(({ removedAt }) => removedAt === null);
        expect(tally.summary('2026-11-21').lastEntryAt).toBe(
          living
            .map(({ facts }) => facts.at)
            .sort()
            .at(-1) ?? null,
        );
      }),
    );
  });
});
