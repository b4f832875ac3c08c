import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'discord.js';
import { requireToken, type Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import type { Chat } from './chat.ts';
import { createChatPeer, type ChatPeer } from './chat-peer.ts';
import { createClient, isConnected } from './client.ts';
import { createDelivery } from './deliver.ts';
import type { GatewayError } from './errors.ts';
import { logIn, watchClient } from './gateway.ts';
import { publishUntilDone, type Definitions } from './publish.ts';
import { createRestOptions } from './rest.ts';
import {
  endingOf,
  measureSince,
  sendFollowUps,
  sendReply,
  type AnswerInteraction,
  type HandledListener,
} from './reply.ts';

/** What a bot is made of. */
export interface BotOptions {
  readonly config: Config;
  /** What is published. */
  readonly definitions: Definitions;
  readonly answer: AnswerInteraction;
  /** Null when the bot does not chat: then it asks Discord for no message. */
  readonly chat: Chat | null;
  readonly onHandled: HandledListener;
  readonly logger: Logger;
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
  // One for all attempts: what one has learned of a rate limit holds for the next.
  const rest = createRestOptions(config);
  const closing = new AbortController();
  const inHand = new Set<Promise<void>>();
  let current: Client | null = null;

  const refused = new Promise<GatewayError>((resolve) => {
    const onRefused = (error: GatewayError): void => {
      closing.abort();
      resolve(error);
    };
    const connect = (): Client => {
      const client = createClient({ ...config, isChatOn: chat !== null }, logger, rest);
      const handle = handleInteractions(options, client);
      const talk = prepareTalk(chat, client);
      watchClient(client, logger, {
        onInteraction: (payload, shard) => {
          takeInHand(handle(payload, shard), inHand);
        },
        onMessage: (payload, shard) => {
          takeInHand(talk(payload, shard), inHand);
        },
        onReady: (ready, applicationId) => {
          void publishUntilDone(ready.rest, applicationId, options, closing.signal);
        },
        onRefused,
      });
      current = client;
      return client;
    };
    void logIn({ token, logger, signal: closing.signal, createClient: connect }).then((error) => {
      if (error !== null) onRefused(error);
    });
  });

  return {
    isReady: () => current !== null && !closing.signal.aborted && isConnected(current),
    refused,
    stop: async () => {
      closing.abort();
      const deadline = wait(finishMs, undefined, { ref: false });
      await Promise.race([Promise.all(inHand), deadline]);
      await Promise.race([current?.destroy(), wait(disconnectMs, undefined, { ref: false })]);
      await Promise.race([Promise.all(inHand), deadline]);
    },
  };
}

/** From payload to answer; never rejects. `shard` is the gateway connection it came by. */
function handleInteractions(
  { answer, onHandled, logger }: Pick<BotOptions, 'answer' | 'onHandled' | 'logger'>,
  client: Client,
): (payload: unknown, shard: number) => Promise<void> {
  const delivery = createDelivery(client.rest);
  return async (payload, shard) => {
    const startedAt = performance.now();
    const reply = await answer(payload);
    const ending = reply === null ? endingOf(null) : await sendReply(reply, delivery, logger);
    onHandled({ ...ending, ms: measureSince(startedAt), shard });
    if (reply !== null && ending.outcome !== 'failed') await sendFollowUps(reply, delivery, logger);
  };
}

function takeInHand(handling: Promise<void>, inHand: Set<Promise<void>>): void {
  const handled = handling.finally(() => inHand.delete(handled));
  inHand.add(handled);
}

/** Messages come once the client knows who it is. */
function prepareTalk(chat: Chat | null, client: Client): (payload: unknown, shard: number) => Promise<void> {
  let peer: ChatPeer | null = null;
  return async (payload, shard) => {
    if (client.user !== null) peer ??= createChatPeer(client.rest, client.user.id);
    if (chat !== null && peer !== null) await chat(payload, peer, shard);
  };
}
