import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');

/** The elements for text in a source, from their name to their end. */
const textElements = (source: string): readonly string[] =>
  [...source.matchAll(/<(?:textarea|input)\s[\s\S]*?\/>/g)]
    .map(([element]) => element)
    .filter((element) => !/type="file"|checked=/.test(element));

test('No field lets a browser write down what stands in it: a lock would not reach those files', () => {
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  const found = sources.flatMap((name) =>
    textElements(readFileSync(join(renderer, name), 'utf8')).map((element) => ({ name, element })),
  );
  expect(found.length).toBeGreaterThan(5);
  const open = found.filter(({ element }) => !element.includes('autoComplete=')).map(({ name }) => name);
  expect(open).toEqual([]);
});
