import { describe, expect, it } from 'vitest';
import { logoBytes, logoOf, logoTooLarge } from '#shared/rules/logo.ts';

const png = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};

describe('a picture chosen as a logo', () => {
  it('is taken by what its bytes are', () => {
    expect(logoOf(png(900, 300))).toEqual({ type: 'image/png' });
    expect(logoOf(png(4000, 4000))).toEqual({ type: 'image/png' });
  });

  it('is refused with one sentence each, and the logo stays as it was', () => {
    const problem = (bytes: Uint8Array): string => {
      const found = logoOf(bytes);
      return 'problem' in found ? found.problem : '';
    };
    expect(problem(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toContain('not a PNG or JPEG');
    expect(problem(new Uint8Array())).toContain('not a PNG or JPEG');
    expect(problem(png(0, 10))).toContain('damaged or not complete');
    expect(problem(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toContain('damaged or not complete');
    expect(problem(png(4001, 10))).toContain('4001 by 10 pixels; 4,000 a side is the most');
    expect(logoTooLarge(logoBytes)).toBeNull();
    expect(logoTooLarge(logoBytes + 1)).toContain('larger than 5 MB');
    for (const one of [problem(new Uint8Array()), problem(png(0, 1)), problem(png(9999, 1)), logoTooLarge(1e9) ?? '']) {
      expect(one).toContain('Your logo is as it was.');
    }
  });
});
