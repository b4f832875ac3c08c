import { MessageType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { refuseProblems } from './discord-error.ts';
import { Journal } from './journal.ts';
import { isRecord } from './json.ts';
import type { MessageBody } from './message-rules.ts';
import { createMessage, type StoredMessage, type Submission } from './stored-message.ts';
import { validateMessage } from './validate.ts';

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

/** Takes what the bot posts to channels as itself, outside interactions. */
export class ChannelStore {
  readonly posts = new Journal<ChannelPost>();
  readonly #messages: Map<string, StoredMessage>;
  readonly #nonces = new Map<string | number, StoredMessage>();

  /** `messages` is where every message of the bot is kept by its id. */
  constructor(messages: Map<string, StoredMessage>) {
    this.#messages = messages;
  }

  /** Posts a message, unless one with its nonce is there. */
  post(channelId: string, { body, files }: Submission): StoredMessage {
    refuseProblems(validateMessage(body));
    const { nonce, ...sent } = v.parse(messageShape, body);
    const isUnique = sent.enforce_nonce === true && nonce !== undefined;
    const posted = isUnique ? this.#nonces.get(nonce) : undefined;
    if (posted !== undefined) return posted;
    const repliesTo = sent.message_reference?.message_id ?? null;
    const type = repliesTo === null ? MessageType.Default : MessageType.Reply;
    const message = createMessage(sent, { type, channel_id: channelId }, files);
    this.#messages.set(message.id, message);
    if (isUnique) this.#nonces.set(nonce, message);
    this.posts.add({ message, repliesTo });
    return message;
  }
}
