import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../src/answer/create-engine.ts';
import { loadCorpus } from '../helpers/load-corpus.ts';
import { parseGolden } from '../../src/evaluation/golden.ts';
import { judge, type Verdict } from '../../src/evaluation/judge.ts';
import { openEncoder } from '../../src/open-encoder.ts';
import { writtenEncoder } from '../helpers/written-encoder.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

const fixtures = new URL('../fixtures/corpora/', import.meta.url).pathname;

/** Plays dialogues as the bot does out of the box, with the encoder. */
async function play(name: string): Promise<readonly Verdict[]> {
  const folder = `${fixtures}${name}`;
  const lines = parseGolden(await readFile(`${folder}-talk.jsonl`, 'utf8'));
  const dataDir = makeTemporaryFolder();
  const listener = { onProgress: () => undefined, onWarning: () => undefined };
  const encoder = openEncoder({ dataDir, cacheDir: null }, folder, writtenEncoder, listener);
  try {
    const engine = await createEngine(await loadCorpus(folder), encoder);
    await engine.encoded;
    return await judge(lines, engine);
  } finally {
    await encoder.close();
  }
}

const shareOf = (outcomes: readonly boolean[]): number => outcomes.filter(Boolean).length / outcomes.length;

describe.each(['sourdough', 'camera-faq', 'lighthouses'])(
  'dialogues over %s, which has no lexicon',
  (name) => {
    it('are mostly understood, and comparisons mostly say what is asked of both sides', async () => {
      const verdicts = await play(name);
      const turns = verdicts.filter(({ kind }) => kind === 'followup');
      expect(shareOf(turns.map(({ rank }) => rank === 1))).toBeGreaterThanOrEqual(0.7);
      const pairs = verdicts.filter(({ kind }) => kind === 'compare');
      expect(shareOf(pairs.map(({ sides }) => sides.every(Boolean)))).toBeGreaterThanOrEqual(0.75);
    });
  },
);
