/** A measure over `n` things, and where it would lie 95 times of 100 had other things of the same kind been drawn. */
export interface Estimate {
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const resamples = 2_000;
/** Share of the resamples left out at either end. */
const tail = 0.025;
const seed = 20_261_124;

/**
 * Percentile bootstrap (Efron 1979): measures as many things as there are, drawn with replacement, again and again;
 * seeded, so that the same things give the same interval. Draws for which the measure is null are left out, and an
 * estimate of nothing is 0.
 */
export function estimate<Item>(
  items: readonly Item[],
  measure: (drawn: readonly Item[]) => number | null,
): Estimate {
  const n = items.length;
  const value = n === 0 ? null : measure(items);
  if (value === null) return { n, value: 0, low: 0, high: 0 };
  const random = createRandom(seed);
  const draw = (): number | null => measure(items.map(() => items[Math.floor(random() * n)]!));
  const values = Array.from({ length: resamples }, draw)
    .filter((drawn) => drawn !== null)
    .toSorted((a, b) => a - b);
  const cut = Math.floor(tail * values.length);
  return { n, value, low: values[cut] ?? value, high: values[values.length - 1 - cut] ?? value };
}

export function estimateMean<Item>(items: readonly Item[], valueOf: (item: Item) => number): Estimate {
  return estimate(items.map(valueOf), (values) => values.reduce((sum, one) => sum + one, 0) / values.length);
}

export function estimateShare<Item>(items: readonly Item[], test: (item: Item) => boolean): Estimate {
  return estimateMean(items, (item) => (test(item) ? 1 : 0));
}

/** Numbers from 0 (inclusive) to 1 (exclusive), always the same for the same seed (mulberry32). */
export function createRandom(seedNumber: number): () => number {
  let state = seedNumber;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
