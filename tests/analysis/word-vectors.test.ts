import { expect, test } from 'vitest';
import { createCommonWords } from '../../src/analysis/common-words.ts';
import { averageDirections, cosine, createWordVectors } from '../../src/analysis/word-vectors.ts';

const vectors = createWordVectors(createCommonWords());

function compare(a: string, b: string): number {
  return cosine(vectors.average(a.split(' ')), vectors.average(b.split(' ')));
}

test('texts on one topic point the same way without a word in common', () => {
  expect(compare('captain ship harbour', 'sailor boat port')).toBeGreaterThan(
    compare('captain ship harbour', 'bread flour oven') + 0.3,
  );
});

test('a text points its own way, whatever the order of its words', () => {
  expect(compare('bread flour oven', 'oven bread flour')).toBeCloseTo(1, 5);
});

test('a text of unknown words points nowhere', () => {
  expect(compare('qxzzy', 'bread flour oven')).toBe(0);
  expect(averageDirections([vectors.average(['qxzzy'])]).every((value) => value === 0)).toBe(true);
});
