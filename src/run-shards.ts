import { type Config, ConfigError } from './config.ts';
import { type ShardProcesses, startShardProcesses } from './discord/shard-processes.ts';
import { createHealthRoutes } from './http/health.ts';
import { joinRoutes } from './http/routes.ts';
import { startHttpServer } from './http/server.ts';
import { createLogger } from './logger.ts';
import { installFaultHandlers, installSignalHandlers } from './process.ts';

/**
 * Runs the bot in a process for each shard, until a signal ends this one, or until one of them cannot be started. `argv`
 * is the command line of this process after the binary: path of the program, then its arguments.
 *
 * @throws ConfigError when there is no token, or the address of the health endpoints cannot be had.
 */
export async function runShards(config: Config, argv: readonly string[]): Promise<void> {
  const { discordToken: token } = config;
  if (token === null) throw new ConfigError(['DISCORD_TOKEN must be set for SHARD_PROCESSES']);
  const [program = '', ...args] = argv;
  const logger = createLogger({ level: config.logLevel, secrets: [token] });
  installFaultHandlers(logger);
  let processes: ShardProcesses | null = null;
  // Sent to this process alone, it would not reach them. On a terminal it means that the terminal is gone.
  if (!process.stdout.isTTY) {
    process.on('SIGHUP', () => {
      processes?.signal('SIGHUP');
    });
  }
  const isReady = (): boolean => processes?.isReady() ?? false;
  const server = await startHttpServer(
    joinRoutes(
      [createHealthRoutes({ checks: { shards: isReady }, detail: () => ({ delivery: 'gateway' }) })],
      logger,
    ),
    config,
  );
  logger.info({ host: server.host, port: server.port }, 'Health endpoints listening');
  processes = startShardProcesses({ config, token, program, args, logger });
  const stop = async (): Promise<void> => {
    await Promise.all([processes.stop(), server.close()]);
  };
  installSignalHandlers(logger, stop);
  const exitCode = await processes.failed;
  logger.fatal({ exitCode }, 'The process of a shard cannot be started; its own messages stand above');
  await stop();
  process.exit(exitCode === 0 ? 1 : exitCode);
}
