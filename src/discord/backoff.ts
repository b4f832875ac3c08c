import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../logger.ts';

const firstDelayMs = 1_000;
const longestDelayMs = 60_000;

/**
 * Milliseconds to wait after the `failures`th failure in a row (from 1): doubled each time up to a minute, and
 * shortened by up to half at random, so that many bots do not come back at the same moment.
 */
export function backoffMs(failures: number): number {
  const delayMs = Math.min(firstDelayMs * 2 ** (failures - 1), longestDelayMs);
  return Math.round(delayMs * (1 - Math.random() / 2));
}

/**
 * Tries until it works, waiting longer after every failure; null when the signal ends it. Rejects with an error of the
 * `final` kind, after which trying again is no use.
 */
export async function retry<Result>(
  attempt: () => Promise<Result>,
  final: abstract new (...args: never) => Error,
  signal: AbortSignal,
  logger: Logger,
): Promise<Result | null> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof final) throw error;
      if (signal.aborted) return null;
      const delayMs = backoffMs(failures);
      logger.warn({ err: error, failures, delayMs }, 'Discord could not be reached; trying again');
      const isOver = await wait(delayMs, false, { signal }).catch(() => true);
      if (isOver) return null;
    }
  }
}
