import { hash } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { type MadePack, makePack } from '#main/pack/index.ts';
import type { PackRecord } from '#shared/pack/index.ts';
import { exhibitsWith, type GivenFile } from '../builders/exhibit-files.ts';
import { aruRecord, fontsDir } from '../builders/pack-record.ts';

const pictureOf = (width: number, height: number): GivenFile => {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#28594d';
  // Half of it stays see-through.
  context.fillRect(0, 0, width / 2, height);
  return { name: 'logo.png', bytes: canvas.toBuffer('image/png'), mediaType: 'image/png' };
};

const withLogo = (record: PackRecord, { bytes, name }: GivenFile, alt: string): PackRecord => {
  const logo = { sha256: hash('sha256', bytes, 'hex'), name, mediaType: 'image/png', size: bytes.length, alt } as const;
  const { workspace } = record;
  return { ...record, workspace: { ...workspace, profile: { ...workspace.profile, logo } } };
};

const make = async (
  edition: 'client' | 'records',
  picture: GivenFile,
  { alt = '', files = [picture] }: { readonly alt?: string; readonly files?: readonly GivenFile[] } = {},
): Promise<MadePack & { readonly first: Uint8Array | undefined }> => {
  const record = withLogo(await aruRecord(), picture, alt);
  let first: Uint8Array | undefined;
  const made = await makePack({
    record,
    edition,
    asOf: record.asOf,
    fontsDir,
    attached: exhibitsWith(files),
    ahead: ({ bytes }) => {
      first ??= bytes;
    },
  });
  if (!made.ok) throw new Error(made.error.message);
  return { ...made.value, first };
};

type Tagged = { readonly role?: string; readonly alt?: string; readonly children?: readonly unknown[] };
const isTagged = (value: unknown): value is Tagged => typeof value === 'object' && value !== null;
const figuresIn = (node: unknown): readonly string[] =>
  isTagged(node)
    ? [...(node.role === 'Figure' ? [node.alt ?? ''] : []), ...(node.children ?? []).flatMap(figuresIn)]
    : [];

/** Pictures and figures of the cover: their sizes in points, their words. */
const cover = async (bytes: Uint8Array) => {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const sizes = fnArray.flatMap((operator, at) => {
    if (operator !== OPS.paintImageXObject) return [];
    const before = fnArray.lastIndexOf(OPS.transform, at);
    const [width, , , height] = argsArray[before];
    return [[Math.round(Number(width)), Math.round(Math.abs(Number(height)))]];
  });
  const figures = figuresIn(await page.getStructTree());
  await pdf.loadingTask.destroy();
  return { sizes, figures };
};

describe('the logo of the freelancer', () => {
  test.each(['client', 'records'] as const)(
    'stands on the cover of the %s edition, with its words',
    async (edition) => {
      const made = await make(edition, pictureOf(900, 200), { alt: 'A green bar' });
      const { sizes, figures } = await cover(made.bytes);
      expect(sizes).toEqual([[120, 27]]);
      expect(figures[0]).toBe('A green bar');
      // The cover that is shown ahead has no tags.
      expect((await cover(made.first ?? new Uint8Array())).sizes).toEqual(sizes);
      expect(made.slips).toEqual([]);
      expect(made.files.map(({ path }) => path).join()).not.toContain('logo');
    },
  );

  test('is no higher than its box, and read as the name of the business without words of its own', async () => {
    const { sizes, figures } = await cover((await make('client', pictureOf(300, 600))).bytes);
    expect(sizes).toEqual([[20, 40]]);
    expect(figures[0]).toBe('Aru Studio');
  });

  test('is not made larger than it is', async () => {
    expect((await cover((await make('client', pictureOf(40, 20))).bytes)).sizes).toEqual([[30, 15]]);
  });

  test('that is gone from the disk is left out, and the user is told', async () => {
    const made = await make('client', pictureOf(300, 100), { files: [] });
    expect((await cover(made.bytes)).sizes).toEqual([]);
    expect(made.missing).toContainEqual({
      message: 'The picture of your logo cannot be read, so the pack is made without it. Choose it again in Settings.',
      place: 'settings',
    });
  });
});
