import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { secretFrom } from '#main/cli/secrets.ts';
import { temporaryFolder } from '../../builders/host.ts';

const terminals = vi.hoisted(() => new Set<number>());
vi.mock('node:tty', async (original) => ({
  ...(await original<typeof import('node:tty')>()),
  isatty: (fd: number) => terminals.has(fd),
}));
afterEach(() => terminals.clear());

// No number is used twice: what stands behind a line is kept by it.
const opened: number[] = [];
afterAll(() => opened.forEach(closeSync));

/** A descriptor of a file that says this. */
const descriptorOf = (content: string | Uint8Array): number => {
  const path = join(temporaryFolder(), 'secret');
  writeFileSync(path, content);
  const fd = openSync(path, 'r');
  opened.push(fd);
  return fd;
};

const from = (fd: number) => secretFrom(String(fd), 'passphrase-fd', 'Passphrase: ');

describe('A secret from a file descriptor', () => {
  test.each([
    ['a line', 'four quiet words\n', 'four quiet words'],
    ['a last line without its end', 'four quiet words', 'four quiet words'],
    ['a line of another system', 'four quiet words\r\nmore', 'four quiet words'],
    ['blanks at both ends', '  four quiet words \n', '  four quiet words '],
    ['a mark of the byte order', '\ufefffour quiet words\n', 'four quiet words'],
    ['other scripts', 'Grüße 四つの言葉 🌿\n', 'Grüße 四つの言葉 🌿'],
  ])('is the line it gives: %s', async (_, content, secret) => {
    expect(await from(descriptorOf(content))).toEqual({ secret });
  });

  test('and another one may stand in the next line of the same file', async () => {
    const fd = descriptorOf('four quiet words\nanother four\n');
    expect([await from(fd), await from(fd)]).toEqual([{ secret: 'four quiet words' }, { secret: 'another four' }]);
    expect(await from(fd)).toEqual({ why: expect.stringContaining('nothing to read') });
  });

  test('is refused when it is no text, has no end, or comes from the terminal, which would show it', async () => {
    for (const content of [Buffer.from([0x66, 0xfc, 0x72, 10]), 'a'.repeat(200_000)]) {
      expect(await from(descriptorOf(content))).toEqual({ why: expect.stringContaining('cannot be read') });
    }
    const fd = descriptorOf('four quiet words\n');
    terminals.add(fd);
    expect(await from(fd)).toEqual({ why: expect.stringContaining('Leave the option out to be asked') });
  });
});
