import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attachment, fileName } from '#shared/model/index.ts';
import {
  canBeMadeSmall,
  fileSizeText,
  isShownInline,
  plainMediaType,
  safeEnding,
  unusedFiles,
} from '#shared/rules/attachments.ts';
import { imageSize } from '#shared/rules/image-size.ts';
import { sha256Of } from '../../builders/attachments.ts';

const day = 24 * 60 * 60 * 1000;
const digests = ['a', 'b', 'c', 'd', 'e'].map((sign) => sha256Of(Buffer.from(sign)));
const anyMoment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const anyGiven = fc.record({
  kept: fc.subarray(digests),
  referred: fc.subarray(digests),
  before: fc.dictionary(
    fc.constantFrom(...digests),
    fc.oneof(
      anyMoment.map((date) => date.toISOString()),
      fc.constant('no date'),
    ),
  ),
  now: anyMoment,
});

const rule = ({ kept, referred, before, now }: typeof anyGiven extends fc.Arbitrary<infer T> ? T : never) =>
  unusedFiles({ kept, isReferred: (sha256) => referred.includes(sha256), before, now });

describe('A file nothing refers to', () => {
  test('is due for removal only when it was seen unused 30 days ago, and never while something refers to it', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        for (const sha256 of rule(given).due) {
          expect(given.referred).not.toContain(sha256);
          expect(given.kept).toContain(sha256);
          const since = Date.parse(given.before[sha256] ?? '');
          expect(given.now.getTime() - since).toBeGreaterThanOrEqual(30 * day);
        }
      }),
    );
  });

  test('is never due on the day it is first seen unused, whatever the clock says', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        expect(rule({ ...given, before: {} }).due).toEqual([]);
      }),
    );
  });

  test('starts anew after something referred to it for a while', () => {
    fc.assert(
      fc.property(anyGiven, anyMoment, (given, later) => {
        const used = rule({ ...given, referred: digests });
        expect(used.since).toEqual({});
        expect(rule({ ...given, before: used.since, now: later }).due).toEqual([]);
      }),
    );
  });

  test('keeps the first day it was seen unused, and a mark from the future counts from now', () => {
    fc.assert(
      fc.property(anyGiven, (given) => {
        for (const [sha256, since] of Object.entries(rule(given).since)) {
          const before = Date.parse(given.before[sha256] ?? '');
          const expected = before <= given.now.getTime() ? before : given.now.getTime();
          expect(Date.parse(since)).toBe(expected);
        }
      }),
    );
  });
});

describe('The name of a file', () => {
  test('is kept exactly, in every script and however much it looks like a path', () => {
    const known = [
      '../../etc/passwd',
      '..\\..\\windows\\system32',
      'CON',
      'nul.txt',
      'LPT1.pdf',
      '.hidden',
      '名前のないファイル.pdf',
      'عقد نهائي.pdf',
      'חוזה.docx',
      'Договор №5.odt',
      '😀 party 🎉.png',
      `${'ü'.repeat(127)}x`,
      'a'.repeat(255),
      ' leading and trailing ',
      'report.pdf.',
      'C:\\x',
      '<b>&"\'.txt',
    ];
    for (const name of known) expect(fileName.parse(name)).toBe(name);
    const printable = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((name) => name.trim() !== '' && !/\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(name));
    fc.assert(
      fc.property(printable, (name) => {
        expect(fileName.parse(name)).toBe(name);
      }),
    );
  });

  test('is refused with a sentence where it holds control characters, half a character or nothing', () => {
    for (const name of ['a\0b', 'two\nlines', 'bell\u0007', '\u007f', '', '  ', 'half \uD800', 'x'.repeat(301)]) {
      const read = fileName.safeParse(name);
      expect(read.success).toBe(false);
      expect(read.error?.issues[0]?.message).toMatch(/^(The name of this file|This file has no name).*\.$/);
    }
  });

  test('fits what an entry keeps', () => {
    const one = { sha256: digests[0] ?? '', name: 'x', size: 0, mediaType: 'text/plain' };
    expect(attachment.parse(one)).toEqual(one);
    expect(Object.keys(attachment.parse(one))).not.toContain('alt');
    expect(attachment.parse({ ...one, alt: 'A floor plan' }).alt).toBe('A floor plan');
  });
});

describe('A size', () => {
  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [2_449_000, '2.4 MB'],
    [9_960_000, '10 MB'],
    [999_999, '1 MB'],
    [2 * 1024 ** 3, '2.1 GB'],
  ])('of %d bytes reads %s', (bytes, text) => expect(fileSizeText(bytes)).toBe(text));
});

describe('A type', () => {
  test('is reduced to what it is, and to nothing when it is none', () => {
    expect(plainMediaType('Text/HTML; charset=utf-8')).toBe('text/html');
    for (const none of ['', 'pdf', 'a/b\r\nSet-Cookie: x', 'image/', '/png', 'a b/c']) {
      expect(plainMediaType(none)).toBe('application/octet-stream');
    }
  });

  test('is shown by a browser only when it is a raster picture or a PDF', () => {
    for (const type of ['image/png', 'image/jpeg', 'application/pdf']) expect(isShownInline(type)).toBe(true);
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'text/plain', 'video/mp4']) {
      expect(isShownInline(type)).toBe(false);
    }
  });

  test('that could be a program is never handed to the system to open', () => {
    for (const name of [
      'a.exe',
      'a.pdf.exe',
      'a.sh',
      'a.desktop',
      'a.html',
      'a.svg',
      'a.app',
      'a.bat',
      'a.lnk',
      'a.js',
    ]) {
      expect(safeEnding(name, 'application/pdf')).toBeNull();
    }
    expect(safeEnding('Offer.PDF', '')).toBe('.pdf');
    expect(safeEnding('offer', 'application/pdf')).toBe('.pdf');
    expect(safeEnding('offer', 'application/x-sh')).toBeNull();
  });
});

describe('A picture says its size', () => {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  test.each([
    ['PNG', '89504e470d0a1a0a 0000000d 49484452 00007530 00007530 01', { width: 30_000, height: 30_000 }],
    ['GIF', '474946383961 8002 9001', { width: 640, height: 400 }],
    ['JPEG', 'ffd8 ffe0 0004 0000 ffc2 0011 08 0190 0280 03', { width: 640, height: 400 }],
    ['BMP', '424d 00000000 00000000 00000000 28000000 80020000 70feffff', { width: 640, height: 400 }],
    ['lossy WebP', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 8002 9001', { width: 640, height: 400 }],
    ['lossless WebP', '52494646 00000000 57454250 5650384c 00000000 2f 7fc2 6300', { width: 640, height: 400 }],
    [
      'extended WebP',
      '52494646 00000000 57454250 56503858 00000000 00000000 7f0200 8f0100',
      { width: 640, height: 400 },
    ],
    ['AVIF', '00000020 66747970 61766966 00000014 69737065 00000000 00000280 00000190', { width: 640, height: 400 }],
  ])('in a %s', (_kind, hex, size) => expect(imageSize(bytes(hex))).toEqual(size));

  test('and nothing else does, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('ffd8ff', '89504e470d0a1a0a', '52494646', ''),
        (rest, start) => {
          const size = imageSize(Uint8Array.from([...Buffer.from(start, 'hex'), ...rest]));
          if (size !== null) expect(Math.min(size.width, size.height)).toBeGreaterThan(0);
        },
      ),
    );
    expect(imageSize(new Uint8Array())).toBeNull();
  });

  test('and is made small only when that is safe', () => {
    expect(canBeMadeSmall(5_000_000, { width: 8_000, height: 6_000 })).toBe(true);
    expect(canBeMadeSmall(5_000, { width: 30_000, height: 30_000 })).toBe(false);
    expect(canBeMadeSmall(100_000_000, { width: 100, height: 100 })).toBe(false);
    expect(canBeMadeSmall(5_000, null)).toBe(false);
  });
});
