import { hash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { attachmentOf, exhibitsWith, type GivenFile } from '../builders/exhibit-files.ts';
import { disguises, everyByte, readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

/** A file with a marker in its words, its name and its description. */
const marked = (marker: string): GivenFile => ({
  name: `${marker}.txt`,
  bytes: Buffer.from(`Words ${marker}`),
  mediaType: 'text/plain',
  alt: `Shows ${marker}`,
});

const shown = marked('Qxshown0zQ');
const kept = {
  'left out by the user': marked('Qxleft01zQ'),
  'of an entry in the trash': marked('Qxtrash2zQ'),
  'of an entry after the day of the pack': marked('Qxlater3zQ'),
  'of an invoice that is still a draft': marked('Qxdraft4zQ'),
  'that nothing refers to any more': marked('Qxunused5zQ'),
} as const;

const record = async (): Promise<PackRecord> => {
  const base = await aruRecord();
  const [first, second, third] = base.journal;
  const [invoice] = base.document.invoices;
  if (first === undefined || second === undefined || third === undefined || invoice === undefined) {
    throw new Error('The record is too short.');
  }
  const holding = (entry: typeof first, ...files: readonly GivenFile[]): typeof first => ({
    ...entry,
    facts: { ...entry.facts, attachments: files.map(attachmentOf) },
    private: { text: 'Qxprivate6zQ', mood: 2, energy: 2 },
  });
  const later = holding(third, kept['of an entry after the day of the pack']);
  const left = kept['left out by the user'];
  return {
    ...base,
    journal: [
      holding(first, shown, left),
      { ...holding(second, kept['of an entry in the trash']), removedAt: '2026-06-01T10:00:00.000Z' },
      { ...later, facts: { ...later.facts, at: '2026-07-01T10:00' } },
      ...base.journal.slice(3),
    ],
    document: {
      ...base.document,
      invoices: [
        ...base.document.invoices,
        {
          ...invoice,
          id: 'inv-draft',
          number: 'D-1',
          state: 'draft',
          files: [attachmentOf(kept['of an invoice that is still a draft'])],
        },
      ],
      exhibits: [
        {
          sha256: hash('sha256', left.bytes, 'hex'),
          leftOut: true,
          title: 'Qxtitle7zQ',
          on: null,
          shows: 'Qxshows8zQ',
          pages: 'all',
        },
      ],
    },
  };
};

const everythingMade = async (edition: 'client' | 'records', folder: string): Promise<string> => {
  const given = await record();
  const attached = exhibitsWith([shown, ...Object.values(kept)], folder);
  const made = await makePack({ record: given, edition, asOf: given.asOf, fontsDir, attached });
  if (!made.ok) throw new Error(made.error.message);
  const { bytes, files, exhibits, fileName, sections } = made.value;
  const pdf = await readPdf(bytes);
  const beside = await Promise.all(exhibits.map(async ({ name, path }) => `${name} ${await readFile(path, 'latin1')}`));
  return [
    everyByte(bytes),
    pdf.text,
    pdf.text.replaceAll(' ', ''),
    JSON.stringify(pdf.bookmarks),
    fileName,
    JSON.stringify(sections),
    ...files.map(({ path, bytes: text }) => `${path} ${Buffer.from(text).toString('utf8')}`),
    ...beside,
  ].join('\n');
};

const markersOf = (text: string): readonly string[] =>
  [
    ...Object.values(kept).map(({ name }) => name.replace('.txt', '')),
    'Qxprivate6zQ',
    'Qxtitle7zQ',
    'Qxshows8zQ',
  ].filter((marker) => disguises(marker).some((form) => text.includes(form)));

test('Only a chosen file of what happened enters the records edition, with its words, name and description', async () => {
  const text = await everythingMade('records', mkdtempSync(join(tmpdir(), 'gt-exhibits-')));
  expect(markersOf(text)).toEqual([]);
  expect(disguises('Qxshown0zQ').some((form) => text.includes(form))).toBe(true);
});

test('No file at all enters the client edition', async () => {
  const text = await everythingMade('client', mkdtempSync(join(tmpdir(), 'gt-exhibits-')));
  expect(markersOf(text)).toEqual([]);
  expect(disguises('Qxshown0zQ').some((form) => text.includes(form))).toBe(false);
});

test('What is kept of drawn pages names a file by its digest only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gt-exhibits-'));
  await everythingMade('records', folder);
  const names = (await readdir(folder, { recursive: true })).join('\n');
  expect(markersOf(names)).toEqual([]);
  expect(names).not.toContain('Qxshown0zQ');
});
