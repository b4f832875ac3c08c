import { noCooldown } from './cooldown.ts';
import { createMemoryConversations, createMemoryRepeats } from './memory.ts';
import { openRedis } from './redis-connection.ts';
import { createRedisGaps } from './redis-gaps.ts';
import { createHashKey, createRedisConversations, createRedisCooldown, createRedisRepeats } from './redis.ts';
import type { Cooldown, State, StateOptions } from './state.ts';

/** Opens the state that replicas share; `local` is the cooldown while Redis is away. */
export async function openRedisState(
  url: string,
  local: Cooldown,
  { cooldown, isGapReportOn, secret, botId, logger }: StateOptions,
): Promise<State> {
  const connection = await openRedis(url, logger);
  const hashKey = createHashKey(secret);
  return {
    conversations: createRedisConversations(connection, hashKey, createMemoryConversations()),
    cooldown:
      cooldown.perMinute === 0 ? noCooldown : createRedisCooldown(connection, cooldown, { hashKey, local }),
    repeats: createRedisRepeats(connection, hashKey, createMemoryRepeats()),
    gaps: isGapReportOn ? createRedisGaps(connection, botId) : null,
    describe: () => ({ store: 'redis', isConnected: connection.isConnected() }),
    close: async () => connection.close(),
  };
}
