import { MessageFlags, MessageType } from 'discord-api-types/v10';
import { bot, describeMember, describeUser, guildOf, person } from './places.ts';
import { fileUrl } from './read-media.ts';
import type { MessageStore, StoredFile, StoredMessage } from './store.ts';

/** A message as Discord's API describes it, with the one it replies to. */
export function describeMessage(message: StoredMessage, store: MessageStore): object {
  const replied = store.find(message.replyTo);
  const guildId = guildOf(message.channelId);
  return {
    id: message.id,
    type: typeOf(message),
    channel_id: message.channelId,
    ...(guildId === null ? {} : { guild_id: guildId, member: describeMember() }),
    author: describeUser(message.author),
    content: message.content,
    flags: message.flags,
    components: message.components,
    embeds: message.embeds,
    attachments: message.files.map((file) => describeFile(message, file)),
    mentions: isMention(message) || replied?.author.id === bot.id ? [describeUser(bot)] : [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    ...describeCause(message),
    ...(message.replyTo === null
      ? {}
      : {
          message_reference: { type: 0, message_id: message.replyTo, channel_id: message.channelId },
          referenced_message:
            replied === undefined ? null : describeMessage({ ...replied, replyTo: null }, store),
        }),
  };
}

/**
 * A message as the bot hears of it. In a server, Discord keeps the text back unless the message mentions the bot or replies
 * to one that the bot did not write in answer to a command.
 */
export function describeForBot(message: StoredMessage, store: MessageStore): object {
  const isShown =
    guildOf(message.channelId) === null || isMention(message) || store.find(message.replyTo)?.cause === null;
  return describeMessage(isShown ? message : { ...message, content: '' }, store);
}

function isMention({ content }: StoredMessage): boolean {
  return content.includes(`<@${bot.id}>`);
}

function typeOf({ cause, replyTo }: StoredMessage): MessageType {
  const command = cause?.command ?? null;
  if (command !== null) {
    return command.startsWith('/') ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
  }
  return replyTo === null ? MessageType.Default : MessageType.Reply;
}

function describeCause({ cause, author }: StoredMessage): object {
  if (cause === null) return {};
  return {
    application_id: author.id,
    webhook_id: author.id,
    interaction_metadata: {
      id: cause.interactionId,
      type: cause.interactionType,
      user: describeUser(person),
      authorizing_integration_owners: {},
    },
  };
}

function describeFile(message: StoredMessage, file: StoredFile): object {
  return {
    id: file.id,
    filename: file.name,
    size: file.content.length,
    content_type: file.contentType,
    description: file.description,
    url: fileUrl(message.id, file),
    proxy_url: fileUrl(message.id, file),
  };
}

/** Whether only the person who caused a message sees it. */
export function isPrivate({ flags }: StoredMessage): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}
