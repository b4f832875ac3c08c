import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureAuroc } from '../../src/evaluation/measures.ts';

test('the confidence is perfect when every answerable question has more of it than any other', () => {
  expect(measureAuroc([0.8, 0.9], [0.1, 0.7])).toBe(1);
  expect(measureAuroc([0.1, 0.2], [0.3])).toBe(0);
});

test('a tie counts half, as a coin would', () => {
  expect(measureAuroc([0.5], [0.5])).toBe(0.5);
  expect(measureAuroc([0.5, 0.9], [0.5, 0.6])).toBe(0.625);
});

test('without both kinds of question there is nothing to measure', () => {
  expect(measureAuroc([], [0.5])).toBeNull();
  expect(measureAuroc([0.5], [])).toBeNull();
});

const stretch = (value: number): number => 3 * value + 1;

test('only the order of confidences matters, and swapping the sets turns the measure around', () => {
  const confidences = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(confidences, confidences, (positives, negatives) => {
      const auroc = measureAuroc(positives, negatives) ?? Number.NaN;
      expect(measureAuroc(positives.map(stretch), negatives.map(stretch))).toBe(auroc);
      expect(measureAuroc(negatives, positives)).toBeCloseTo(1 - auroc, 9);
    }),
  );
});
