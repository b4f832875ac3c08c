import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { judge, type Verdict } from '../../src/evaluation/judge.ts';
import { parseGolden } from '../../src/evaluation/golden.ts';

const fixtures = new URL('../fixtures/corpora/', import.meta.url).pathname;

async function play(name: string): Promise<readonly Verdict[]> {
  const corpus = await loadCorpus(`${fixtures}${name}`);
  const lines = parseGolden(await readFile(`${fixtures}${name}-talk.jsonl`, 'utf8'));
  return judge(lines, await createEngine(corpus));
}

const shareOf = (verdicts: readonly Verdict[], kind: Verdict['kind']): number => {
  const own = verdicts.filter((verdict) => verdict.kind === kind);
  const isRight = ({ rank, sides }: Verdict): boolean =>
    kind === 'compare' ? sides.every(Boolean) : rank === 1;
  return own.filter(isRight).length / own.length;
};

describe.each(['sourdough', 'camera-faq', 'lighthouses'])(
  'dialogues over %s, which has no lexicon',
  (name) => {
    it('are mostly understood, and comparisons say something right of either side', async () => {
      const verdicts = await play(name);
      expect(shareOf(verdicts, 'followup')).toBeGreaterThanOrEqual(0.7);
      expect(shareOf(verdicts, 'compare')).toBeGreaterThanOrEqual(0.75);
    });
  },
);
