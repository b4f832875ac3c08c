import { expect, test } from 'vitest';
import { createPhraseMatcher } from '../../src/analysis/phrase-matcher.ts';

const findPhrases = createPhraseMatcher([
  [['virtual', 'machine'], 'VM'],
  [['virtual', 'machine', 'monitor'], 'VMM'],
  [['machine'], 'machine'],
  [['virtual', 'machine'], 'other'],
  [[], 'nothing'],
]);
const find = (text: string): readonly string[] => findPhrases(text.split(' ')).map(({ term }) => term);

test('the longest phrase wins, whatever begins the same', () => {
  expect(find('a virtual machine monitor')).toEqual(['VMM']);
  expect(find('a virtual machine')).toEqual(['VM']);
});

test('phrases follow one another without overlap', () => {
  expect(find('virtual machine machine virtual')).toEqual(['VM', 'machine']);
});

test('the first meaning of a phrase counts, and a phrase without words means nothing', () => {
  expect(find('virtual machine')).toEqual(['VM']);
  expect(findPhrases([])).toEqual([]);
});
