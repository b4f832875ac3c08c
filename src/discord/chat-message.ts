import { MessageType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { optionalSnowflake, snowflake } from '../snowflake.ts';
import type { SourceMessage } from './command.ts';
import { readSource, readText } from './source-message.ts';

/** A message that somebody wrote to the bot. */
export interface ChatMessage {
  readonly id: string;
  readonly channelId: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly authorId: string;
  /** As it was written, the mention of the bot included. */
  readonly text: string;
  /**
   * Whether Discord keeps the text back. Without the privileged intent it shows what mentions the bot, but not a reply to
   * the answer of a command, although that notifies the bot as well.
   */
  readonly isHidden: boolean;
  /** The bot's message that it replies to, or null. */
  readonly repliesTo: SourceMessage | null;
}

const isTrue = v.fallback(v.boolean(), false);

// Tolerant as that of interactions: only what is used is looked at.
const written = v.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: optionalSnowflake,
  type: v.picklist([MessageType.Default, MessageType.Reply]),
  author: v.object({ id: snowflake, bot: isTrue, system: isTrue }),
  webhook_id: optionalSnowflake,
  mention_everyone: isTrue,
  mentions: v.fallback(v.array(v.fallback(v.object({ id: optionalSnowflake }), { id: null })), []),
  referenced_message: v.optional(v.unknown()),
});
const referenced = v.object({ author: v.object({ id: snowflake }) });

/**
 * Reads the payload of a new message as Discord sent it. Null when it is not for the bot: written by a program, meant
 * for everybody, or neither a direct message nor one that mentions the bot. Replying to the bot mentions it, unless the
 * person has switched that off.
 */
export function parseChatMessage(payload: unknown, botId: string): ChatMessage | null {
  const parsed = v.safeParse(written, payload);
  if (!parsed.success) return null;
  const { id, author, guild_id: guildId, mentions, ...message } = parsed.output;
  const isByPerson = !author.bot && !author.system && message.webhook_id === null && author.id !== botId;
  const isForBot = guildId === null || mentions.some((mention) => mention.id === botId);
  if (!isByPerson || !isForBot || message.mention_everyone) return null;
  const text = readText(payload);
  return {
    id,
    channelId: message.channel_id,
    guildId,
    authorId: author.id,
    text,
    isHidden: guildId !== null && text === '',
    repliesTo: readReplied(message.referenced_message, botId),
  };
}

function readReplied(message: unknown, botId: string): SourceMessage | null {
  const parsed = v.safeParse(referenced, message);
  return parsed.success && parsed.output.author.id === botId ? readSource(message) : null;
}
