import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { attachmentOf, exhibitsWith, filesInside, type GivenFile, pdfWith } from '../builders/exhibit-files.ts';
import { everyByte, type ReadPdf, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, root } from '../builders/pack-record.ts';

const painted = async (type: 'png' | 'webp'): Promise<Uint8Array> => {
  const canvas = createCanvas(40, 30);
  canvas.getContext('2d').fillRect(5, 5, 20, 10);
  return type === 'png' ? canvas.encode('png') : canvas.encode('webp');
};

/** What people keep with their records: shown, not shown, broken. Each with the ending of its name. */
const kinds: readonly { readonly ending: string; readonly bytes: () => Promise<Uint8Array> | Uint8Array }[] = [
  { ending: 'pdf', bytes: () => pdfWith([{ words: ['First page'] }, { words: ['Second page'], size: [800, 400] }]) },
  { ending: 'pdf', bytes: () => readFile(`${root}tests/fixtures/exhibits/password.pdf`) },
  { ending: 'pdf', bytes: () => Buffer.from('%PDF-1.7\nbroken') },
  { ending: 'png', bytes: () => painted('png') },
  { ending: 'webp', bytes: () => painted('webp') },
  { ending: 'txt', bytes: () => Buffer.from('Line of words\n'.repeat(70)) },
  { ending: 'txt', bytes: () => new Uint8Array() },
  { ending: 'eml', bytes: () => Buffer.from('From: a@example.com\r\nSubject: Notice\r\n\r\nDear Tõnis\r\n') },
  { ending: 'docx', bytes: () => Buffer.from('PK\u0003\u0004 words') },
  { ending: '', bytes: () => Buffer.from([0, 255, 3, 9, 200]) },
];

const names = fc
  .array(fc.constantFrom('offer', 'Tõnis & Co', '..', 'a/b', 'שלום', '見積', 'x'.repeat(60), '2026-06'), {
    minLength: 1,
  })
  .map((parts) => parts.join(' ').slice(0, 100));

const given = fc.record({
  kind: fc.nat(kinds.length - 1),
  name: names,
  at: fc.constantFrom('agreement', 'invoice', 'entry', 'missing'),
  title: fc.option(names, { nil: '' }),
});

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

/** The record with these files, each with a marker in its name; the bytes of those that are there. */
const filed = async (
  all: readonly Given[],
): Promise<{
  readonly record: PackRecord;
  readonly files: readonly GivenFile[];
  readonly there: readonly GivenFile[];
}> => {
  const record = structuredClone(await aruRecord());
  const files: GivenFile[] = [];
  const there: GivenFile[] = [];
  for (const [index, { kind, name, at, title }] of all.entries()) {
    const { ending, bytes } = kinds[kind] ?? { ending: '', bytes: () => new Uint8Array() };
    const own = Buffer.from(await bytes());
    // The same file kept twice would be one exhibit: a byte more at the end makes each one different.
    const file = {
      name: `Qx${index}zQ ${name}${ending && `.${ending}`}`,
      bytes: Buffer.concat([own, Buffer.alloc(index, '\n')]),
    };
    const attachment = attachmentOf(file);
    files.push(file);
    if (at !== 'missing') there.push(file);
    if (at === 'agreement')
      for (const one of record.document.agreements) one.files = [...(one.files ?? []), attachment];
    else if (at === 'invoice') {
      const one = record.document.invoices[index % record.document.invoices.length];
      if (one !== undefined) one.files = [...(one.files ?? []), attachment];
    } else record.journal[index % record.journal.length]?.facts.attachments.push(attachment);
    if (title !== '') {
      const sha256 = hash('sha256', file.bytes, 'hex');
      const choice = { sha256, leftOut: false, title, on: null, shows: '', pages: null };
      record.document.exhibits = [...(record.document.exhibits ?? []), choice];
    }
  }
  return { record, files, there };
};

/** Links of the index, which ends before the page `to`. */
const slipLinks = (pdf: ReadPdf, to: number): readonly { readonly letter: string; readonly toPage: number }[] =>
  pdf.pages
    .slice(1, to - 1)
    .flatMap(({ links }) => links)
    .flatMap(({ contents, toPage }) => {
      const letter = /^Exhibit ([A-Z]+)$/.exec(contents)?.[1];
      return letter === undefined ? [] : [{ letter, toPage }];
    });

test('any set of files makes a pack: a slip each, letters without gaps, links that arrive, originals unchanged', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 9 }), async (all) => {
      const { record, files, there } = await filed(all);
      const pack = async (edition: 'client' | 'records') => {
        const made = await makePack({ record, edition, asOf: record.asOf, fontsDir, attached: exhibitsWith(there) });
        if (!made.ok) throw new Error(made.error.message);
        return made.value;
      };
      const records = await pack('records');
      const pdf = await readPdf(records.bytes);
      expect(records.pages).toBe(pdf.pages.length);
      pdf.pages.slice(1).forEach(({ text }, index) => {
        expect(text).toContain(`${index + 2} of ${records.pages}`);
      });

      const links = slipLinks(pdf, records.sections[0]?.page ?? 0);
      expect(links.map(({ letter }) => letter)).toEqual(files.map((_, index) => String.fromCharCode(65 + index)));
      for (const { letter, toPage } of links) {
        const slip = pdf.pages[toPage - 1]?.text ?? '';
        expect(slip).toContain('Pages in this file');
        expect(slip).toMatch(new RegExp(`Exhibit ${letter}( |$)`));
      }
      const digests = (contents: readonly Uint8Array[]) => contents.map((bytes) => hash('sha256', bytes, 'hex')).sort();
      const inside = await filesInside(records.bytes);
      expect(digests(inside.map(({ content }) => content))).toEqual(digests(there.map(({ bytes }) => bytes)));

      const client = await pack('client');
      expect(everyByte(client.bytes)).not.toMatch(/Qx\dzQ/);
    }),
    // Smaller examples are not looked for: each one draws pages in threads of its own.
    { numRuns: 3, seed: 4, endOnFailure: true },
  );
});
