import { setTimeout as wait } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import { requireToken, type Config } from '../config.ts';
import { retry } from './backoff.ts';
import type { Chat } from './chat.ts';
import { Gateway, GatewayError } from './gateway.ts';
import { inviteLink, publishUntilDone, type PublishOptions } from './publish.ts';
import {
  endingOf,
  handleInteractions,
  keepInHand,
  measureSince,
  sendFollowUp,
  type HandlingParts,
  type Reply,
} from './reply.ts';
import { openRest } from './rest.ts';

export interface BotOptions extends HandlingParts, PublishOptions {
  readonly config: Config;
  /** Null when the bot does not chat: then it asks Discord for no message. */
  readonly chat: Chat | null;
}

export interface RunningBot {
  readonly isReady: () => boolean;
  /** Resolves when Discord has refused the bot for good; never otherwise. The process should end with an error. */
  readonly refused: Promise<GatewayError>;
  /** Finishes the interactions and messages in hand, disconnects, and finishes those that arrived meanwhile; takes at most 1.75 s. */
  readonly stop: () => Promise<void>;
}

const finishMs = 1_500;
const disconnectMs = 250;

/**
 * Connects to Discord's gateway, serves the commands and publishes their definitions. Returns at once; connecting goes
 * on until it works.
 *
 * @throws ConfigError when there is no token.
 */
export function startBot(options: BotOptions): RunningBot {
  const { config, chat, logger } = options;
  const token = requireToken(config);
  const rest = openRest(config, token, logger);
  const closing = new AbortController();
  const { signal } = closing;
  const inHand = new Set<Promise<void>>();
  const handle = handleInteractions(options, rest);
  let gateway: Gateway | null = null;
  const connect = async (): Promise<string> => {
    gateway = new Gateway({
      ...options,
      token,
      rest,
      onInteraction: (payload, shard) => keepInHand(handle(payload, shard), inHand),
      onMessage:
        chat && ((payload, shard, botId) => keepInHand(chat(payload, { rest, botId }, shard), inHand)),
      onRefused: (error) => closing.abort(error),
    });
    return gateway.connect();
  };
  connectAndPublish(connect, rest, options, signal).catch((error: unknown) => closing.abort(error));
  return {
    isReady: () => gateway !== null && !signal.aborted && gateway.isConnected(),
    refused: new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        if (signal.reason instanceof GatewayError) resolve(signal.reason);
      });
    }),
    stop: async () => {
      closing.abort();
      const deadline = wait(finishMs, undefined, { ref: false });
      await Promise.race([Promise.all(inHand), deadline]);
      await Promise.race([gateway?.close(), wait(disconnectMs, undefined, { ref: false })]);
      await Promise.race([Promise.all(inHand), deadline]);
    },
  };
}

async function connectAndPublish(
  connect: () => Promise<string>,
  rest: REST,
  options: BotOptions,
  signal: AbortSignal,
): Promise<void> {
  const { logger } = options;
  const applicationId = await retry(connect, GatewayError, signal, logger);
  if (applicationId === null) return;
  logger.info({ invite: inviteLink(applicationId) }, 'Connected to Discord');
  await publishUntilDone(rest, applicationId, options, signal);
}

export interface HttpBotOptions extends HandlingParts, PublishOptions {
  readonly config: Pick<Config, 'discordApiUrl' | 'discordGuildId' | 'discordToken'>;
  readonly applicationId: string;
}

export interface HttpBot {
  /**
   * Works out the answer to an interaction; never rejects. Null when it cannot be answered at all. `afterwards` is to be
   * called when the answer has gone out.
   */
  readonly answer: (payload: unknown) => Promise<(Pick<Reply, 'callback'> & { afterwards(): void }) | null>;
  /** Stops publishing, and finishes what follows answers; takes at most the time of one such request. */
  readonly stop: () => Promise<void>;
}

export function startHttpBot(options: HttpBotOptions): HttpBot {
  const { config, applicationId, answer, onHandled, logger } = options;
  const rest = openRest(config, config.discordToken, logger);
  const closing = new AbortController();
  const inHand = new Set<Promise<void>>();
  if (config.discordToken !== null) void publishUntilDone(rest, applicationId, options, closing.signal);
  return {
    async answer(payload) {
      const startedAt = performance.now();
      const reply = await answer(payload);
      onHandled({ ...endingOf(reply), ms: measureSince(startedAt), shard: 0 });
      return reply && { ...reply, afterwards: () => keepInHand(sendFollowUp(reply, rest, logger), inHand) };
    },
    stop: async () => {
      closing.abort();
      await Promise.all(inHand);
    },
  };
}
