import { expect, test } from 'vitest';
import { estimateMean, estimateShare } from '../../src/evaluation/estimate.ts';

function makeHalves(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index % 2);
}

test('an interval is about as wide as theory says: 1.96 standard errors to either side', () => {
  const { value, low, high } = estimateMean(makeHalves(400), Number);
  expect(value).toBe(0.5);
  expect(low).toBeCloseTo(0.5 - (1.96 * 0.5) / 20, 2);
  expect(high).toBeCloseTo(0.5 + (1.96 * 0.5) / 20, 2);
});

test('a share counts what holds; of nothing there is nothing to count', () => {
  expect(estimateShare(['cat', 'dog', 'cow'], (name) => name.startsWith('c')).value).toBeCloseTo(2 / 3, 9);
  expect(estimateShare([], () => true)).toEqual({ n: 0, value: 0, low: 0, high: 0 });
});
