import { createMemoryCooldown } from './cooldown.ts';
import { FileGaps } from './file-gaps.ts';
import { createMemoryConversations, createMemoryRepeats } from './memory.ts';
import type { State, StateOptions } from './state.ts';

/** Opens the state. Never fails for want of Redis; takes a second at most. */
export async function openState(options: StateOptions): Promise<State> {
  const { redisUrl, cooldown } = options;
  const local = createMemoryCooldown(cooldown);
  if (redisUrl !== null) {
    // Loaded only here: most bots have no Redis.
    const { openRedisState } = await import('./redis.ts');
    return openRedisState(redisUrl, local, options);
  }
  const { dataDir, isGapReportOn, logger } = options;
  const gaps = isGapReportOn && dataDir !== null ? new FileGaps(dataDir, logger) : null;
  return {
    conversations: createMemoryConversations(),
    cooldown: local,
    repeats: createMemoryRepeats(),
    gaps,
    describe: () => ({ store: 'memory', isConnected: true }),
    close: async () => gaps?.close(),
  };
}
