import type { OpenGaps } from './cli/dependencies.ts';
import { type Config, ConfigError, findBotId } from './config.ts';
import { createLogger } from './logger.ts';
import { openState } from './state/open-state.ts';

/**
 * Opens the gap report that a bot with the same settings keeps, whether or not it still counts.
 *
 * @throws ConfigError when there is no place where one could be kept, or Redis cannot be reached.
 */
export async function openGaps(config: Config): Promise<OpenGaps> {
  const logger = createLogger({ level: 'silent', secrets: [] });
  const kept = { isGapReportOn: true, secret: '', botId: findBotId(config), logger };
  const state = await openState({ ...config, ...kept });
  const { gaps } = state;
  if (gaps !== null && state.describe().isConnected) {
    return {
      list: async () => gaps.list(),
      clear: async () => gaps.clear(),
      close: async () => state.close(),
    };
  }
  await state.close();
  throw new ConfigError([
    gaps === null
      ? 'DATA_DIR or REDIS_URL must be set, as for the bot that counts with GAPS=on'
      : 'REDIS_URL must be the address of a Redis that answers',
  ]);
}
