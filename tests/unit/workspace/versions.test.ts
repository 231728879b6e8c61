import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readKnownFields } from '#main/workspace/known-fields.ts';
import { readClientDocument } from '#main/workspace/migrate.ts';
import { newClient } from '#shared/model/index.ts';

const client = newClient('cli-hollis', 'Hollis & Wren', '2026-11-21T12:00:00.000Z');

describe('fields this version does not know', () => {
  it('are left out of what is shown, wherever they are', () => {
    const strange = {
      ...client,
      mascot: 'heron',
      contacts: [{ id: 'a', name: 'Ana', role: '', kind: 'friend', email: '', phone: '', note: '', pronouns: 'she' }],
    };
    expect(readClientDocument(strange)).toEqual({
      state: 'newer',
      migrated: false,
      value: {
        ...client,
        contacts: [{ id: 'a', name: 'Ana', role: '', kind: 'friend', email: '', phone: '', note: '' }],
      },
    });
    expect(strange.mascot).toBe('heron');
  });

  it('do not make a broken document readable', () => {
    expect(readClientDocument({ ...client, name: 7 }).state).toBe('unreadable');
    expect(readClientDocument({ ...client, name: 7, mascot: 'heron' })).toMatchObject({ state: 'newer', value: null });
    expect(readClientDocument({ ...client, schemaVersion: 2, status: 'paused' })).toMatchObject({
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
