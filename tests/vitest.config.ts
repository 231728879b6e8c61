import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['tests/unit/**/*.test.ts', 'tests/pdf/**/*.test.ts'],
    // Real files, real chains, real PDFs: generous for a busy machine, still a bound.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Many tests wait for a disk or another process: no processor is left out for them.
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
