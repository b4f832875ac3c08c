import {
  BurstyRateLimiter,
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Cooldown, CooldownLimits } from './state.ts';

const burstS = 60;

/**
 * Creates a cooldown of two buckets a person: the rate as the least number of uses in whole seconds, which Redis counts
 * in, and what remains of the burst. It counts in this process unless other limiters are given, whose faults it throws.
 */
export function createCooldown(
  { burst, perMinute }: CooldownLimits,
  createLimiter = (options: IRateLimiterOptions): RateLimiterAbstract => new RateLimiterMemory(options),
): Cooldown {
  if (perMinute === 0) return { take: async () => 0 };
  const divisor = greatestCommonDivisor(perMinute, burstS);
  const limiter = new BurstyRateLimiter(
    createLimiter({ keyPrefix: 'steady', points: perMinute / divisor, duration: burstS / divisor }),
    createLimiter({ keyPrefix: 'burst', points: burst - 1, duration: burstS }),
  );
  return {
    async take(userId) {
      try {
        await limiter.consume(userId);
        return 0;
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        return Math.max(1, error.msBeforeNext);
      }
    },
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
