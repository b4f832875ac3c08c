import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    // Only what hangs takes so long, even where many tests share a busy machine.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/**/*.ts'],
      // Left out: scripts that maintainers run by hand to rebuild a data file, and what runs in a
      // browser, which tests/preview plays in Chromium.
      exclude: [
        '**/*.d.ts',
        'src/analysis/related/{build,wordnet,word-vectors}.ts',
        'src/preview/page/!(parse-markdown).ts',
      ],
      reporter: ['text-summary'],
      thresholds: { lines: 90, branches: 80 },
    },
  },
});
