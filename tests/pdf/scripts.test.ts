import { describe, expect, test } from 'vitest';
import { makePack } from '#main/pack/index.ts';
import type { Block } from '#shared/pack/model.ts';
import { changed } from '../builders/pack-cases.ts';
import type { ReadPdf } from '../builders/pack-pdf.ts';
import { fontsDir } from '../builders/pack-record.ts';
import { asRead, drawn, modelOf, scripts } from '../builders/pack-scripts.ts';

const table = (cell: string): Block => ({
  kind: 'table',
  summary: 'Items',
  look: 'plain',
  rowHead: 'strong',
  columns: [
    { head: 'Item', width: 340 },
    { head: 'Note', width: 'rest' },
  ],
  rows: [[cell, 'as it is']],
});

const paragraph = (text: string): Block => ({ kind: 'note', at: 'full', text });

const tight = (text: string): string => asRead(text).replaceAll(' ', '');

describe('a text of the world', () => {
  test.each(Object.entries(scripts))('in %s reads back as it was written, everywhere in the pack', async (_, text) => {
    const sentence = `We hand over “${text}” (2 of 12), then 3.50 EUR.`;
    const { pdf, boxes, uncovered } = await drawn(modelOf(text, [paragraph(sentence), table(text)]), {
      fields: [text],
    });
    const [cover, page] = pdf.pages;
    expect(boxes).toBe(0);
    expect([...uncovered]).toEqual([]);
    expect(asRead(cover?.text ?? '')).toContain(`For ${asRead(text)} Prepared by`);
    expect(asRead(cover?.text ?? '')).toContain(`1 ${asRead(text)} 2`);
    expect(asRead(page?.text ?? '')).toContain(asRead(sentence));
    expect(asRead(page?.text ?? '')).toContain(`${asRead(text)} as it is`);
    // A heading may take two lines.
    expect(tight(page?.text ?? '')).toContain(tight(`1 ${text} We hand over`));
    expect(pdf.bookmarks.map(({ title }) => asRead(title))).toContain(`1 ${asRead(text)} (page 2)`);
    expect(asRead(page?.links[0]?.contents ?? asRead(text))).toContain(asRead(text));
  });

  test('all scripts stand in one paragraph, one cell, one heading and one bookmark', async () => {
    const all = Object.values(scripts).join(' · ');
    const { pdf, boxes } = await drawn(modelOf(all, [paragraph(all), table(all)]));
    expect(boxes).toBe(0);
    // Heading, paragraph, cell; cover and contents come before them.
    const read = tight(
      pdf.pages
        .slice(1)
        .map(({ text }) => text)
        .join(''),
    );
    expect(read.split(tight(all)).length - 1).toBe(3);
    expect(pdf.bookmarks.map(({ title }) => asRead(title))).toContain(`1 ${asRead(all)} (page 2)`);
  });
});

describe('the order of words', () => {
  const order = async (text: string): Promise<ReadPdf['pages'][number]['placed']> => {
    const { pdf } = await drawn(modelOf('Order', [paragraph(text)]));
    return pdf.pages[1]?.placed.filter(({ text: own }) => own.trim() !== '') ?? [];
  };
  const xOf = (placed: readonly { x: number; text: string }[], text: string): number =>
    placed.find((one) => asRead(one.text).includes(text))?.x ?? Number.NaN;

  test('a number after a name from right to left stays outside of the name', async () => {
    const name = 'שלום';
    const model = modelOf('Order', [paragraph(`Invoice for ${name}, 2026-013, is open.`), table(name)]);
    const { pdf } = await drawn(model, { fields: [name] });
    const placed = pdf.pages[1]?.placed ?? [];
    expect(xOf(placed, 'Invoice for')).toBeLessThan(xOf(placed, name));
    expect(xOf(placed, name)).toBeLessThan(xOf(placed, '2026-013'));
  });

  test('figures inside a text from right to left keep their order and stand left of what comes before', async () => {
    const placed = await order('שלום 2026-013 עולם');
    expect(xOf(placed, 'עולם')).toBeLessThan(xOf(placed, '2026-013'));
    expect(xOf(placed, '2026-013')).toBeLessThan(xOf(placed, 'שלום'));
  });

  test('a long text from right to left begins each line at the right edge', async () => {
    const placed = await order('שלום עולם טוב '.repeat(30));
    const ends = placed
      .filter(({ text }) => /\p{Script=Hebrew}/u.test(text))
      .map(({ x, width }) => Math.round(x + width));
    expect(new Set(ends.filter((end) => end > 500)).size).toBe(1);
  });
});

test('a run in another script is tagged with its language', async () => {
  const { pdf } = await drawn(modelOf('Languages', [paragraph('Clay: שלום, 株式会社, глина.')]));
  expect(pdf.languages).toEqual(expect.arrayContaining(['he', 'ja', 'und-Cyrl']));
});

test('Han characters take the design of the country of the client', async () => {
  const fonts = async (country: string): Promise<string> => {
    const { bytes } = await drawn(modelOf('Name', [paragraph('上海陶瓷')]), { country });
    return Buffer.from(bytes).toString('latin1');
  };
  expect(await fonts('CN')).toContain('NotoSansSC');
  expect(await fonts('TW')).toContain('NotoSansTC');
  expect(await fonts('KR')).toContain('NotoSansKR');
  expect(await fonts('')).toContain('NotoSansJP');
});

test('a pack without other scripts holds none of their typefaces, the same bytes twice', async () => {
  const model = modelOf('Plain', [paragraph('Only Latin letters, ä ö ü.')]);
  const [first, second] = [await drawn(model), await drawn(model)];
  expect(Buffer.from(first.bytes).toString('latin1')).not.toContain('Noto');
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
});

test('the same words in many scripts give the same bytes twice', async () => {
  const all = Object.values(scripts).join(' ');
  const model = modelOf('Many', [paragraph(all)]);
  const [first, second] = [await drawn(model), await drawn(model)];
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
});

test('a client named in Arabic has a pack with that name in it', async () => {
  const record = await changed(({ document }) => {
    document.name = 'شركة النور';
  });
  const made = await makePack({ record, edition: 'client', asOf: record.asOf, fontsDir });
  expect(made.ok && made.value.uncovered).toEqual([]);
});
