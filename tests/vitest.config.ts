import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/unit/**/*.test.ts', 'tests/pdf/**/*.test.ts'],
    // Real files, real chains, real PDFs: generous for a busy machine, still a bound.
    testTimeout: 60_000,
  },
});
