import { RESTJSONErrorCodes, type RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Conversation } from '../answer/engine.ts';
import type { Logger } from '../logger.ts';
import type { Message } from '../message/message.ts';
import { renderError, renderNotice } from '../message/render-error.ts';
import { detectLanguage, wordsFor, type Locale } from '../message/words.ts';
import type { State } from '../state/state.ts';
import { createBody } from './body.ts';
import { parseChatMessage, type ChatMessage } from './chat-message.ts';
import type { ChatPeer } from './chat-peer.ts';
import type { Talk } from './command.ts';
import type { Caller } from './interaction.ts';
import { createErrorId, measureSince, type Ending, type HandledListener } from './reply.ts';
import { hasCode } from './rest.ts';

/** The name under which conversations are counted beside commands and actions. */
const chatName = 'chat';

/** What conversations need. */
export interface ChatOptions {
  readonly talk: Talk;
  readonly state: Pick<State, 'conversations' | 'cooldown' | 'repeats'>;
  readonly logger: Logger;
  readonly onHandled: HandledListener;
}

/**
 * Handles a new message from payload to reply; never rejects. Does nothing when the message is not for the bot. `shard`
 * is the gateway connection it came by.
 */
export type Chat = (payload: unknown, peer: ChatPeer, shard: number) => Promise<void>;

/** A reply to be posted; a conversation of null leaves what was spoken of as it was. */
interface ChatReply extends ChatEnding {
  readonly message: Message;
  readonly conversation: Conversation | null;
}

type ChatEnding = Pick<Ending, 'outcome' | 'errorId'>;

/** How long the hint that Discord keeps a text back is not repeated, in milliseconds. */
const hintPauseMs = 3_600_000;

const remembered = 1_000;

/** Tells what is new of the last 1,000 names: true once for each, and again after a time in milliseconds. */
function createNews(): (name: string, ttl?: number) => boolean {
  const seen = new LRUCache<string, true>({ max: remembered });
  return (name, ttl = 0) => {
    if (seen.has(name)) return false;
    seen.set(name, true, { ttl });
    return true;
  };
}

/** Creates the way from a message to the reply. */
export function createChat(options: ChatOptions): Chat {
  const { state, onHandled, logger } = options;
  const [isNewHint, isNewlySlowed, isNewlyClosed] = [createNews(), createNews(), createNews()];

  async function reply(message: ChatMessage, peer: ChatPeer): Promise<ChatReply | ChatEnding> {
    const isTold = message.isHidden && !isNewHint(nameConversation(message), hintPauseMs);
    if (isTold) return { outcome: 'rejected' };
    const caller = await describeCaller(message, peer);
    const waitMs = await state.cooldown.take(message.authorId);
    if (waitMs === 0) return work(message, caller, options);
    if (!isNewlySlowed(message.authorId, waitMs)) return { outcome: 'slowed' };
    const notice = wordsFor(caller, 'private').slowDown(Math.ceil(waitMs / 1000));
    return { message: renderNotice(notice), outcome: 'slowed', conversation: null };
  }

  async function handle(message: ChatMessage, peer: ChatPeer): Promise<ChatEnding> {
    const made = await reply(message, peer);
    if (!('message' in made)) return made;
    const { conversation, message: body, ...ending } = made;
    try {
      // Ahead of the post, so that whoever answers at once is understood.
      if (conversation !== null) await state.conversations.write(nameConversation(message), conversation);
      await peer.post(message.channelId, createReplyBody(body, message));
      return ending;
    } catch (error) {
      return logFailure(error, message);
    }
  }

  function logFailure(error: unknown, { channelId: channel }: ChatMessage): ChatEnding {
    if (!hasCode(error, ...closedChannelCodes)) {
      const errorId = createErrorId();
      logger.error({ errorId, command: chatName, err: error }, 'A reply could not be delivered');
      return { outcome: 'failed', errorId };
    }
    if (isNewlyClosed(channel)) {
      const needs = 'View Channel, Send Messages and Read Message History';
      logger.warn({ channel, err: error }, `The bot may not reply in a channel: it needs ${needs} there`);
    }
    return { outcome: 'failed' };
  }

  return async (payload, peer, shard) => {
    const startedAt = performance.now();
    const message = parseChatMessage(payload, peer.botId);
    if (message === null || !(await state.repeats.isFirst(message.id))) return;
    const ending = await handle(message, peer);
    onHandled({ kind: 'message', command: chatName, ...ending, ms: measureSince(startedAt), shard });
  };
}

/** Speaks the language of the message if that shows, else the server's. */
async function describeCaller(message: ChatMessage, peer: ChatPeer): Promise<Caller> {
  const { authorId: userId, guildId, text } = message;
  const spoken = detectLanguage(text);
  const locale: Locale = spoken ?? (guildId === null ? null : await peer.readGuildLocale(guildId)) ?? 'en';
  return {
    userId,
    guildId,
    locale,
    guildLocale: locale,
    permissions: 0n,
    isUserInstallOnly: false,
  };
}

async function work(
  message: ChatMessage,
  caller: Caller,
  { talk, state, logger }: ChatOptions,
): Promise<ChatReply | ChatEnding> {
  try {
    const conversation = await state.conversations.read(nameConversation(message));
    const { text, isHidden, repliesTo } = message;
    return (await talk({ caller, text, isHidden, repliesTo, conversation })) ?? { outcome: 'rejected' };
  } catch (error) {
    const errorId = createErrorId();
    logger.error({ errorId, command: chatName, err: error }, 'A message could not be answered');
    const apology = renderError(errorId, wordsFor(caller, 'private'));
    return { message: apology, outcome: 'failed', errorId, conversation: null };
  }
}

/** Each person has a conversation of their own in each channel. */
function nameConversation({ channelId, authorId }: ChatMessage): string {
  return `${channelId}:${authorId}`;
}

/** That the bot may not post somewhere, which only people there can change. */
const closedChannelCodes = [
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
];

/** A message that replies to another in the channel. Mentions nobody, not even who is replied to. */
function createReplyBody(message: Message, { id }: ChatMessage): RESTPostAPIChannelMessageJSONBody {
  const { flags, components } = createBody({ ...message, isPrivate: false });
  return {
    flags,
    components,
    message_reference: { message_id: id, fail_if_not_exists: false },
    allowed_mentions: { parse: [], replied_user: false },
    // Sent again after a fault on the way, or by another replica, it does not appear twice.
    nonce: id,
    enforce_nonce: true,
  };
}
