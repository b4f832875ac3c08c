import { existsSync } from 'node:fs';
import { Hono, type MiddlewareHandler } from 'hono';
import { actions, commands, corpusFree } from '../commands/all.ts';
import { talk } from '../commands/chat.ts';
import { writeProgress } from './cli/terminal.ts';
import { findBotId, hasChat, isLoopback, type Config } from './config.ts';
import { createChat, type Chat } from './discord/chat.ts';
import { createAnswerInteraction } from './discord/answer-interaction.ts';
import type { AnswerInteraction, HandledListener } from './discord/reply.ts';
import { createHealthRoutes, type Readiness } from './http/health.ts';
import { startHttpServer, type RunningServer, type ServerEnvironment } from './http/server.ts';
import { createLogger, openPrettyStream, type Logger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { openCorpus, type CorpusPlace } from './open-corpus.ts';
import { openEncoder } from './open-encoder.ts';
import { openPictures, type PicturePlace } from './open-pictures.ts';
import { installFaultHandlers, installSignalHandlers } from './process.ts';
import type { LiveEngine } from './reload/live-engine.ts';
import type { EncoderStatus } from './retrieval/encoder/corpus-encoder.ts';
import type { EncoderFiles } from './retrieval/encoder/encoder.ts';
import { openState } from './state/state.ts';
import type { State } from './state/state.ts';

export interface ServiceOptions extends CorpusPlace {
  readonly version: string;
  readonly pictures: PicturePlace;
  readonly encoder: EncoderFiles;
}

export interface Service {
  readonly logger: Logger;
  readonly live: LiveEngine;
  readonly state: State;
  readonly encoderStatus: () => EncoderStatus;
  readonly answer: AnswerInteraction;
  readonly chat: Chat | null;
  readonly metrics: Metrics;
  readonly onHandled: HandledListener;
  /** What is called, all at once, when the process is told to end. */
  readonly stops: (() => Promise<void>)[];
}

export interface Delivery {
  readonly name: 'gateway' | 'http' | 'preview' | 'none';
  readonly checks: Readiness['checks'];
  readonly routes?: readonly Hono<ServerEnvironment>[];
  /** Finishes what follows the answers, once no request comes any more. */
  readonly finish?: () => Promise<void>;
  /** Stands ahead of every route. */
  readonly guard?: MiddlewareHandler;
}

/** The time that requests in hand are given to finish when the process is told to end, in milliseconds. */
const finishMs = 1_500;

/**
 * Opens log, corpus and commands.
 *
 * @throws CorpusError when the corpus cannot be used.
 */
export async function openService(config: Config, options: ServiceOptions): Promise<Service> {
  const logger = await openLogger(config);
  const stops: (() => Promise<void>)[] = [];
  let state: State | null = null;
  // First of all, because a container's first process does not even end by a signal that it does not handle.
  installSignalHandlers(logger, async () => {
    await Promise.all(stops.map(async (stop) => stop()));
    // Last of all: what is in hand until then may need it.
    await state?.close();
  });
  state = await openState({ ...config, secret: deriveSecret(config), botId: findBotId(config), logger });
  const metrics = new Metrics();
  const encoder = config.isEncoderOn
    ? openEncoder(config, options.folder, options.encoder, {
        onProgress: (done, total) => {
          if (process.stdout.isTTY) writeProgress(process.stdout, done, total);
          else logger.info({ done, total }, 'Encoding the passages');
          if (done === total) logger.info('Passages are found by their meaning, too');
        },
        onWarning: (message, error) => logger.warn({ err: error }, message),
      })
    : null;
  if (encoder !== null) stops.push(async () => encoder.close());
  const encoderStatus = (): EncoderStatus => encoder?.status() ?? { state: 'off', reason: 'setting' };
  const live = await openCorpus(options, encoder, logger, { stops, metrics });
  const canDraw = config.arePicturesOn && existsSync(options.pictures.fontsFile);
  const pictures = canDraw ? openPictures(options.pictures, logger) : null;
  if (pictures !== null) stops.push(pictures.close);
  const services = {
    engine: live.current,
    version: options.version,
    isChatting: hasChat(config),
    isEncoding: () => encoderStatus().state === 'ready',
    commandIds: new Map<string, string>(),
    repeats: state.repeats,
    gaps: state.gaps,
    drawComparison: pictures?.drawComparison ?? null,
  };
  const { cooldown } = state;
  const answer = createAnswerInteraction({ commands, actions, corpusFree, services, cooldown, logger });
  const onHandled: HandledListener = (handled) => {
    logger.info(handled, 'Interaction');
    metrics.countInteraction(handled);
  };
  const chat = hasChat(config) ? createChat({ talk, services, state, logger, onHandled }) : null;
  return { logger, live, state, encoderStatus, answer, chat, metrics, onHandled, stops };
}

/**
 * Serves health, readiness, measures and what else the delivery has, until the process is told to end.
 *
 * @throws ConfigError when the address cannot be had.
 */
export async function serveHttp(
  config: Config,
  service: Service,
  { name, checks, routes = [], finish, guard }: Delivery,
): Promise<RunningServer> {
  const { logger, live, state, encoderStatus, metrics, stops } = service;
  const corpus = (): { documents: number; passages: number; fingerprint: string } => {
    const { documents, passages, fingerprint } = live.current().corpus;
    return { documents: documents.length, passages: passages.length, fingerprint };
  };
  metrics.addGauges({
    corpus,
    isGatewayConnected: () => checks['gateway']?.() ?? null,
    isEncoding: () => encoderStatus().state === 'ready',
    isStateConnected: () => {
      const { store, isConnected } = state.describe();
      return store === 'redis' ? isConnected : null;
    },
  });
  const detail = (): Readonly<Record<string, unknown>> => ({
    corpus: { ...corpus(), loadedAt: live.loadedAt().toISOString() },
    state: state.describe(),
    encoder: encoderStatus(),
    discord: { delivery: name },
  });
  const guards = guard === undefined ? [] : [new Hono<ServerEnvironment>().use(guard)];
  const health = createHealthRoutes({ checks, detail }, metrics.read);
  const server = await startHttpServer([...guards, health, ...routes], config, logger).catch(
    async (error: unknown) => {
      // What works in the background would keep the process from ending.
      await Promise.all(stops.map(async (stop) => stop()));
      throw error;
    },
  );
  stops.push(async () => {
    await server.close(finishMs);
    await finish?.();
  });
  logger.info({ host: server.host, port: server.port }, 'Health endpoints listening');
  if (!isLoopback(config.host)) {
    logger.warn(
      { host: config.host },
      'Whoever reaches HOST can read /readyz and /metrics, unless a proxy keeps them back',
    );
  }
  return server;
}

/**
 * What all replicas of a bot have: where Discord delivers over HTTP, not all of them need a token, but all have the
 * public key, which the password of their Redis makes a secret.
 */
function deriveSecret({ discordToken, discordPublicKey, redisUrl }: Config): string {
  return `${discordPublicKey ?? discordToken ?? ''}\n${readPassword(redisUrl)}`;
}

function readPassword(redisUrl: string | null): string {
  return redisUrl === null ? '' : decodeURIComponent(new URL(redisUrl).password);
}

async function openLogger(config: Config): Promise<Logger> {
  const { discordToken, redisUrl, logLevel, isColourOff } = config;
  const secrets = [redisUrl, readPassword(redisUrl), discordToken].filter((secret) => secret !== null);
  const pretty = process.stdout.isTTY ? { stream: await openPrettyStream(isColourOff) } : {};
  const logger = createLogger({ level: logLevel, secrets, ...pretty });
  installFaultHandlers(logger);
  for (const notice of config.notices) logger.warn(notice);
  return logger;
}
