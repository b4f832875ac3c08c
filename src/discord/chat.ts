import { DiscordAPIError, type REST } from '@discordjs/rest';
import { Routes, type RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import type { Conversation } from '../answer/engine.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../message/message.ts';
import { renderError, renderNotice } from '../message/render-error.ts';
import { resolveLocale, wordsFor, type Locale } from '../message/words.ts';
import { createMemoryRepeats } from '../state/memory.ts';
import type { State } from '../state/state.ts';
import { createBody } from './body.ts';
import { parseChatMessage, type ChatMessage } from './message-payload.ts';
import type { Services, Talk } from './command.ts';
import type { Caller } from './interaction.ts';
import { createErrorId, measureSince, type Ending, type HandledListener } from './reply.ts';
import { requestTwice } from './rest.ts';

const command = 'chat';

export interface ChatOptions {
  readonly talk: Talk;
  readonly services: Services;
  readonly state: Pick<State, 'conversations' | 'cooldown' | 'repeats'>;
  readonly logger: Logger;
  readonly onHandled: HandledListener;
}

export interface ChatPeer {
  readonly rest: REST;
  readonly botId: string;
}

/**
 * Handles a new message from payload to reply; never rejects. Does nothing when the message is not for the bot. `shard`
 * is the gateway connection it came by.
 */
export type Chat = (payload: unknown, peer: ChatPeer, shard: number) => Promise<void>;

interface ChatEnding extends Pick<Ending, 'outcome' | 'errorId'> {
  readonly message?: Message;
  readonly conversation?: Conversation | null;
}

/** How long it is not said again that Discord keeps a text back, or takes no reply, in milliseconds. */
const hintPauseMs = 60 * 60_000;
const closedHint =
  'The bot may not reply in a channel: it needs View Channel, Send Messages and Read Message History there';
const localeTimeoutMs = 1_000;
const localeMs = 60 * 60_000;
/** How long it is remembered that the language is not to be had. */
const failureMs = 10_000;

const guild = v.object({ preferred_locale: v.string() });

/** Languages of servers, which are named to a bot only for one more intent: each is asked for once an hour. */
function createLocales(): LRUCache<string, Locale, REST> {
  return new LRUCache({
    max: 1_000,
    ttl: localeMs,
    async fetchMethod(guildId, _stale, { options, context: rest }) {
      const signal = AbortSignal.timeout(localeTimeoutMs);
      const answer = await rest.get(Routes.guild(guildId), { signal }).catch(() => null);
      const found = v.safeParse(guild, answer);
      if (!found.success) options.ttl = failureMs;
      return resolveLocale(found.success ? found.output.preferred_locale : '');
    },
  });
}

export function createChat(options: ChatOptions): Chat {
  const { state, onHandled, logger } = options;
  const told = createMemoryRepeats(1_000);
  const locales = createLocales();

  async function reply(message: ChatMessage, peer: ChatPeer): Promise<ChatEnding> {
    const isTold =
      message.isHidden && !(await told.isFirst(`hidden:${nameConversation(message)}`, hintPauseMs));
    if (isTold) return { outcome: 'rejected' };
    const caller = await describeCaller(message, locales, peer.rest);
    const waitMs = await state.cooldown.take(message.authorId);
    if (waitMs === 0) return work(message, caller, options);
    if (!(await told.isFirst(`slowed:${message.authorId}`, waitMs))) return { outcome: 'slowed' };
    const notice = wordsFor(caller, 'private').slowDown(Math.ceil(waitMs / 1000));
    return { message: renderNotice(notice), outcome: 'slowed' };
  }

  async function handle(message: ChatMessage, peer: ChatPeer): Promise<ChatEnding> {
    const { conversation = null, message: body, ...ending } = await reply(message, peer);
    if (body === undefined) return ending;
    try {
      // Ahead of the post, so that whoever answers at once is understood.
      if (conversation !== null) await state.conversations.write(nameConversation(message), conversation);
      await post(body, message, peer.rest);
      return ending;
    } catch (error) {
      // Where the bot may not post, only people there can change that.
      const isClosed = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
      if (!isClosed) return logFault(error, 'A reply could not be delivered', logger);
      if (await told.isFirst(`closed:${message.channelId}`, hintPauseMs))
        logger.warn({ channel: message.channelId, err: error }, closedHint);
      return { outcome: 'failed' };
    }
  }

  return async (payload, peer, shard) => {
    const startedAt = performance.now();
    const message = parseChatMessage(payload, peer.botId);
    if (message === null || !(await state.repeats.isFirst(message.id))) return;
    const ending = await handle(message, peer);
    onHandled({ kind: 'message', command, ...ending, ms: measureSince(startedAt), shard });
  };
}

async function describeCaller(
  { authorId: userId, guildId }: ChatMessage,
  locales: LRUCache<string, Locale, REST>,
  rest: REST,
): Promise<Caller> {
  const found = guildId === null ? null : await locales.fetch(guildId, { context: rest });
  const locale = found ?? 'en';
  return { userId, guildId, locale, guildLocale: locale, permissions: 0n, isUserInstallOnly: false };
}

async function work(
  message: ChatMessage,
  caller: Caller,
  { talk, services, state, logger }: ChatOptions,
): Promise<ChatEnding> {
  try {
    const conversation = await state.conversations.read(nameConversation(message));
    return (await talk({ ...message, caller, conversation }, services)) ?? { outcome: 'rejected' };
  } catch (error) {
    const fault = logFault(error, 'A message could not be answered', logger);
    return { message: renderError(fault.errorId, wordsFor(caller, 'private')), ...fault };
  }
}

function logFault(error: unknown, what: string, logger: Logger): { outcome: 'failed'; errorId: string } {
  const errorId = createErrorId();
  logger.error({ errorId, command, err: error }, what);
  return { outcome: 'failed', errorId };
}

/** Each person has a conversation of their own in each channel. */
function nameConversation({ channelId, authorId }: ChatMessage): string {
  return `${channelId}:${authorId}`;
}

/**
 * Replies to a message in its channel; mentions nobody, not even who is replied to. There is no time limit: a reply may
 * wait for others in its channel, and for Discord's rate limit.
 */
async function post(reply: Message, { id, channelId }: ChatMessage, rest: REST): Promise<void> {
  const { flags, components } = createBody({ ...reply, isPrivate: false });
  const body: RESTPostAPIChannelMessageJSONBody = {
    flags,
    components,
    message_reference: { message_id: id, fail_if_not_exists: false },
    allowed_mentions: { parse: [], replied_user: false },
    // Sent again after a fault on the way, or by another replica, it does not appear twice.
    nonce: id,
    enforce_nonce: true,
  };
  await requestTwice(async () => rest.post(Routes.channelMessages(channelId), { body }));
}
