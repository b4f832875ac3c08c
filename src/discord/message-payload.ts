import { ComponentType, MessageFlags, MessageType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { readQuestion } from '../message/message.ts';
import { optionalSnowflake, snowflake } from '../snowflake.ts';
import { questionTextId } from './body.ts';
import type { SourceMessage } from './command.ts';

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
  readonly repliesTo: SourceMessage | null;
}

// Tolerant as that of interactions: only what is used is looked at.
const isTrue = v.fallback(v.boolean(), false);
const optionalText = v.fallback(v.string(), '');
const list = v.fallback(v.array(v.unknown()), []);
const anything = v.fallback(v.looseObject({}), {});
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
const shown = v.pipe(
  anything,
  v.object({
    id: optionalSnowflake,
    author: v.fallback(v.object({ id: optionalSnowflake }), { id: null }),
    flags: v.fallback(v.number(), 0),
    content: optionalText,
    embeds: v.fallback(v.array(v.object({ title: optionalText, description: optionalText })), []),
    components: list,
    poll: v.fallback(v.nullable(v.object({ question: v.object({ text: v.string() }) })), null),
    message_snapshots: v.fallback(v.array(v.object({ message: v.unknown() })), []),
  }),
);
const textDisplay = v.object({
  type: v.literal(ComponentType.TextDisplay),
  id: v.optional(v.unknown()),
  content: v.string(),
});
const parent = v.pipe(anything, v.object({ components: list, component: v.optional(v.unknown()) }));
const deepest = 4;

/**
 * Reads the payload of a new message as Discord sent it. Null when it is not for the bot: written by a program, meant
 * for everybody, or neither a direct message nor one that mentions the bot. Replying to the bot mentions it, unless the
 * person has switched that off.
 */
export function parseChatMessage(payload: unknown, botId: string): ChatMessage | null {
  const parsed = v.safeParse(written, payload);
  if (!parsed.success) return null;
  const { id, author, guild_id: guildId, mentions, referenced_message: replied, ...message } = parsed.output;
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
    repliesTo: readReplied(replied, botId),
  };
}

function readReplied(message: unknown, botId: string): SourceMessage | null {
  return v.parse(shown, message).author.id === botId ? readSource(message) : null;
}

/** Reads a message of the bot as Discord hands it back; without a question when there is none. */
export function readSource(message: unknown): SourceMessage {
  const { id, components, flags } = v.parse(shown, message);
  const text = listTexts(components).find((part) => part.id === questionTextId);
  const question = text === undefined ? null : readQuestion(text.content);
  return { id, question, isPrivate: (flags & MessageFlags.Ephemeral) !== 0 };
}

/** What people read in a message: its text, that of what it forwards, of embeds, components and a poll. */
export function readText(message: unknown, depth = 0): string {
  if (depth > 1) return '';
  const { content, embeds, components, poll, message_snapshots: forwarded } = v.parse(shown, message);
  const parts = [
    content,
    ...forwarded.map((snapshot) => readText(snapshot.message, depth + 1)),
    ...embeds.flatMap(({ title, description }) => [title, description]),
    ...listTexts(components).map((part) => part.content),
    poll?.question.text ?? '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function listTexts(components: readonly unknown[]): readonly v.InferOutput<typeof textDisplay>[] {
  return flattenComponents(components).filter((part) => v.is(textDisplay, part));
}

export function flattenComponents(components: readonly unknown[], depth = 0): readonly unknown[] {
  if (depth > deepest) return [];
  return components.flatMap((part) => {
    const { components: inner, component: labelled } = v.parse(parent, part);
    return [part, ...flattenComponents([...inner, ...(labelled === undefined ? [] : [labelled])], depth + 1)];
  });
}
