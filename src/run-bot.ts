import { ApplicationCommandType } from 'discord-api-types/v10';
import { definitions } from '../commands/all.ts';
import { hasHttpInteractions, type Config, type HttpConfig } from './config.ts';
import { startBot, startHttpBot, type RunningBot } from './discord/bot.ts';
import { diagnose, type Finding } from './discord/diagnose.ts';
import { inviteLink, publishOnce } from './discord/publish.ts';
import { createInteractionRoutes } from './http/interactions.ts';
import { openService, serveHttp, type Service, type ServiceOptions } from './open-service.ts';

/**
 * Runs the bot until a signal ends the process, or until Discord refuses it for good. Discord delivers interactions
 * either over HTTP or by the gateway: with the settings for HTTP, the gateway is not opened. Without any, as in a
 * container that has no token yet, health and measures are all that is served.
 *
 * @throws CorpusError when the corpus cannot be used, ConfigError when the address of the server cannot be had; the bot
 * is then not started.
 */
export async function runBot(config: Config, options: ServiceOptions): Promise<void> {
  const service = await openService(config, options);
  if (hasHttpInteractions(config)) return runOverHttp(config, service);
  return runOverGateway(config, service);
}

async function runOverGateway(config: Config, service: Service): Promise<void> {
  const { logger, stops } = service;
  let bot: RunningBot | null = null;
  const isReady = (): boolean => bot?.isReady() ?? false;
  const hasToken = config.discordToken !== null;
  // Ahead of the bot: without its port the process must end, which an open gateway would keep it from.
  await serveHttp(config, service, {
    name: hasToken ? 'gateway' : 'none',
    checks: { gateway: isReady },
  });
  if (!hasToken) {
    logger.warn('Nothing is there to connect to Discord with: only the health endpoints are served');
    return untilStopped();
  }
  bot = startBot({ ...service, config, definitions });
  stops.push(bot.stop);
  const { closeCode, message } = await bot.refused;
  logger.fatal({ closeCode }, message);
  process.exit(1);
}

async function runOverHttp(config: HttpConfig, service: Service): Promise<void> {
  const { logger, metrics, state } = service;
  const { discordApplicationId: applicationId, discordPublicKey: publicKey } = config;
  const bot = startHttpBot({ ...service, config, applicationId, definitions });
  const routes = createInteractionRoutes({
    publicKey,
    answer: bot.answer,
    repeats: state.repeats,
    logger,
    onRefused: metrics.countRefusal,
  });
  await serveHttp(config, service, {
    name: 'http',
    // Nothing to wait for: Discord brings interactions to whoever listens.
    checks: {},
    finish: bot.stop,
    routes: [routes],
  });
  const invite = inviteLink(applicationId);
  logger.info({ invite }, 'Interactions are taken over HTTP; the gateway is not opened');
  return untilStopped();
}

/**
 * Publishes the commands, unless a server is given to the configured one, and returns their names, as people see them;
 * errors as {@link publishOnce}.
 */
export async function publish(config: Config, guildId: string | null): Promise<readonly string[]> {
  await publishOnce({ ...config, discordGuildId: guildId ?? config.discordGuildId }, definitions);
  return definitions.map(({ type, name }) => (type === ApplicationCommandType.Message ? name : `/${name}`));
}

/** Asks Discord whether everything is as the bot needs it; `channelId` is one that it should talk in. */
export function diagnoseBot(config: Config, channelId: string | null): AsyncIterable<Finding> {
  return diagnose({ config, channelId, definitions });
}

/** A signal ends the process itself. */
async function untilStopped(): Promise<never> {
  return new Promise(() => undefined);
}
