import { type Config, ConfigError, findBotId } from './config.ts';
import { createLogger } from './logger.ts';
import { openState } from './state/state.ts';
import type { Gaps } from './state/state.ts';

/**
 * Calls `use` with the gap report that a bot with the same settings keeps, whether or not it still counts.
 *
 * @throws ConfigError when there is no place where one could be kept, or Redis cannot be reached.
 */
export async function useGaps<Result>(config: Config, use: (gaps: Gaps) => Promise<Result>): Promise<Result> {
  const logger = createLogger({ level: 'silent', secrets: [] });
  const kept = { isGapReportOn: true, secret: '', botId: findBotId(config), logger };
  const state = await openState({ ...config, ...kept });
  try {
    if (state.gaps === null)
      throw new ConfigError(['DATA_DIR or REDIS_URL must be set, as for the bot that counts with GAPS=on']);
    if (!state.describe().isConnected)
      throw new ConfigError(['REDIS_URL must be the address of a Redis that answers']);
    return await use(state.gaps);
  } finally {
    await state.close();
  }
}
