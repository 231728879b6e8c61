import fc from 'fast-check';
import {
  type EntryFacts,
  type EntryPrivate,
  entryFacts,
  entryKinds,
  entryPrivate,
  type JournalEntry,
} from '#shared/model/index.ts';

/** The facts of an ordinary note, with changes. */
export const someFacts = (changes: Partial<EntryFacts> = {}): EntryFacts => ({
  at: '2026-11-20T10:00',
  kind: 'note',
  title: 'A call',
  text: 'We agreed on two rounds of changes.',
  minutesBilled: 30,
  minutesUnbilled: 0,
  people: ['Duarte'],
  tags: ['scope'],
  agreement: null,
  attachments: [],
  notable: false,
  ...changes,
});

/** An entry written once, without a private half. */
export const someEntry = (changes: Partial<EntryFacts>, number = 1): JournalEntry => ({
  id: `entry-${number}`,
  number,
  facts: someFacts(changes),
  private: null,
  writtenAt: '2026-11-20T10:01:00.000Z',
  editedAt: null,
  removedAt: null,
  revisions: 1,
  hash: '',
});

const withinSchema =
  (schema: { safeParse: (value: unknown) => { success: boolean } }) =>
  (value: unknown): boolean =>
    schema.safeParse(value).success;

/** Text as people and broken programs write it: control characters, line separators, astral characters, quotes. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      '\u0000',
      '\n',
      '\r',
      '\u2028',
      '\u2029',
      '\ufeff',
      '\\',
      '"',
      '𝄞',
      '👩‍👩‍👧',
      'é',
      'e\u0301',
      'א',
    ),
  }),
);
const oneLine = fc.string({ unit: 'grapheme', maxLength: 30 });

const pad = (n: number): string => String(n).padStart(2, '0');
const dateTime = fc
  .record({
    y: fc.integer({ min: 1970, max: 2100 }),
    m: fc.integer({ min: 1, max: 12 }),
    d: fc.integer({ min: 1, max: 28 }),
    h: fc.integer({ min: 0, max: 23 }),
    n: fc.integer({ min: 0, max: 59 }),
  })
  .map(({ y, m, d, h, n }) => `${y}-${pad(m)}-${pad(d)}T${pad(h)}:${pad(n)}`);

/** Any facts the model allows. */
export const anyFacts: fc.Arbitrary<EntryFacts> = fc
  .record({
    at: dateTime,
    kind: fc.constantFrom(...entryKinds),
    title: oneLine,
    text: anyText,
    minutesBilled: fc.integer({ min: 0, max: 525_600 }),
    minutesUnbilled: fc.integer({ min: 0, max: 525_600 }),
    people: fc.array(oneLine, { maxLength: 3 }),
    tags: fc.array(oneLine, { maxLength: 3 }),
    agreement: fc.option(
      fc.record({
        by: fc.constantFrom('client' as const, 'me' as const, 'both' as const),
        state: fc.constantFrom('open' as const, 'kept' as const, 'partly' as const, 'not-kept' as const),
        checkOn: fc.option(dateTime.map((at) => at.slice(0, 10))),
      }),
    ),
    attachments: fc.array(
      fc.record({
        sha256: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
        name: fc.constant('letter.pdf'),
        size: fc.nat(),
        mediaType: fc.constant('application/pdf'),
      }),
      { maxLength: 2 },
    ),
    notable: fc.boolean(),
  })
  .filter(withinSchema(entryFacts));

/** Any private half the model allows, or none. */
export const anyPrivate: fc.Arbitrary<EntryPrivate | null> = fc.option(
  fc
    .record({
      text: anyText,
      mood: fc.option(fc.integer({ min: 1, max: 5 })),
      energy: fc.option(fc.integer({ min: 1, max: 5 })),
    })
    .filter(withinSchema(entryPrivate)),
);
