import { setTimeout as wait } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import { requireToken, type Config } from '../config.ts';
import { retry } from './backoff.ts';
import type { Chat } from './chat.ts';
import { Gateway, GatewayError, type GatewayListener } from './gateway.ts';
import { inviteLink, publishUntilDone, type PublishOptions } from './publish.ts';
import { handleInteractions, WorkInHand, type HandlingParts } from './reply.ts';
import { openRest } from './rest.ts';

export interface BotOptions extends HandlingParts, PublishOptions {
  readonly config: Config;
  /** Null when the bot does not chat: then it asks Discord for no message. */
  readonly chat: Chat | null;
}

/** A bot that is connected to Discord's gateway, or trying to be. */
export interface RunningBot {
  /** Whether interactions reach the bot at this moment. */
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
  const inHand = new WorkInHand();
  const handle = handleInteractions(options, rest);
  const listener: GatewayListener = {
    onInteraction: (payload, shard) => inHand.add(handle(payload, shard)),
    onMessage: (payload, shard, botId) => {
      if (chat !== null) inHand.add(chat(payload, { rest, botId }, shard));
    },
    onRefused: (error) => closing.abort(error),
  };
  let gateway: Gateway | null = null;
  const connect = async (): Promise<string> => {
    const opened = new Gateway({ config, token, rest, isChatOn: chat !== null, logger, listener });
    gateway = opened;
    return opened.connect().catch(async (error: unknown) => {
      await opened.close();
      throw error;
    });
  };
  void connectAndPublish(connect, rest, options, closing);

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
      await Promise.race([inHand.finish(), deadline]);
      await Promise.race([gateway?.close(), wait(disconnectMs, undefined, { ref: false })]);
      await Promise.race([inHand.finish(), deadline]);
    },
  };
}

/** Never rejects: what is final aborts the controller. */
async function connectAndPublish(
  connect: () => Promise<string>,
  rest: REST,
  options: BotOptions,
  closing: AbortController,
): Promise<void> {
  const { logger } = options;
  const { signal } = closing;
  try {
    const applicationId = await retry(connect, { logger, signal, final: GatewayError });
    if (applicationId === null) return;
    logger.info({ invite: inviteLink(applicationId) }, 'Connected to Discord');
    await publishUntilDone(rest, applicationId, options, signal);
  } catch (error) {
    closing.abort(error);
  }
}
