import {
  BurstyRateLimiter,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Cooldown, CooldownLimits } from './state.ts';

/** Makes a limiter that counts somewhere. */
export type CreateLimiter = (options: IRateLimiterOptions) => RateLimiterAbstract;

const burstS = 60;

/** A cooldown that counts in this process; people who have not come for a minute are forgotten. */
export function createMemoryCooldown(limits: CooldownLimits): Cooldown {
  return { take: createConsumer(limits, (options) => new RateLimiterMemory(options)) };
}

/**
 * Returns what takes one use from a person's two buckets: the rate as the least number of uses in whole seconds, which
 * Redis counts in, and what remains of the burst. Rejects when the store of the limiters fails.
 */
export function createConsumer(
  { burst, perMinute }: CooldownLimits,
  createLimiter: CreateLimiter,
): Cooldown['take'] {
  if (perMinute === 0) return async () => 0;
  const divisor = greatestCommonDivisor(perMinute, burstS);
  const limiter = new BurstyRateLimiter(
    createLimiter({ keyPrefix: 'steady', points: perMinute / divisor, duration: burstS / divisor }),
    createLimiter({ keyPrefix: 'burst', points: burst - 1, duration: burstS }),
  );
  return async (key) => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return Math.max(1, error.msBeforeNext);
    }
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
