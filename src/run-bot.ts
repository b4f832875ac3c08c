import { createHandlers } from '../commands/all.ts';
import { createEngine } from './answer/create-engine.ts';
import type { Config } from './config.ts';
import { emptyLexicon } from './corpus/lexicon.ts';
import { loadCorpus } from './corpus/load.ts';
import { publishCommands, startBot, type RunningBot } from './discord/bot.ts';
import { createHandledLog } from './discord/dispatch.ts';
import { createResponder } from './discord/respond.ts';
import { createHealthRoutes, type Readiness } from './http/health.ts';
import { type RunningServer, startHttpServer } from './http/server.ts';
import { createLogger, type Logger } from './logger.ts';
import { installFaultHandlers, installSignalHandlers } from './process.ts';

/**
 * Runs the bot until a signal ends the process, or until Discord refuses it for good.
 *
 * @throws CorpusError when the corpus cannot be used, ConfigError when the address of the health endpoints cannot be had;
 * the bot is then not started.
 */
export async function runBot(config: Config, folder: string): Promise<void> {
  const logger = openLogger(config);
  const stops: (() => Promise<void>)[] = [];
  // First of all, because a container's first process does not even end by a signal that it does not handle.
  installSignalHandlers(logger, async () => {
    await Promise.all(stops.map(async (stop) => stop()));
  });
  const engine = createEngine(await loadCorpus(folder));
  logCorpus(logger, folder, engine.corpus.passages.length);
  let bot: RunningBot | null = null;
  // Ahead of the bot: without its port the process must end, which an open gateway would keep it from.
  const server = await serveHealth(config, logger, {
    isCorpusLoaded: () => true,
    isGatewayReady: () => bot?.isReady() ?? false,
  });
  stops.push(async () => server.close());
  const { commands, actions } = createHandlers(() => engine);
  const respond = createResponder({
    commands,
    actions,
    logger,
    style: config.replyStyle,
    fingerprint: () => engine.corpus.fingerprint,
  });
  bot = startBot({ config, commands, respond, onHandled: createHandledLog(logger), logger });
  stops.push(bot.stop);
  const { closeCode, message } = await bot.refused;
  logger.fatal({ closeCode }, message);
  process.exit(1);
}

/** Serves health alone, until a signal ends the process: for a container that has no token yet. */
export async function serveWithoutDiscord(config: Config, folder: string): Promise<void> {
  const logger = openLogger(config);
  const corpus = await loadCorpus(folder);
  logCorpus(logger, folder, corpus.passages.length);
  logger.warn('DISCORD_TOKEN is not set: only the health endpoints are served');
  const server = await serveHealth(config, logger, {
    isCorpusLoaded: () => true,
    isGatewayReady: () => false,
  });
  return new Promise(() => {
    installSignalHandlers(logger, async () => server.close());
  });
}

/** Publishes the commands' definitions and returns their names; errors as {@link publishCommands}. */
export async function publish(config: Config): Promise<readonly string[]> {
  const { commands } = createHandlers(() =>
    createEngine({ documents: [], passages: [], lexicon: emptyLexicon, fingerprint: '' }),
  );
  await publishCommands(config, commands);
  return commands.map(({ definition }) => `/${definition.name}`);
}

function openLogger(config: Config): Logger {
  const secrets = [config.discordToken, config.redisUrl].filter((secret) => secret !== null);
  const logger = createLogger({ level: config.logLevel, secrets });
  installFaultHandlers(logger);
  return logger;
}

function logCorpus(logger: Logger, folder: string, passages: number): void {
  logger.info({ folder, passages }, 'Corpus loaded');
}

async function serveHealth(config: Config, logger: Logger, readiness: Readiness): Promise<RunningServer> {
  const server = await startHttpServer(createHealthRoutes(readiness), config);
  logger.info({ host: server.host, port: server.port }, 'Health endpoints listening');
  return server;
}
