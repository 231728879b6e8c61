import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readKnownFields } from '#main/workspace/known-fields.ts';
import { ageOf, type Migration, migrate, migrations, readClientDocument, versions } from '#main/workspace/migrate.ts';
import { currentVersion, newClient } from '#shared/model/index.ts';

const client = newClient('cli-hollis', 'Hollis & Wren', '2026-11-21T12:00:00.000Z');

describe('the version of a document', () => {
  it('is told by its number alone', () => {
    expect(ageOf({ schemaVersion: currentVersion })).toBe('current');
    expect(ageOf({ schemaVersion: currentVersion + 1 })).toBe('newer');
    for (const broken of [
      null,
      7,
      'text',
      [],
      {},
      { schemaVersion: 0 },
      { schemaVersion: 1.5 },
      { schemaVersion: '1' },
    ]) {
      expect(ageOf(broken)).toBe('unreadable');
    }
  });

  it('has one step for each version before the current one', () => {
    expect(versions.at(-1)).toBe(currentVersion);
    for (const chain of Object.values(migrations)) {
      expect(chain.map(({ from }) => from)).toEqual(versions.slice(0, -1));
    }
  });

  it('is raised step by step without touching the old document', () => {
    const steps: readonly Migration[] = [
      { from: 1, up: (old) => ({ ...old, schemaVersion: 2, second: true }) },
      { from: 2, up: (old) => ({ ...old, schemaVersion: 3, third: true }) },
    ];
    const old = Object.freeze({ schemaVersion: 1, name: 'Hollis' });
    expect(migrate(old, steps)).toEqual({ schemaVersion: 3, name: 'Hollis', second: true, third: true });
    expect(migrate({ schemaVersion: 2 }, steps)).toEqual({ schemaVersion: 3, third: true });
  });
});

describe('fields this version does not know', () => {
  it('are left out of what is shown, wherever they are', () => {
    const strange = {
      ...client,
      mascot: 'heron',
      contacts: [{ id: 'a', name: 'Ana', role: '', kind: 'friend', email: '', phone: '', note: '', pronouns: 'she' }],
    };
    expect(readClientDocument(strange)).toEqual({
      state: 'newer',
      value: {
        ...client,
        contacts: [{ id: 'a', name: 'Ana', role: '', kind: 'friend', email: '', phone: '', note: '' }],
      },
    });
    expect(strange.mascot).toBe('heron');
  });

  it('do not make a broken document readable', () => {
    expect(readClientDocument({ ...client, name: 7 }).state).toBe('unreadable');
    expect(readClientDocument({ ...client, name: 7, mascot: 'heron' })).toEqual({ state: 'newer', value: null });
    expect(readClientDocument({ ...client, schemaVersion: 2, status: 'paused' })).toEqual({
      state: 'newer',
      value: null,
    });
  });

  it('never change a value that is known', () => {
    const schema = z.strictObject({ a: z.int(), inner: z.strictObject({ b: z.string() }) });
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.dictionary(fc.string(), fc.jsonValue()), (a, b, more) => {
        const { a: _a, inner: _inner, ...unknown } = more;
        const reading = readKnownFields(schema, { ...unknown, a, inner: { b } });
        expect(reading).toEqual({
          state: Object.keys(unknown).length === 0 ? 'current' : 'newer',
          value: { a, inner: { b } },
        });
      }),
    );
  });
});
