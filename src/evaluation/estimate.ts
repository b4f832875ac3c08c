/** A measure over `n` things, and where it would lie 95 times of 100 had other things of the same kind been drawn. */
export interface Estimate {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A mean with 1.96 standard errors to either side, as far as the values go; of nothing, it is 0. */
export function estimateMean<Item>(items: readonly Item[], valueOf: (item: Item) => number): Estimate {
  const n = items.length;
  if (n === 0) return { n, value: 0, low: 0, high: 0 };
  const values = items.map(valueOf);
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / n;
  const margin = 1.96 * Math.sqrt(variance / n);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return { n, value, low: Math.max(value - margin, least), high: Math.min(value + margin, most) };
}

export function estimateShare<Item>(items: readonly Item[], test: (item: Item) => boolean): Estimate {
  return estimateMean(items, (item) => (test(item) ? 1 : 0));
}
