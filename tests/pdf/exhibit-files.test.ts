import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import type { PageImage } from '#main/pack/exhibits/page-image.ts';
import { type MadePack, makePack } from '#main/pack/index.ts';
import type { ExhibitFile, FileLook } from '#shared/pack/exhibit-data.ts';
import {
  attachmentOf,
  exhibitsWith,
  filesInside,
  type GivenFile,
  pdfWith,
  rawPdf,
  turnedJpeg,
  withEntryFiles,
  wordsOn,
} from '../builders/exhibit-files.ts';
import { readPdf } from '../builders/pack-pdf.ts';
import { aruRecord, fontsDir, root } from '../builders/pack-record.ts';
import { casesOf } from '../unit/rules/builders.ts';

const fileOf = (file: GivenFile, pages: ExhibitFile['pages'] = null): ExhibitFile => ({
  ...attachmentOf(file),
  alt: '',
  title: file.name,
  on: null,
  shows: '',
  usedBy: [],
  pages,
});

const lookAt = (file: GivenFile): Promise<FileLook> => exhibitsWith([file]).look(fileOf(file));

/** What is found, and its first page. */
const drawn = async (file: GivenFile): Promise<{ readonly look: FileLook; readonly page: PageImage | null }> => {
  const exhibits = exhibitsWith([file]);
  const given = fileOf(file);
  return { look: await exhibits.look(given), page: await exhibits.page(given.sha256, 1) };
};

const fixture = (name: string): Promise<Buffer> => readFile(`${root}tests/fixtures/exhibits/${name}`);

const packWith = async (...files: readonly GivenFile[]): Promise<MadePack> => {
  const record = withEntryFiles(await aruRecord(), files);
  const made = await makePack({
    record,
    edition: 'records',
    asOf: record.asOf,
    fontsDir,
    attached: exhibitsWith(files),
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};

const zeroPages = (): Uint8Array =>
  rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']);

/** A form as a program for forms writes it: nothing on its page but the wish to be opened there. */
const xfaForm = (): Uint8Array => {
  const template =
    '<template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1" layout="tb"><pageSet><pageArea><contentArea w="500pt" h="700pt"/><medium stock="a4" short="595pt" long="842pt"/></pageArea></pageSet><subform w="400pt" h="20pt"><draw w="200pt" h="20pt"><value><text>Form</text></value></draw></subform></subform></template>';
  const xdp = `<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">${template}</xdp:xdp>`;
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 4 0 R >> /NeedsRendering true >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Length ${xdp.length} >>\nstream\n${xdp}\nendstream`,
  ]);
};

const manyPages = (count: number): Uint8Array => {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
  return rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} /MediaBox [0 0 595 842] >>`,
    ...Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R >>'),
  ]);
};

const heic = (): Uint8Array =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic'),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('mif1heic'),
    Buffer.alloc(100),
  ]);

describe('A file whose pages cannot be shown', () => {
  test.each<[string, () => Promise<GivenFile>, FileLook]>([
    [
      'with a password',
      async () => ({ name: 'a.pdf', bytes: await fixture('password.pdf') }),
      { kind: 'none', why: 'encrypted' },
    ],
    [
      'that is damaged',
      async () => ({ name: 'a.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catal') }),
      { kind: 'none', why: 'corrupt' },
    ],
    [
      'that is a PDF in name only',
      async () => ({ name: 'a.pdf', bytes: Buffer.from('\u0000\u0001\u0002 nothing') }),
      { kind: 'none', why: 'unsupported' },
    ],
    ['without a page', async () => ({ name: 'a.pdf', bytes: zeroPages() }), { kind: 'none', why: 'no-pages' }],
    ['that is a form of XFA', async () => ({ name: 'a.pdf', bytes: xfaForm() }), { kind: 'none', why: 'form' }],
    ['that is a HEIC picture', async () => ({ name: 'a.heic', bytes: heic() }), { kind: 'none', why: 'heic' }],
    [
      'that is a text program’s own',
      async () => ({ name: 'a.docx', bytes: Buffer.from('PK\u0003\u0004\u0000') }),
      { kind: 'none', why: 'unsupported' },
    ],
    [
      'that is a broken picture',
      async () => ({ name: 'a.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n broken', 'latin1') }),
      { kind: 'none', why: 'corrupt' },
    ],
  ])('%s is said to be one', async (_, given, look) => {
    expect(await lookAt(await given())).toEqual(look);
  });

  test('travels along in the pack, and its slip says why it is not shown', async () => {
    const files = [
      { name: 'locked.pdf', bytes: await fixture('password.pdf') },
      { name: 'form.pdf', bytes: xfaForm() },
      { name: 'empty.pdf', bytes: zeroPages() },
      { name: 'photo.heic', bytes: heic() },
    ];
    const pack = await packWith(...files);
    const { text } = await readPdf(pack.bytes);
    expect(text).toContain(
      'This file is protected by a password, so its pages cannot be printed here. It is attached to this PDF and to the exhibit folder exactly as it was received.',
    );
    expect(text).toContain('This is a form that only the program it was made with can draw (XFA)');
    expect(text).toContain('This file has no pages.');
    expect(text).toContain('Pictures in the HEIC format cannot be shown as pages.');
    const inside = await filesInside(pack.bytes);
    expect(inside.map(({ content }) => hash('sha256', content, 'hex')).sort()).toEqual(
      files.map(({ bytes }) => hash('sha256', bytes, 'hex')).sort(),
    );
  });

  test('that is missing is named on its slip, and the pack is made without it', async () => {
    const file = { name: 'gone.pdf', bytes: Buffer.from('%PDF-1.7') };
    const record = withEntryFiles(await aruRecord(), [file]);
    const made = await makePack({
      record,
      edition: 'records',
      asOf: record.asOf,
      fontsDir,
      attached: exhibitsWith([]),
    });
    if (!made.ok) throw new Error(made.error.message);
    const { text } = await readPdf(made.value.bytes);
    expect(text).toContain(
      'This file was listed but was not found when this pack was made on 19 June 2026. It is not attached.',
    );
    expect(text).toContain('gone.pdf, not attached');
    expect(await filesInside(made.value.bytes)).toEqual([]);
  });
});

describe('The slip of a file that cannot be shown', () => {
  const name = 'statement-2026-04.pdf';
  const given: Readonly<Record<string, () => Promise<GivenFile>>> = {
    encrypted: async () => ({ name, bytes: await fixture('password.pdf') }),
    corrupt: async () => ({ name, bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catal') }),
    unsupported: async () => ({ name: 'brief.docx', bytes: Buffer.from('PK\u0003\u0004\u0000') }),
    missing: async () => ({ name, bytes: Buffer.from('%PDF-1.7') }),
  };

  test.each(casesOf<{ readonly state: string; readonly asOf: string }, string>('slip'))(
    '%s',
    async (_, { input: { state, asOf }, expect: expected }) => {
      const file = await given[state]?.();
      if (file === undefined) throw new Error(`There is no file that is ${state}.`);
      const record = withEntryFiles({ ...(await aruRecord()), asOf }, [file]);
      const attached = exhibitsWith(state === 'missing' ? [] : [file]);
      const made = await makePack({ record, edition: 'records', asOf, fontsDir, attached });
      if (!made.ok) throw new Error(made.error.message);
      const { pages } = await readPdf(made.value.bytes);
      const slip = pages.find(({ text }) => text.includes('Pages not shown'));
      expect(slip?.text).toContain(expected);
    },
  );
});

describe('A PDF', () => {
  test('that forbids copying without asking for a password is shown', async () => {
    const { look, page } = await drawn({ name: 'a.pdf', bytes: await fixture('no-copying.pdf') });
    expect(look).toMatchObject({ kind: 'pages', pages: [{ width: 595, height: 842 }] });
    expect(page?.words.map(({ text }) => text).join(' ')).toContain('Behind a password');
  });

  test('of one black letter a page is kept with one bit a pixel, one in colours as JPEG, at 200 dots an inch', async () => {
    const black = await drawn({
      name: 'a.pdf',
      bytes: await pdfWith([{ words: Array.from({ length: 30 }, () => 'MMMMMMMMMMMMMMMMMM') }]),
    });
    expect(black.page).toMatchObject({ as: 'bits', width: 1653, height: 2339 });
    const blue = await drawn({ name: 'a.pdf', bytes: await pdfWith([{ words: ['MMMM MMMM MMMM'], paint: 'blue' }]) });
    expect(blue.page).toMatchObject({ as: 'jpeg', width: 1653 });
  });

  test('with pages as large as a wall is drawn with no more than 300 dots an inch where it is printed', async () => {
    const { look, page } = await drawn({
      name: 'a.pdf',
      bytes: await pdfWith([{ words: ['Plan'], size: [14_000, 10_000] }]),
    });
    expect(look).toMatchObject({ pages: [{ width: 14_000, height: 10_000 }] });
    expect(page?.width).toBe(1950);
  });

  test('of 2,000 pages is counted, and stays a slip until the user wants all pages', async () => {
    const file = { name: 'long.pdf', bytes: manyPages(2000) };
    const exhibits = exhibitsWith([file]);
    const look = await exhibits.look(fileOf(file));
    expect(look.kind === 'pages' ? look.pages.length : 0).toBe(2000);
    expect(await exhibits.page(fileOf(file).sha256, 1)).toBeNull();
    const { text } = await readPdf((await packWith(file)).bytes);
    expect(text).toContain('Pages left out of this file; the original is attached.');
  });
});

describe('A picture', () => {
  /** Red in the upper left quarter, on white. */
  const corner = async (as: 'jpeg' | 'png' | 'webp' | 'avif', width = 400, height = 200): Promise<Buffer> => {
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'red';
    context.fillRect(0, 0, width / 2, height / 2);
    switch (as) {
      case 'jpeg':
        return canvas.encode('jpeg');
      case 'png':
        return canvas.encode('png');
      case 'webp':
        return canvas.encode('webp');
      case 'avif':
        return canvas.encode('avif');
    }
  };

  /** Which quarter of a page is red, as "right bottom". */
  const redQuarter = async (page: PageImage | null): Promise<string> => {
    const picture = await loadImage(Buffer.from(page?.bytes ?? []));
    const canvas = createCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    const red = (x: number, y: number): boolean => {
      const [r = 0, g = 255] = context.getImageData(
        Math.round(picture.width * x),
        Math.round(picture.height * y),
        1,
        1,
      ).data;
      return r > 200 && g < 80;
    };
    const found = (
      [
        ['left top', 0.25, 0.25],
        ['right top', 0.75, 0.25],
        ['left bottom', 0.25, 0.75],
        ['right bottom', 0.75, 0.75],
      ] as const
    ).filter(([, x, y]) => red(x, y));
    return found.map(([name]) => name).join(', ');
  };

  test.each([
    [1, 'left top', false],
    [2, 'right top', false],
    [3, 'right bottom', false],
    [4, 'left bottom', false],
    [5, 'left top', true],
    [6, 'right top', true],
    [7, 'right bottom', true],
    [8, 'left bottom', true],
  ])('held as Exif %i says stands upright', async (orientation, quarter, turned) => {
    const { look, page } = await drawn({ name: 'a.jpg', bytes: turnedJpeg(await corner('jpeg'), orientation) });
    expect(await redQuarter(page)).toBe(quarter);
    expect(look).toMatchObject({ pages: [turned ? { width: 150, height: 300 } : { width: 300, height: 150 }] });
  });

  test.each(['png', 'webp', 'avif'] as const)('in %s is shown', async (as) => {
    const { page } = await drawn({ name: `a.${as}`, bytes: await corner(as) });
    expect(page?.as).toBe('jpeg');
    expect(await redQuarter(page)).toBe('left top');
  });

  test('of 4,000 pixels is reduced to 300 dots an inch at its printed size', async () => {
    const { look, page } = await drawn({ name: 'a.jpg', bytes: await corner('jpeg', 4000, 2000) });
    expect(look).toMatchObject({ pages: [{ width: 468, height: 234 }] });
    expect(page).toMatchObject({ width: 1950, height: 975 });
  });

  test('of 30,000 by 30,000 pixels is not decoded: its slip says that it is too large', async () => {
    const head = Buffer.alloc(64);
    head.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
    head.writeUInt32BE(13, 8);
    head.write('IHDR', 12, 'latin1');
    head.writeUInt32BE(30_000, 16);
    head.writeUInt32BE(30_000, 20);
    expect(await lookAt({ name: 'a.png', bytes: head })).toEqual({ kind: 'none', why: 'too-large' });
  });

  test('that is long and narrow, as a screen scrolled far down, is shown whole', async () => {
    const { look, page } = await drawn({ name: 'a.png', bytes: await corner('png', 900, 30_000) });
    expect(look).toMatchObject({ pages: [{ height: 672 }] });
    expect(page?.height).toBe(2800);
  });
});

describe('A text', () => {
  const text = async (
    bytes: Uint8Array,
    name = 'a.txt',
  ): Promise<{ readonly encoding: string; readonly lines: readonly string[] }> => {
    const look = await lookAt({ name, bytes });
    if (look.kind !== 'text') throw new Error(JSON.stringify(look));
    return { encoding: look.encoding, lines: look.pages.flat() };
  };

  test.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('Tõnis, 30 €'), 'Tõnis, 30 €'],
    ['UTF-16', Buffer.from('\ufeffTõnis', 'utf16le'), 'Tõnis'],
    ['UTF-16', Buffer.from('Plain words', 'utf16le'), 'Plain words'],
    ['Windows-1252', Buffer.from([0x54, 0xf5, 0x6e, 0x69, 0x73, 0x20, 0x80]), 'Tõnis €'],
    ['Windows-1251', Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]), 'Привет, мир'],
    ['Shift JIS', Buffer.from([0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd]), 'こんにちは'],
  ])('in %s is read as it was written', async (encoding, bytes, words) => {
    expect(await text(bytes)).toEqual({ encoding, lines: [words] });
  });

  test('is cut at 92 columns, after a word where one ends near', async () => {
    const { lines } = await text(Buffer.from(`${'word '.repeat(30)}\n${'x'.repeat(200)}\n${'漢'.repeat(50)}`));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(92);
    expect(lines[0]).toBe('word '.repeat(18).trim());
    expect(lines).toContain('x'.repeat(92));
    expect(lines).toContain('漢'.repeat(46));
    expect(lines.join('').replaceAll(' ', '')).toBe(`${'word'.repeat(30)}${'x'.repeat(200)}${'漢'.repeat(50)}`);
  });

  test('keeps what stands in columns in columns', async () => {
    const { bytes } = await packWith({
      name: 'hours.txt',
      bytes: Buffer.from('Proofs        3.50\nA photo shoot 8.00\n'),
    });
    const { pages } = await readPdf(bytes);
    const number = pages.findIndex(({ text: words }) => words.includes('A photo shoot')) + 1;
    const lines = (await wordsOn(bytes, number)).filter(({ text: words }) => /\d\.\d\d$/.test(words));
    expect(lines).toHaveLength(2);
    expect((lines[0]?.x ?? 0) + (lines[0]?.width ?? 0)).toBeCloseTo((lines[1]?.x ?? 0) + (lines[1]?.width ?? 0), 3);
  });

  test('names what cannot be printed by its code point', async () => {
    const { lines } = await text(Buffer.from('before\u0007after'));
    expect(lines).toEqual(['before[U+0007]after']);
  });
});

describe('A message', () => {
  const lines = async (...raw: readonly string[]): Promise<string> => {
    const look = await lookAt({ name: 'a.eml', bytes: Buffer.from(raw.join('\r\n'), 'latin1') });
    return look.kind === 'text' ? look.pages.flat().join('\n') : JSON.stringify(look);
  };

  test('of several parts shows its plain words and names what was attached', async () => {
    const text = await lines(
      'From: =?ISO-8859-1?Q?T=F5nis?= <t@example.com>',
      'To: leena@example.com',
      'Subject: =?UTF-8?B?TMO1cHA=?=',
      ' =?UTF-8?B?IGphIHTDpG5h?=',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'See t=F5esti on nii, ja see rida=',
      ' l=E4heb edasi.',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Not this one</p>',
      '--inner--',
      '--outer',
      'Content-Type: application/pdf; name="offer.pdf"',
      'Content-Disposition: attachment; filename="offer.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--outer--',
    );
    expect(text).toBe(
      'From: Tõnis <t@example.com>\nTo: leena@example.com\nSubject: Lõpp ja täna\n\nSee tõesti on nii, ja see rida läheb edasi.\n\nAttached to this message: offer.pdf',
    );
  });

  test('written for a browser only shows its words; nothing in it is fetched or run', async () => {
    const text = await lines(
      'From: a@example.com',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head><style>p { color: red }</style></head><body><p>One &amp; two</p><script>alert(1)</script><p>Three<br>four<img src="https://example.com/x.png"></p></body></html>',
    );
    expect(text).toBe('From: a@example.com\n\nOne & two\nThree\nfour');
  });
});
