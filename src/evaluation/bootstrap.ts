import { createRandom } from './random.ts';

/** Where a measure would lie 95 times of 100, had other questions of the same kind been asked. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A measure with its 95 % interval, and how many things it was measured on; all 0 for none. */
export interface Estimate extends Interval {
  readonly n: number;
  readonly value: number;
}

const resamples = 2_000;

/** Share of the resamples left out at either end. */
const tail = 0.025;

const seed = 20_261_124;

/**
 * Percentile bootstrap (Efron 1979): draws as many questions as there are, with replacement, again and again. The
 * statistic gets the numbers of the questions drawn, or says null when it cannot be worked out for them. The draws are
 * seeded: the same questions give the same interval, and two measures of one set are drawn alike.
 */
export function estimateInterval(size: number, statistic: (drawn: Uint32Array) => number | null): Interval {
  const random = createRandom(seed);
  const drawn = new Uint32Array(size);
  const values: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    for (let place = 0; place < size; place += 1) drawn[place] = Math.floor(random() * size);
    const value = statistic(drawn);
    if (value !== null) values.push(value);
  }
  values.sort((a, b) => a - b);
  const cut = Math.floor(tail * values.length);
  return { low: values[cut] ?? 0, high: values[values.length - 1 - cut] ?? 0 };
}

/** The mean of a value over some things. */
export function estimateMean<Item>(items: readonly Item[], value: (item: Item) => number): Estimate {
  const n = items.length;
  if (n === 0) return { n, value: 0, low: 0, high: 0 };
  const values = items.map(value);
  const sum = values.reduce((total, one) => total + one, 0);
  const interval = estimateInterval(n, (drawn) => {
    let drawnSum = 0;
    for (const place of drawn) drawnSum += values[place] ?? 0;
    return drawnSum / n;
  });
  return { n, value: sum / n, ...interval };
}

/** The share of things for which something holds. */
export function estimateShare<Item>(items: readonly Item[], test: (item: Item) => boolean): Estimate {
  return estimateMean(items, (item) => (test(item) ? 1 : 0));
}
