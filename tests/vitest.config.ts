import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that have the process to themselves: they start programs, change the environment, or wait for the network. */
const alone = ['end-to-end', 'preview', 'picture', 'discord', 'http', 'state', 'reload', '*.test.ts'];
const aloneFiles = alone.map((name) => `tests/${name.endsWith('.ts') ? name : `${name}/**/*.test.ts`}`);

const shared = {
  root: new URL('..', import.meta.url).pathname,
  // Only what hangs takes so long, even where many tests share a busy machine.
  testTimeout: 90_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  root: shared.root,
  test: {
    // By default one core is left idle, which is half of two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...shared, name: 'alone', include: aloneFiles } },
      {
        test: {
          ...shared,
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: aloneFiles,
          // What has been loaded serves the next file, too.
          isolate: false,
          pool: 'threads',
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      // Left out: scripts that maintainers run by hand to rebuild a data file, and what runs in a
      // browser, which tests/preview plays in Chromium.
      exclude: ['**/*.d.ts', 'src/analysis/related/{build,wordnet,word-vectors}.ts', 'src/preview/page/*.ts'],
      reporter: ['text-summary'],
      thresholds: { lines: 90, branches: 80 },
    },
  },
});
