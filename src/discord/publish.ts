import { DiscordAPIError, type REST } from '@discordjs/rest';
import { Routes, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import * as v from 'valibot';
import { requireToken, type Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { retry } from './backoff.ts';
import { openRest } from './rest.ts';

/** Definitions of commands, as Discord takes them. */
export type Definitions = readonly RESTPostAPIApplicationCommandsJSONBody[];

/** What publishing goes by. */
export interface PublishOptions {
  readonly config: Pick<Config, 'discordGuildId'>;
  readonly definitions: Definitions;
  readonly logger: Logger;
}

/** How far publishing is; `refused` when Discord calls the commands wrong, `stopped` by the signal. */
export type Publication = 'no-token' | 'pending' | 'published' | 'refused' | 'stopped';

const application = v.object({ id: v.string() });

/** Publishes the definitions without connecting to the gateway; errors as those of the REST connection. */
export async function publishOnce(
  config: Pick<Config, 'discordApiUrl' | 'discordApplicationId' | 'discordGuildId' | 'discordToken'>,
  definitions: Definitions,
): Promise<void> {
  const rest = openRest(config, requireToken(config));
  const applicationId =
    config.discordApplicationId ?? v.parse(application, await rest.get(Routes.currentApplication())).id;
  await replaceCommands(rest, applicationId, config.discordGuildId, definitions);
}

/**
 * Publishes the definitions over a REST connection that holds the token. The bot serves what is registered already while
 * it tries; only what Discord calls wrong is not tried again.
 */
export async function publishUntilDone(
  rest: REST,
  applicationId: string,
  { config, definitions, logger }: PublishOptions,
  signal: AbortSignal,
): Promise<Publication> {
  const publish = async (): Promise<Publication> => {
    await replaceCommands(rest, applicationId, config.discordGuildId, definitions);
    logger.info({ commands: definitions.length }, 'Commands published');
    return 'published';
  };
  try {
    return (await retry(publish, { logger, signal, final: DiscordAPIError })) ?? 'stopped';
  } catch (error) {
    logger.error({ err: error }, 'Discord does not take the commands');
    return 'refused';
  }
}

/** Puts the definitions in the place of all that is registered: in one server, where changes show at once, or everywhere. */
async function replaceCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  definitions: Definitions,
): Promise<void> {
  await (guildId === null
    ? rest.put(Routes.applicationCommands(applicationId), { body: definitions })
    : rest.put(Routes.applicationGuildCommands(applicationId, guildId), {
        body: definitions.map(withoutGlobalFields),
      }));
}

/** Leaves out what means something for global commands only. */
function withoutGlobalFields(definition: Definitions[number]): object {
  const { contexts: _contexts, integration_types: _types, ...rest } = definition;
  return rest;
}
