import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const builder = await readFile(join(root, 'electron-builder.yml'), 'utf8');

/** Required: a fuse that a new builder knows is missing here for the compiler. */
const fuses: Required<NonNullable<Configuration['electronFuses']>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  // Only so that an Apple Silicon Mac starts a package that nobody has signed.
  resetAdHocDarwinSignature: true,
};

/** The keys below a top-level key of the file, which is plain enough to be read line by line. */
const below = (key: string): Record<string, string> => {
  const lines = builder.split('\n');
  const from = lines.indexOf(`${key}:`) + 1;
  const to = lines.findIndex((line, index) => index >= from && /^\S/.test(line));
  const pairs = lines.slice(from, to).map((line) => line.trim().split(': '));
  return Object.fromEntries(pairs);
};

describe('The packaged app', () => {
  test('has every fuse set, and set the safe way', () => {
    const expected = Object.fromEntries(Object.entries(fuses).map(([name, value]) => [name, String(value)]));
    expect(below('electronFuses')).toEqual(expected);
  });

  test('is an archive with the build and without sources, and brings its assets along', () => {
    expect(builder).toMatch(/^asar: true$/m);
    for (const part of ['out/main/**', 'out/preload/**', 'out/renderer/**']) expect(builder).toContain(`- ${part}`);
    expect(builder).not.toMatch(/- (main|renderer|shared|tests)\//);
    expect(builder).toMatch(/from: assets/);
  });

  test('is made for Linux, macOS and Windows and publishes nothing by itself', () => {
    for (const target of ['AppImage', 'deb', 'dmg', 'nsis']) expect(builder).toContain(`- ${target}`);
    expect(builder).toMatch(/^publish: null$/m);
  });

  test('starts from the file the build makes', async () => {
    const { main } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(main).toBe('out/main/main.js');
  });
});
