import { MessageFlags } from 'discord-api-types/v10';
import { isPrivate } from './api-message.ts';
import { bot, person } from './places.ts';
import { readComponents } from './read-components.ts';
import { readEmbeds } from './read-embeds.ts';
import { readFiles } from './read-media.ts';
import type { MessageStore, StoreEvent, StoredMessage } from './store.ts';
import type { EventView, MessageView, ReplyView } from './view.ts';

/** Characters of a message that the line above a reply shows. */
const replyChars = 120;
/** Marks of markdown, which a single line leaves out. */
const markup = /[*_~`|>#\\]|^-# /gm;

/**
 * A message as the page shows it.
 *
 * @throws ValiError when a component or embed is malformed.
 */
export function viewMessage(message: StoredMessage, store: MessageStore): MessageView {
  const { cause } = message;
  return {
    id: message.id,
    channelId: message.channelId,
    author: message.author,
    content: message.content,
    components: readComponents(message.components, message),
    embeds: readEmbeds(message),
    files: readFiles(message),
    createdAt: new Date(message.createdAt).toISOString(),
    isEdited: message.editedAt !== null,
    isPrivate: isPrivate(message),
    isThinking: (message.flags & MessageFlags.Loading) !== 0,
    cause: cause === null || cause.command === null ? null : { author: person, command: cause.command },
    reply: viewReply(store.find(message.replyTo)),
  };
}

/** Throws `ValiError` when {@link viewMessage} would. */
export function checkMessage(message: StoredMessage): void {
  readComponents(message.components, message);
  readEmbeds(message);
}

/** A change as pages hear of it. */
export function viewEvent(event: StoreEvent, store: MessageStore): EventView {
  return event.kind === 'deleted' ? event : { kind: 'message', message: viewMessage(event.message, store) };
}

function viewReply(replied: StoredMessage | undefined): ReplyView | null {
  if (replied === undefined) return null;
  const text = findText([replied.content, ...replied.components, ...replied.embeds])
    .replaceAll(`<@${bot.id}>`, `@${bot.name}`)
    .replace(markup, '');
  return { id: replied.id, author: replied.author, text: text.trim().slice(0, replyChars) };
}

/** The first text in a message, whatever it is made of. */
function findText(parts: readonly unknown[]): string {
  const seen = JSON.stringify(parts.slice(1));
  const [content] = parts;
  if (typeof content === 'string' && content !== '') return content;
  const [, found = '""'] = /"(?:content|description|title)":("(?:[^"\\]|\\.)*")/.exec(seen) ?? [];
  return String(JSON.parse(found));
}
