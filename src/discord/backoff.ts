const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/**
 * Milliseconds to wait after the `failures`th failure in a row (from 1): doubled each time up to a minute, and
 * shortened by up to half at random (`random` is 0..1), so that many bots do not come back at the same moment.
 */
export function backoffMs(failures: number, random: number): number {
  const delayMs = Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs);
  return Math.round(delayMs * (1 - random / 2));
}
