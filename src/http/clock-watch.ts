import type { Logger } from '../logger.ts';

/** Seconds that this machine's clock and Discord's may be apart before it is worth a line in the log. */
const tolerableSeconds = 30;

/** Milliseconds between two such lines. */
const quietMs = 60_000;

/**
 * Creates a check of the times at which requests were signed (Unix seconds). A clock that is wrong is logged and nothing
 * else: refusing would silence a bot whose machine has lost the time.
 */
export function createClockWatch(
  logger: Logger,
  /** Unix milliseconds. */
  now: () => number,
): (signedAt: number) => void {
  let loggedAt = Number.NEGATIVE_INFINITY;
  return (signedAt) => {
    const skewSeconds = Math.round(now() / 1000 - signedAt);
    if (Math.abs(skewSeconds) <= tolerableSeconds || now() - loggedAt < quietMs) return;
    loggedAt = now();
    logger.warn({ skewSeconds }, 'A request was signed at another time than this clock shows');
  };
}
