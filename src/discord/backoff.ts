import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '../logger.ts';

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

/** Logs the failure and waits before the next attempt; returns at once when the signal has come, or comes. */
export async function waitAfterFailure(
  error: unknown,
  failures: number,
  { logger, signal }: { readonly logger: Logger; readonly signal: AbortSignal },
): Promise<void> {
  if (signal.aborted) return;
  const delayMs = backoffMs(failures, Math.random());
  logger.warn({ err: error, failures, delayMs }, 'Discord could not be reached; trying again');
  await wait(delayMs, undefined, { signal }).catch(() => undefined);
}
