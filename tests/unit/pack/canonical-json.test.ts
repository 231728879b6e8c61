import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '#main/pack/folder/canonical-json.ts';

const text = (value: unknown): string => new TextDecoder('utf-8', { fatal: true }).decode(canonicalJson(value));

const composed = fc.string({ unit: 'binary' }).map((one) => one.toWellFormed().normalize('NFC'));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    composed,
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  object: fc.dictionary(
    composed.filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 5 },
  ),
})).value;

it('writes the file for programs piece by piece as RFC 8785 writes it at once', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(text(value)).toBe(`${canonicalize(value)}\n`);
    }),
  );
});

it('leaves out what is not there, composes letters and marks, and keeps half a character out of the file', () => {
  expect(text({ b: undefined, 'e\u0301': ['a\ud800', null], a: {} })).toBe('{"a":{},"\u00e9":["a\ufffd",null]}\n');
});

it('writes a list of any length: no piece of it is lost where one block ends and the next begins', () => {
  const entries = Array.from({ length: 9_000 }, (_, number) => ({ number, text: 'ääää 漢字 '.repeat(9) }));
  expect(JSON.parse(text({ journal: { entries } }))).toEqual({
    journal: { entries: entries.map(({ number, text: said }) => ({ number, text: said })) },
  });
});
