import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { estimateMean } from '../../src/evaluation/estimate.ts';
import { parseGolden } from '../../src/evaluation/golden.ts';
import { judge, type Verdict } from '../../src/evaluation/judge.ts';

const corpora = path.resolve(import.meta.dirname, '../fixtures/corpora');
const baselines = path.resolve(import.meta.dirname, '../baselines');

/** 1 for a right answer in first place and for a question that is rightly left open. */
function score({ kind, rank, isAnswered }: Verdict): number {
  return (kind === 'none' ? !isAnswered : rank === 1) ? 1 : 0;
}

describe('the questions of the small corpora', () => {
  test.each(['allotment', 'bike-hire', 'camera-faq', 'glaze', 'lighthouses', 'sourdough', 'tides'])(
    'on %s go no worse than when their scores were stored (BASELINES=store stores them)',
    async (name) => {
      const engine = await createEngine(await loadCorpus(path.join(corpora, name)));
      const lines = parseGolden(readFileSync(path.join(corpora, `${name}.jsonl`), 'utf8'));
      const verdicts = await judge(lines, engine);
      const file = path.join(baselines, `${name}.json`);
      if (process.env['BASELINES'] === 'store') {
        const scores = Object.fromEntries(verdicts.map((verdict) => [verdict.id, score(verdict)]));
        writeFileSync(file, `${JSON.stringify(scores, null, 2)}\n`);
      }
      const stored: Record<string, number> = JSON.parse(readFileSync(file, 'utf8'));
      expect(Object.keys(stored)).toEqual(verdicts.map(({ id }) => id));
      const change = estimateMean(verdicts, (verdict) => score(verdict) - (stored[verdict.id] ?? 0));
      const lost = verdicts.filter((verdict) => score(verdict) < (stored[verdict.id] ?? 0));
      // Beyond noise: the whole interval of the change lies below 0.
      expect(change.high, `lost: ${lost.map(({ id }) => id).join(', ')}`).toBeGreaterThanOrEqual(0);
    },
  );
});
