import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import type { Passage } from '../../src/corpus/document.ts';
import { loadCorpus } from '../../src/corpus/load.ts';
import { parseGolden, satisfies } from '../../src/evaluation/golden.ts';
import type { GoldenLine } from '../../src/evaluation/golden.ts';

const fixtures = new URL('../fixtures/corpora/', import.meta.url).pathname;

type Answerable = Extract<GoldenLine, { kind: 'ask' | 'followup' }>;

async function readGolden(name: string): Promise<readonly GoldenLine[]> {
  return parseGolden(await readFile(`${fixtures}${name}.jsonl`, 'utf8'));
}

async function readAnswerable(name: string): Promise<readonly Answerable[]> {
  return (await readGolden(name)).flatMap((line) =>
    line.kind === 'ask' || line.kind === 'followup' ? [line] : [],
  );
}

function countMatches({ all, any }: Answerable, passages: readonly Passage[]): number {
  return passages.filter(({ text }) => satisfies(text, all, any)).length;
}

describe.each(['sourdough', 'camera-faq', 'lighthouses', 'allotment', 'bike-hire', 'tides', 'glaze'])(
  'the corpus %s',
  (name) => {
    it('loads without a problem and is as long as a real article', async () => {
      const { documents } = await loadCorpus(`${fixtures}${name}`);
      const words = documents.flatMap(({ text }) => text.split(/\s+/u));
      expect(words.length).toBeGreaterThanOrEqual(1500);
    });

    it('has 28 answerable questions, 4 follow-ups, 4 off-topic questions and 4 near-misses', async () => {
      const lines = await readGolden(name);
      const kinds = lines.map((line) => (line.kind === 'none' ? `none, near: ${line.near}` : line.kind));
      const count = (kind: string): number => kinds.filter((other) => other === kind).length;
      expect(['ask', 'followup', 'none, near: false', 'none, near: true'].map(count)).toEqual([28, 4, 4, 4]);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(40);
    });

    it('has an expected answer for each question, and one that a wrong passage rarely meets', async () => {
      const { passages } = await loadCorpus(`${fixtures}${name}`);
      const counts = (await readAnswerable(name)).map((line) => ({
        id: line.id,
        matches: countMatches(line, passages),
      }));
      expect(counts.filter(({ matches }) => matches < 1 || matches > passages.length / 3)).toEqual([]);
    });

    it('has expected answers that are regular expressions', async () => {
      const patterns = (await readAnswerable(name)).flatMap(({ all, any }) => [...all, ...any]);
      for (const pattern of patterns) expect(() => new RegExp(pattern, 'is')).not.toThrow();
    });
  },
);
