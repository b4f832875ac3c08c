import { DiscordAPIError, type REST } from 'discord.js';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Command } from './command.ts';
import { waitAfterFailure } from './gateway.ts';
import { registerCommands } from './register.ts';

/** What publishing goes by. */
export interface PublishOptions {
  readonly config: Pick<Config, 'discordGuildId'>;
  readonly commands: readonly Command[];
  readonly logger: Logger;
}

/** How publishing ended; `refused` when Discord calls the commands wrong, `stopped` by the signal. */
export type Publication = 'published' | 'unchanged' | 'refused' | 'stopped';

/**
 * Publishes the definitions over a REST connection that holds the token. The bot serves what is registered already while
 * it tries; only what Discord calls wrong is not tried again.
 */
export async function publishUntilDone(
  rest: REST,
  applicationId: string,
  { config, commands, logger }: PublishOptions,
  signal: AbortSignal,
): Promise<Publication> {
  const definitions = commands.map(({ definition }) => definition);
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      const done = await registerCommands({
        rest,
        applicationId,
        guildId: config.discordGuildId,
        definitions,
      });
      logger.info({ commands: definitions.length }, `Commands ${done}`);
      return done;
    } catch (error) {
      if (error instanceof DiscordAPIError) {
        logger.error({ err: error }, 'Discord does not take the commands');
        return 'refused';
      }
      await waitAfterFailure(error, failures, { logger, signal });
    }
  }
  return 'stopped';
}
