import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../src/discord/backoff.ts';

describe('waiting after a failure', () => {
  test('doubles up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((failures) => backoffMs(failures, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  test('is shortened at random by up to half', () => {
    expect(backoffMs(2, 0.5)).toBe(1_500);
    expect(backoffMs(2, 1)).toBe(1_000);
  });
});
