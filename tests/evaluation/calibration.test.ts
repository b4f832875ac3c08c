import { describe, expect, test } from 'vitest';
import { type Claim, measureReliability } from '../../src/evaluation/calibration.ts';

function makeClaims(confidence: number, right: number, wrong: number): readonly Claim[] {
  const make = (isRight: boolean) => (): Claim => ({ confidence, isRight });
  return [...Array.from({ length: right }, make(true)), ...Array.from({ length: wrong }, make(false))];
}

describe('the reliability of a confidence', () => {
  test('is shown in ten bins, the surest claims in the last', () => {
    const { bins } = measureReliability([0, 0.05, 0.1, 0.55, 0.99, 1].flatMap((at) => makeClaims(at, 1, 1)));
    expect(bins.map(({ n }) => n)).toEqual([4, 2, 0, 0, 0, 2, 0, 0, 0, 4]);
    expect(bins[9]).toMatchObject({ from: 0.9, to: 1, right: { n: 4, value: 0.5 } });
    expect(bins[9]?.confidence).toBeCloseTo(0.995, 9);
    expect(bins[2]).toMatchObject({ n: 0, confidence: 0, right: { n: 0, value: 0 } });
  });

  test('has no error when claims are right as often as they say', () => {
    const { error } = measureReliability([...makeClaims(0.75, 3, 1), ...makeClaims(0.25, 1, 3)]);
    expect(error).toMatchObject({ n: 8, value: 0 });
  });

  test('has the error of each bin, weighted by how many claims it holds', () => {
    const { error } = measureReliability([...makeClaims(0.75, 0, 2), ...makeClaims(0.25, 1, 5)]);
    expect(error.value).toBeCloseTo((2 * 0.75 + 6 * (0.25 - 1 / 6)) / 8, 9);
    expect(error.low).toBeLessThan(error.high);
  });

  test('cannot be measured on nothing', () => {
    expect(measureReliability([]).error).toEqual({ n: 0, value: 0, low: 0, high: 0 });
  });
});
