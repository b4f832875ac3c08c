import { type Estimate, estimateInterval } from './bootstrap.ts';

/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half (Fawcett 2006).
 * 0..1, or null when either set is empty.
 */
export function measureAuroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const sorted = Float64Array.from(negatives).toSorted();
  let wins = 0;
  for (const positive of positives) {
    const below = countLeading(sorted, (negative) => negative < positive);
    const upTo = countLeading(sorted, (negative) => negative <= positive);
    wins += (below + upTo) / 2;
  }
  return wins / (positives.length * negatives.length);
}

/** {@link measureAuroc} with its interval over all questions of both sets. */
export function estimateAuroc(positives: readonly number[], negatives: readonly number[]): Estimate | null {
  const value = measureAuroc(positives, negatives);
  if (value === null) return null;
  const all = [...positives, ...negatives];
  const interval = estimateInterval(all.length, (drawn) => {
    const drawnPositives: number[] = [];
    const drawnNegatives: number[] = [];
    for (const place of drawn) {
      const target = place < positives.length ? drawnPositives : drawnNegatives;
      target.push(all[place] ?? 0);
    }
    return measureAuroc(drawnPositives, drawnNegatives);
  });
  return { n: all.length, value, ...interval };
}

/** How many numbers pass a test that only the first ones pass. */
function countLeading(sorted: Float64Array, test: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (test(sorted[middle] ?? 0)) from = middle + 1;
    else to = middle;
  }
  return from;
}
