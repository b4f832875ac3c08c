import { type APIUser, MessageType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { refusals, refuseProblems } from './discord-error.ts';
import type { Submission } from './interaction-store.ts';
import { Journal } from './journal.ts';
import { isRecord } from './json.ts';
import type { MessageBody } from './message-rules.ts';
import { createMessage, editMessage, type StoredMessage } from './stored-message.ts';
import { mergeEdit, validateEdit, validateMessage } from './validate.ts';

const messageShape = v.custom<
  MessageBody & {
    readonly message_reference?: { readonly message_id?: string };
    readonly nonce?: string | number;
    readonly enforce_nonce?: boolean;
  }
>(isRecord);

/** A message the bot posted to a channel by itself, and the message it replies to. */
export interface ChannelPost {
  readonly message: StoredMessage;
  readonly repliesTo: string | null;
}

/** Keeps what the bot posts to channels as itself, outside interactions. */
export class ChannelStore {
  readonly posts = new Journal<ChannelPost>();
  readonly #messages = new Map<string, StoredMessage>();
  readonly #nonces = new Map<string, StoredMessage>();
  readonly #bot: APIUser;
  readonly #applicationId: string;
  readonly #now: () => number;

  constructor(bot: APIUser, applicationId: string, now: () => number) {
    this.#bot = bot;
    this.#applicationId = applicationId;
    this.#now = now;
  }

  /** Posts a message, unless one with its nonce is there. */
  post(channelId: string, { body, files }: Submission): StoredMessage {
    refuseProblems(validateMessage(body));
    const sent = v.parse(messageShape, body);
    const nonce = sent.enforce_nonce === true ? String(sent.nonce) : null;
    const posted = this.#nonces.get(nonce ?? '');
    if (posted !== undefined) return posted;
    const repliesTo = sent.message_reference?.message_id ?? null;
    const origin = {
      type: repliesTo === null ? MessageType.Default : MessageType.Reply,
      channel_id: channelId,
      author: this.#bot,
      application_id: this.#applicationId,
    };
    const message = createMessage(sent, origin, files, this.#now());
    this.#messages.set(message.id, message);
    if (nonce !== null) this.#nonces.set(nonce, message);
    this.posts.add({ message, repliesTo });
    return message;
  }

  /** Edits a message of the bot; throws DiscordError 10008. */
  edit(messageId: string, { body, files }: Submission): StoredMessage {
    const previous = this.#get(messageId);
    refuseProblems(validateEdit(body, { previous }));
    const message = editMessage(
      previous,
      mergeEdit(previous, v.parse(messageShape, body)),
      files,
      this.#now(),
    );
    this.#messages.set(message.id, message);
    return message;
  }

  /** Deletes a message of the bot; throws DiscordError 10008. */
  remove(messageId: string): void {
    this.#messages.delete(this.#get(messageId).id);
  }

  /** A message of the bot as it stands now; undefined once deleted. */
  find(messageId: string): StoredMessage | undefined {
    return this.#messages.get(messageId);
  }

  #get(messageId: string): StoredMessage {
    const message = this.find(messageId);
    if (message === undefined) throw refusals.unknownMessage();
    return message;
  }
}
