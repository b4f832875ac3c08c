/**
 * Area under the ROC curve: the chance that a positive scores above a negative, ties counting half (Fawcett 2006).
 * 0..1, or null when either set is empty.
 */
export function measureAuroc(positives: readonly number[], negatives: readonly number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) {
      if (positive > negative) wins += 1;
      else if (positive === negative) wins += 0.5;
    }
  }
  return wins / (positives.length * negatives.length);
}
