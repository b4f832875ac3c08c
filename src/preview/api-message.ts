import { InteractionType, MessageType } from 'discord-api-types/v10';
import type { Component } from './message-body.ts';
import { type ApiUser, bot, describeMember, guildOf, person } from './places.ts';
import type { MessageStore, StoredFile, StoredMessage } from './store.ts';

/** A message as Discord's API describes it, as far as the page looks. */
export interface ApiMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly author: ApiUser;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Component[];
  readonly attachments: readonly ApiFile[];
  /** ISO 8601, as is the next. */
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  /** `name` is that of the command that it all began with, as people write it. */
  readonly interaction_metadata?: { readonly name: string | null; readonly user: ApiUser };
  readonly referenced_message?: ApiMessage | null;
}

/** A file of a message as Discord's API describes it. */
export interface ApiFile {
  readonly id: string;
  readonly filename: string;
  readonly content_type: string;
  readonly description: string | null;
  /** From the root of the server. */
  readonly url: string;
}

/** A message as Discord's API describes it, with the one it replies to. */
export function describeMessage(message: StoredMessage, store: MessageStore): ApiMessage {
  const replied = store.find(message.replyTo);
  const guildId = guildOf(message.channelId);
  const content = {
    id: message.id,
    type: typeOf(message),
    channel_id: message.channelId,
    ...(guildId === null ? {} : { guild_id: guildId, member: describeMember() }),
    author: message.author,
    content: message.content,
    flags: message.flags,
    components: message.components,
    embeds: [],
    attachments: message.files.map((file) => describeFile(message, file)),
    mentions: isMention(message) || replied?.author.id === bot.id ? [bot] : [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    ...describeCause(message),
  };
  if (message.replyTo === null) return content;
  const reference = {
    message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channelId },
  };
  return {
    ...content,
    ...reference,
    referenced_message: replied === undefined ? null : describeMessage({ ...replied, replyTo: null }, store),
  };
}

/**
 * A message as the bot hears of it. In a server, Discord keeps the text back unless the message mentions the bot or replies
 * to one that the bot did not write in answer to a command.
 */
export function describeForBot(message: StoredMessage, store: MessageStore): ApiMessage {
  const isShown =
    guildOf(message.channelId) === null || isMention(message) || store.find(message.replyTo)?.cause === null;
  return describeMessage(isShown ? message : { ...message, content: '' }, store);
}

function isMention({ content }: StoredMessage): boolean {
  return content.includes(`<@${bot.id}>`);
}

function typeOf({ cause, replyTo }: StoredMessage): MessageType {
  if (cause?.interactionType === InteractionType.ApplicationCommand) {
    const isTyped = cause.command?.startsWith('/') === true;
    return isTyped ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
  }
  return replyTo === null ? MessageType.Default : MessageType.Reply;
}

function describeCause({ cause, author }: StoredMessage) {
  if (cause === null) return {};
  return {
    application_id: author.id,
    webhook_id: author.id,
    interaction_metadata: {
      id: cause.interactionId,
      type: cause.interactionType,
      name: cause.command,
      user: person,
      authorizing_integration_owners: {},
    },
  };
}

function describeFile({ id: messageId }: StoredMessage, file: StoredFile): ApiFile {
  const url = `/preview/files/${messageId}/${file.id}/${encodeURIComponent(file.name)}`;
  const { id, name: filename, contentType: content_type, description } = file;
  const rest = { proxy_url: url, size: file.content.length };
  return { id, filename, content_type, description, url, ...rest };
}
