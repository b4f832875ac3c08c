import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { MessageStore, Submission } from './message-store.ts';
import { bot, describePlace } from './places.ts';
import type { ApiMessage, Deed } from './view.ts';

/** The first answer to an interaction, and what is to be done once Discord has it. */
export interface FirstAnswer {
  readonly callback: APIInteractionResponse;
  /** Sends what comes after the answer, told whether that was taken. */
  afterwards(isTaken: boolean): void;
}

/** Takes the payload of an interaction to the bot; resolves with null when it cannot be answered. Never rejects. */
export type Deliver = (payload: object) => Promise<FirstAnswer | null>;

interface InteractionRecord extends Pick<Deed, 'command'> {
  readonly channelId: string;
  /** Id of what `@original` means: the new message, or the one that the component sits on. */
  originalId: string | null;
}

/** As long as Discord waits for the first answer. */
const deadlineMs = 3000;
/** Interactions kept; the oldest go first, as their tokens would after 15 minutes. */
const maxRecords = 500;

/** Interactions that the bot is sent, and whose answers are applied to the messages. */
export class Interactions {
  readonly #store: MessageStore;
  readonly #deliver: Deliver;
  readonly #records = new LRUCache<string, InteractionRecord>({ max: maxRecords });

  constructor(store: MessageStore, deliver: Deliver) {
    this.#store = store;
    this.#deliver = deliver;
  }

  /** Does something as the person, whose language is the server's as well; null when the bot does not answer in time. */
  async perform(deed: Deed & { channelId: string; locale: string }): Promise<APIInteractionResponse | null> {
    const { type, data, messageId, command, channelId, locale } = deed;
    const token = randomBytes(32).toString('base64url');
    const record = { command, channelId, originalId: messageId };
    this.#records.set(token, record);
    const payload = {
      id: this.#store.createId(),
      application_id: bot.id,
      type,
      token,
      version: 1,
      data,
      locale,
      entitlements: [],
      ...describePlace(channelId, locale),
      ...(messageId === null ? {} : { message: this.#store.find(messageId) }),
    };
    const late = setTimeout(deadlineMs, null, { ref: false });
    const answer = await Promise.race([this.#deliver(payload), late]);
    if (answer === null) return null;
    this.#apply(record, answer);
    answer.afterwards(true);
    return answer.callback;
  }

  /** Adds a message after the first; undefined when there is no interaction of that token. */
  followUp(token: string, submission: Submission): ApiMessage | undefined {
    const record = this.#records.get(token);
    return record && this.#post(record, submission);
  }

  /** The first answer to an interaction, or the message that its component sits on. */
  findOriginal(token: string): ApiMessage | undefined {
    return this.#store.find(this.#records.get(token)?.originalId);
  }

  #apply(record: InteractionRecord, { callback }: FirstAnswer): void {
    const original = this.#store.find(record.originalId);
    if (callback.type === InteractionResponseType.ChannelMessageWithSource) {
      record.originalId = this.#post(record, { body: callback.data }).id;
    } else if (callback.type === InteractionResponseType.DeferredChannelMessageWithSource) {
      const body = { flags: (callback.data?.flags ?? 0) | MessageFlags.Loading };
      record.originalId = this.#post(record, { body }).id;
    } else if (callback.type === InteractionResponseType.UpdateMessage && original !== undefined) {
      this.#store.edit(original, { body: callback.data ?? {} });
    }
  }

  #post({ channelId, command, originalId }: InteractionRecord, submission: Submission): ApiMessage {
    return this.#store.create(submission, {
      channel_id: channelId,
      author: bot,
      interaction_metadata: { name: command },
      message_reference: originalId === null ? null : { message_id: originalId },
    });
  }
}
