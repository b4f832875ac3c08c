import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { parseBaseline } from '../../src/evaluation/baseline.ts';
import { evaluate } from '../../src/evaluation/report.ts';

const corpora = path.resolve(import.meta.dirname, '../fixtures/corpora');
const baselines = path.resolve(import.meta.dirname, '../baselines');

const names = existsSync(baselines) ? readdirSync(baselines).map((file) => path.basename(file, '.json')) : [];

function listIds(outcomes: string): readonly string[] {
  return parseBaseline(outcomes).map(({ id }) => id);
}

describe.skipIf(names.length === 0)('on the corpora with stored outcomes', () => {
  test.each(names)('%s is answered no worse than when they were stored', async (name) => {
    const engine = createEngine(await loadCorpus(path.join(corpora, name)));
    const questions = readFileSync(path.join(corpora, `${name}.jsonl`), 'utf8');
    const stored = readFileSync(path.join(baselines, `${name}.json`), 'utf8');
    const { baseline, text, hasLost } = await evaluate(questions, engine, stored);
    expect(listIds(baseline)).toEqual(listIds(stored));
    expect(hasLost, text).toBe(false);
  });
});
