import { randomBytes } from 'node:crypto';
import {
  ApplicationCommandType,
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10';
import { bot, describePlace } from './places.ts';
import type { ApiMessage, Deed, MessageBody, MessageChange } from './view.ts';

/**
 * Takes the payload of an interaction to the bot; resolves with the first answer, null when there can be none. Never
 * rejects. `afterwards` sends what comes after it.
 */
export type Deliver = (
  payload: object,
) => Promise<{ readonly callback: APIInteractionResponse; afterwards(): void } | null>;

type Origin = Pick<ApiMessage, 'channel_id' | 'author' | 'command'>;

interface InteractionRecord {
  readonly origin: Origin;
  /** Id of what `@original` means: the new message, or the one that the component sits on. */
  originalId: string | null;
}

/** The messages of all channels, and the interactions that the bot is sent, whose answers are applied to them. */
export class TinyDiscord {
  readonly listeners = new Set<(change: MessageChange) => void>();
  /** Oldest first. */
  readonly messages = new Map<string, ApiMessage>();
  readonly #deliver: Deliver;
  readonly #records = new Map<string, InteractionRecord>();
  /** Ids grow from one start of the preview to the next, as those of Discord do. */
  #lastId = BigInt(Date.now()) << 22n;

  constructor(deliver: Deliver) {
    this.#deliver = deliver;
  }

  /** Does something as the person, whose language is the server's as well; null when the bot does not answer. */
  async perform(deed: Deed & { channelId: string; locale: string }): Promise<APIInteractionResponse | null> {
    const { type, data, messageId, channelId, locale } = deed;
    const token = randomBytes(32).toString('base64url');
    const message = this.messages.get(messageId ?? '');
    const command = message === undefined ? nameCommand(data) : message.command;
    const record = { origin: { channel_id: channelId, author: bot, command }, originalId: messageId };
    this.#records.set(token, record);
    const about = { id: this.#createId(), application_id: bot.id, token, locale, message };
    const answer = await this.#deliver({ ...about, type, data, ...describePlace(channelId, locale) });
    if (answer === null) return null;
    this.#apply(record, answer.callback);
    answer.afterwards();
    return answer.callback;
  }

  /** Adds a message after the first; undefined when there is no interaction of that token. */
  followUp(token: string, body: MessageBody): ApiMessage | undefined {
    const record = this.#records.get(token);
    return record && this.create(body, record.origin);
  }

  /** The first answer to an interaction, or the message that its component sits on. */
  findOriginal(token: string): ApiMessage | undefined {
    return this.messages.get(this.#records.get(token)?.originalId ?? '');
  }

  create({ content = '', flags = 0, components = [], files = [] }: MessageBody, origin: Origin): ApiMessage {
    const timestamp = new Date().toISOString();
    const own = { id: this.#createId(), content, flags, components, attachments: files };
    return this.#save({ ...origin, ...own, timestamp });
  }

  /** Changes a message: what the body does not name stays. */
  edit(previous: ApiMessage, { attachments, files = [], flags = 0, ...body }: MessageBody): ApiMessage {
    return this.#save({
      ...previous,
      content: body.content ?? previous.content,
      flags: (previous.flags | flags) & (MessageFlags.Ephemeral | MessageFlags.IsComponentsV2),
      components: body.components ?? previous.components,
      attachments: attachments === undefined ? previous.attachments : files,
    });
  }

  remove(id: string): void {
    this.messages.delete(id);
    this.#tell({ id, message: null });
  }

  #apply(record: InteractionRecord, callback: APIInteractionResponse): void {
    const original = this.messages.get(record.originalId ?? '');
    if (callback.type === InteractionResponseType.ChannelMessageWithSource) {
      record.originalId = this.create(callback.data, record.origin).id;
    } else if (callback.type === InteractionResponseType.DeferredChannelMessageWithSource) {
      const flags = (callback.data?.flags ?? 0) | MessageFlags.Loading;
      record.originalId = this.create({ flags }, record.origin).id;
    } else if (callback.type === InteractionResponseType.UpdateMessage && original !== undefined) {
      this.edit(original, callback.data ?? {});
    }
  }

  #createId(): string {
    this.#lastId += 1n;
    return String(this.#lastId);
  }

  #save(message: ApiMessage): ApiMessage {
    this.messages.set(message.id, message);
    this.#tell({ id: message.id, message });
    return message;
  }

  #tell(change: MessageChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

function nameCommand({ name, type }: Deed['data']): string | null {
  if (name === undefined) return null;
  return type === ApplicationCommandType.ChatInput ? `/${name}` : name;
}
