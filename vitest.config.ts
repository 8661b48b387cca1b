import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'shared/**/*.test.ts',
            'addin/**/*.test.{ts,tsx}',
            'cli/**/*.test.ts',
            'test/{unit,formula}/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      },
      './vitest.worker.config.ts',
      './vitest.databases.config.ts',
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          globalSetup: 'test/e2e/seeded.ts',
        },
      },
    ],
  },
});
