import {
  InteractionResponseType as CallbackType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import { isThinking } from './flags.ts';
import { createToken } from './identity.ts';
import { bot } from './places.ts';
import type { MessageStore, Origin, StoredMessage, Submission } from './store.ts';

/** What is known of an interaction when it is sent to the bot. */
export interface InteractionSeed {
  readonly type: InteractionType;
  readonly channelId: string;
  /** The command that it all began with, as people write it; null where no command was used. */
  readonly command: string | null;
  /** The message that its component sits on, for a form the one that its button sat on. */
  readonly source: StoredMessage | null;
}

/** The first answer to an interaction. */
export interface Callback {
  readonly type: CallbackType;
  readonly data?: unknown;
}

/** An interaction's life so far. */
export interface InteractionRecord extends InteractionSeed {
  readonly id: string;
  readonly token: string;
  callback: Callback | null;
  /** Told the first answer, whichever way it comes. */
  onAnswer: (callback: Callback) => void;
  /** Id of what `@original` means: the new message, or the one that the component sits on. */
  originalId: string | null;
}

const callback = v.object({ type: v.enum(CallbackType), data: v.optional(v.unknown()) });

/** Interactions kept; the oldest go first, as their tokens would after 15 minutes. */
const maxRecords = 500;

/** Keeps interactions, and applies to the messages what the bot answers. */
export class InteractionBook {
  readonly #records = new LRUCache<string, InteractionRecord>({ max: maxRecords });
  readonly #store: MessageStore;
  readonly #createId: () => string;

  constructor(store: MessageStore, createId: () => string) {
    this.#store = store;
    this.#createId = createId;
  }

  /** Starts an interaction's life. */
  open(seed: InteractionSeed): InteractionRecord {
    const record: InteractionRecord = {
      ...seed,
      id: this.#createId(),
      token: createToken(),
      callback: null,
      onAnswer: () => undefined,
      originalId: null,
    };
    this.#records.set(record.id, record);
    return record;
  }

  find(id: string): InteractionRecord | undefined {
    return this.#records.get(id);
  }

  findByToken(token: string): InteractionRecord | undefined {
    return [...this.#records.values()].find((record) => record.token === token);
  }

  /** Resolves with the first answer to an interaction, whichever way it comes. */
  async answered(record: InteractionRecord): Promise<Callback> {
    return record.callback ?? new Promise((resolve) => (record.onAnswer = resolve));
  }

  /**
   * Takes the first answer to an interaction; false when there was one before.
   *
   * @throws ValiError when it is malformed.
   */
  acknowledge(record: InteractionRecord, { body, files }: Submission): boolean {
    if (record.callback !== null) return false;
    const answer = v.parse(callback, body);
    record.originalId = this.#apply(record, answer, { body: answer.data ?? {}, files });
    record.callback = { type: answer.type, data: answer.data };
    record.onAnswer(record.callback);
    return true;
  }

  /** Adds a message after the first, or fills that one in when it is still awaited. Throws as `acknowledge`. */
  followUp(record: InteractionRecord, submission: Submission): StoredMessage {
    const original = this.#store.find(record.originalId);
    if (original !== undefined && isThinking(original)) return this.#store.edit(original, submission);
    return this.#store.create(submission, { ...this.#originOf(record), replyTo: original?.id ?? null });
  }

  /** A message of an interaction; `@original` is its first answer. */
  messageOf(record: InteractionRecord, id: string): StoredMessage | undefined {
    return this.#store.find(id === '@original' ? record.originalId : id);
  }

  #apply(record: InteractionRecord, { type }: Callback, submission: Submission): string | null {
    if (type === CallbackType.ChannelMessageWithSource) {
      return this.#store.create(submission, this.#originOf(record)).id;
    }
    if (type === CallbackType.DeferredChannelMessageWithSource) {
      const { flags = 0 } = v.parse(v.object({ flags: v.optional(v.number()) }), submission.body);
      const body = { flags: flags | MessageFlags.Loading };
      return this.#store.create({ body, files: [] }, this.#originOf(record)).id;
    }
    const source = this.#store.find(record.source?.id ?? null);
    if (source === undefined) return null;
    return type === CallbackType.UpdateMessage ? this.#store.edit(source, submission).id : source.id;
  }

  #originOf(record: InteractionRecord): Origin {
    const isCommand = record.type === InteractionType.ApplicationCommand;
    return {
      channelId: record.channelId,
      author: bot,
      cause: { interactionId: record.id, interactionType: record.type, command: record.command },
      replyTo: isCommand ? null : (record.source?.id ?? null),
    };
  }
}
