import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateAuroc, measureAuroc } from '../../src/evaluation/measures.ts';

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

test('it is the share of pairs in the right order, counted one by one', () => {
  const confidences = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(confidences, confidences, (positives, negatives) => {
      const wins = positives.flatMap((positive) =>
        negatives.map((negative) => (Math.sign(positive - negative) + 1) / 2),
      );
      const share = wins.reduce((sum, win) => sum + win, 0) / wins.length;
      expect(measureAuroc(positives, negatives)).toBeCloseTo(share, 9);
    }),
  );
});

test('its interval holds it, and is a point when no other questions could change it', () => {
  const mixed = estimateAuroc([0.2, 0.6, 0.7, 0.9], [0.1, 0.3, 0.65]) ?? { n: 0, value: 0, low: 0, high: 0 };
  expect(mixed.n).toBe(7);
  expect(mixed.low).toBeLessThan(mixed.value);
  expect(mixed.high).toBeGreaterThan(mixed.value);
  expect(estimateAuroc([0.9], [0.1])).toEqual({ n: 2, value: 1, low: 1, high: 1 });
  expect(estimateAuroc([0.9], [])).toBeNull();
});
