import {
  type APIUser,
  InteractionResponseType as CallbackType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import { DiscordError, refusals, refuseProblems } from './discord-error.ts';
import { Journal } from './journal.ts';
import { isRecord } from './json.ts';
import type { MessageBody } from './message-rules.ts';
import {
  createMessage,
  editMessage,
  type MessageOrigin,
  type StoredMessage,
  type UploadedFile,
} from './stored-message.ts';
import { checkUploads } from './upload-rules.ts';
import { mergeEdit, validateCallback, validateEdit, validateFollowUp } from './validate.ts';

/** A callback as the bot sent it. */
export interface Callback {
  readonly type: CallbackType;
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** What is known of an interaction when it is sent to the bot. */
export interface InteractionSeed {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channelId: string;
  readonly user: APIUser;
  /** The message a component sits on. */
  readonly source: StoredMessage | null;
  /** By installation context; without key 0 (no guild has the bot) there are at most five follow-ups. */
  readonly owners: Readonly<Record<string, string>>;
}

/** An interaction's life so far. */
export interface InteractionRecord extends InteractionSeed {
  /** Unix milliseconds until which the first answer is taken. */
  acknowledgeByMs: number;
  callback: Callback | null;
  /** Id of what `@original` means: the new message, or the one a component sat on. */
  originalId: string | null;
  readonly followUpIds: string[];
}

/** What happened to an interaction. */
export type InteractionEvent = { readonly record: InteractionRecord } & (
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'edited' | 'followed-up' | 'deleted'; readonly message: StoredMessage }
  | { readonly kind: 'refused'; readonly error: DiscordError }
);

/** A body with the files that came beside it. */
export interface Submission {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

const deadlineMs = 3000;
const maxUserInstallFollowUps = 5;
const messageCallbacks = [
  CallbackType.ChannelMessageWithSource,
  CallbackType.DeferredChannelMessageWithSource,
];
const updateCallbacks = [CallbackType.DeferredMessageUpdate, CallbackType.UpdateMessage];
const acceptedCallbacks: Readonly<Record<InteractionType, readonly CallbackType[]>> = {
  [InteractionType.Ping]: [CallbackType.Pong],
  [InteractionType.ApplicationCommand]: [...messageCallbacks, CallbackType.Modal],
  [InteractionType.ApplicationCommandAutocomplete]: [CallbackType.ApplicationCommandAutocompleteResult],
  [InteractionType.MessageComponent]: [...messageCallbacks, ...updateCallbacks, CallbackType.Modal],
  [InteractionType.ModalSubmit]: [...messageCallbacks, ...updateCallbacks],
};
const callbackShape = v.custom<Callback>(isRecord);
const messageShape = v.custom<MessageBody>(isRecord);

/** Keeps interactions and their messages, and enforces their life-cycle as Discord does. */
export class InteractionStore {
  /** All that happened. */
  readonly events = new Journal<InteractionEvent>();
  readonly messages = new Map<string, StoredMessage>();
  readonly #records = new Map<string, InteractionRecord>();
  readonly #deletedIds = new Set<string>();
  readonly #bot: APIUser;
  readonly #applicationId: string;
  readonly #now: () => number;

  constructor(bot: APIUser, applicationId: string, now: () => number) {
    this.#bot = bot;
    this.#applicationId = applicationId;
    this.#now = now;
  }

  /** Whether the message was there once: nobody can use it any more. */
  isDeleted(messageId: string): boolean {
    return this.#deletedIds.has(messageId);
  }

  /** Starts an interaction's life: the three seconds run from now. */
  open(seed: InteractionSeed): InteractionRecord {
    const record: InteractionRecord = {
      ...seed,
      acknowledgeByMs: this.#now() + deadlineMs,
      callback: null,
      originalId: null,
      followUpIds: [],
    };
    this.#records.set(record.id, record);
    return record;
  }

  /** As if three seconds had passed without an answer. */
  expireDeadline(record: InteractionRecord): void {
    record.acknowledgeByMs = -Infinity;
  }

  /** Takes the first answer to an interaction; throws DiscordError 10062, 40060 or 50035. */
  acknowledge(id: string, token: string, { body, files }: Submission): InteractionRecord {
    const record = this.#records.get(id);
    if (record === undefined || record.token !== token) throw refusals.unknownInteraction();
    return this.#attempt(record, () => {
      if (record.callback) throw refusals.alreadyAcknowledged();
      if (this.#now() > record.acknowledgeByMs) throw refusals.unknownInteraction();
      refuseProblems(validateCallback(body, record.source ? { previous: this.#latest(record.source) } : {}));
      const callback = v.parse(callbackShape, body);
      refuseProblems(checkUploads(v.parse(messageShape, callback.data ?? {}), files, [], 'data'));
      this.#requireAccepted(record, callback);
      record.originalId = this.#applyCallback(record, callback, files);
      record.callback = callback;
      this.events.add({ kind: 'acknowledged', record });
      return record;
    });
  }

  /** Posts a follow-up, or fills in the deferred answer if it is still open, as Discord does. */
  followUp(token: string, { body, files }: Submission): StoredMessage {
    const record = this.#recordOf(token);
    return this.#attempt(record, () => {
      const original = this.messages.get(record.originalId ?? '');
      if (original && isLoading(original)) return this.#edit(record, original, { body, files });
      refuseProblems(validateFollowUp(body));
      if (record.owners['0'] === undefined && record.followUpIds.length >= maxUserInstallFollowUps) {
        throw refusals.tooManyFollowUps();
      }
      refuseProblems(checkUploads(v.parse(messageShape, body), files, [], ''));
      const message = this.#create(record, v.parse(messageShape, body), files);
      record.followUpIds.push(message.id);
      this.events.add({ kind: 'followed-up', record, message });
      return message;
    });
  }

  /** Changes a message of an interaction. */
  edit(token: string, messageId: string, submission: Submission): StoredMessage {
    const record = this.#recordOf(token);
    return this.#attempt(record, () => this.#edit(record, this.#messageOf(record, messageId), submission));
  }

  /** Deletes a message of an interaction. */
  remove(token: string, messageId: string): void {
    const record = this.#recordOf(token);
    const message = this.#messageOf(record, messageId);
    this.messages.delete(message.id);
    this.#deletedIds.add(message.id);
    this.events.add({ kind: 'deleted', record, message });
  }

  #attempt<Outcome>(record: InteractionRecord, act: () => Outcome): Outcome {
    try {
      return act();
    } catch (error) {
      if (error instanceof DiscordError) this.events.add({ kind: 'refused', record, error });
      throw error;
    }
  }

  #requireAccepted(record: InteractionRecord, { type }: Callback): void {
    const needsMessage = updateCallbacks.includes(type) && record.source === null;
    if (acceptedCallbacks[record.type].includes(type) && !needsMessage) return;
    throw refusals.invalidForm([
      {
        path: 'type',
        message: `callback type ${type} does not answer this interaction of type ${record.type}`,
      },
    ]);
  }

  #applyCallback(
    record: InteractionRecord,
    callback: Callback,
    files: readonly UploadedFile[],
  ): string | null {
    const body = v.parse(messageShape, callback.data ?? {});
    if (callback.type === CallbackType.UpdateMessage && record.source) {
      this.#save(record.source, body, files);
    }
    if (updateCallbacks.includes(callback.type)) return record.source?.id ?? null;
    if (!messageCallbacks.includes(callback.type)) return null;
    const isDeferred = callback.type === CallbackType.DeferredChannelMessageWithSource;
    const flags = (body.flags ?? 0) | (isDeferred ? MessageFlags.Loading : 0);
    return this.#create(record, { ...body, flags }, files).id;
  }

  #edit(record: InteractionRecord, previous: StoredMessage, { body, files }: Submission): StoredMessage {
    refuseProblems(validateEdit(body, { previous }));
    refuseProblems(checkUploads(v.parse(messageShape, body), files, previous.attachments, ''));
    const message = this.#save(previous, v.parse(messageShape, body), files);
    this.events.add({ kind: 'edited', record, message });
    return message;
  }

  #save(stale: StoredMessage, edit: MessageBody, files: readonly UploadedFile[]): StoredMessage {
    const previous = this.#latest(stale);
    const message = editMessage(previous, mergeEdit(previous, edit), files, this.#now());
    this.messages.set(message.id, message);
    return message;
  }

  #create(record: InteractionRecord, body: MessageBody, files: readonly UploadedFile[]): StoredMessage {
    const origin: MessageOrigin = {
      type:
        record.type === InteractionType.ApplicationCommand && record.source === null
          ? MessageType.ChatInputCommand
          : MessageType.Reply,
      channel_id: record.channelId,
      author: this.#bot,
      application_id: this.#applicationId,
      webhook_id: this.#applicationId,
      interaction_metadata: {
        id: record.id,
        type: record.type,
        user: record.user,
        authorizing_integration_owners: record.owners,
      },
    };
    const message = createMessage(body, origin, files, this.#now());
    this.messages.set(message.id, message);
    return message;
  }

  #latest(message: StoredMessage): StoredMessage {
    return this.messages.get(message.id) ?? message;
  }

  #recordOf(token: string): InteractionRecord {
    const record = [...this.#records.values()].find((candidate) => candidate.token === token);
    if (!record?.callback) throw refusals.unknownWebhook();
    return record;
  }

  #messageOf(record: InteractionRecord, messageId: string): StoredMessage {
    const id = messageId === '@original' ? record.originalId : messageId;
    const isOwn = id !== null && [record.originalId, ...record.followUpIds].includes(id);
    const message = isOwn ? this.messages.get(id) : undefined;
    if (message === undefined) throw refusals.unknownMessage();
    return message;
  }
}

function isLoading(message: StoredMessage): boolean {
  return (message.flags & MessageFlags.Loading) !== 0;
}
