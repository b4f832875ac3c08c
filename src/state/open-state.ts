import { createCooldown } from './cooldown.ts';
import { FileGaps } from './file-gaps.ts';
import { createMemoryConversations, createMemoryRepeats } from './memory.ts';
import type { State, StateOptions } from './state.ts';

/** Opens the state. Never fails for want of Redis; takes a second at most. */
export async function openState(options: StateOptions): Promise<State> {
  const { redisUrl, cooldown, dataDir, isGapReportOn, botId, logger } = options;
  if (redisUrl !== null) {
    // Loaded only here: most bots have no Redis.
    const { openRedisState } = await import('./redis.ts');
    return openRedisState(redisUrl, options);
  }
  const gaps = isGapReportOn && dataDir !== null ? new FileGaps(dataDir, botId, logger) : null;
  return {
    conversations: createMemoryConversations(),
    cooldown: createCooldown(cooldown),
    repeats: createMemoryRepeats(),
    gaps,
    describe: () => ({ store: 'memory', isConnected: true }),
    close: async () => gaps?.close(),
  };
}
