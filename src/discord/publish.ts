import { DiscordAPIError, type REST } from '@discordjs/rest';
import { Routes, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import * as v from 'valibot';
import { requireToken, type Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { retry } from './backoff.ts';
import { openRest } from './rest.ts';

export type Definitions = readonly RESTPostAPIApplicationCommandsJSONBody[];

export interface PublishOptions {
  readonly config: Pick<Config, 'discordGuildId'>;
  readonly definitions: Definitions;
  readonly logger: Logger;
}

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
): Promise<void> {
  const publish = async (): Promise<void> => {
    await replaceCommands(rest, applicationId, config.discordGuildId, definitions);
    logger.info({ commands: definitions.length }, 'Commands published');
  };
  await retry(publish, DiscordAPIError, signal, logger).catch((error: unknown) => {
    logger.error({ err: error }, 'Discord does not take the commands');
  });
}

async function replaceCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  definitions: Definitions,
): Promise<void> {
  // These fields mean something for global commands only.
  const local = definitions.map(({ contexts: _contexts, integration_types: _types, ...own }) => own);
  await (guildId === null
    ? rest.put(Routes.applicationCommands(applicationId), { body: definitions })
    : rest.put(Routes.applicationGuildCommands(applicationId, guildId), { body: local }));
}

export function inviteLink(applicationId: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands`;
}
