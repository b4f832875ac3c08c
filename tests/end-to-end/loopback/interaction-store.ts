import {
  type APIUser,
  InteractionResponseType as CallbackType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import { DiscordError, refusals, refuseProblems } from './discord-error.ts';
import { application } from './identity.ts';
import { Journal } from './journal.ts';
import { isRecord } from './json.ts';
import { checkUploads, type MessageBody, type UploadedFile } from './message-rules.ts';
import { createMessage, editMessage, type StoredMessage, type Submission } from './stored-message.ts';
import { validateCallback, validateEdit, validateFollowUp } from './validate.ts';

export interface Callback {
  readonly type: CallbackType;
  readonly data?: Readonly<Record<string, unknown>> | null;
}

export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channelId: string;
  readonly user: APIUser;
  readonly source: StoredMessage | null;
  /** By installation context. */
  readonly owners: Readonly<Record<string, string>>;
  /** Unix milliseconds until which the first answer is taken. */
  acknowledgeByMs: number;
  callback: Callback | null;
  /** Id of what `@original` means: the new message, or the one a component sat on. */
  originalId: string | null;
  readonly followUpIds: string[];
}

type Seed = Omit<InteractionRecord, 'acknowledgeByMs' | 'callback' | 'originalId' | 'followUpIds'>;

export type InteractionEvent = { readonly record: InteractionRecord } & (
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'edited' | 'followed-up' | 'deleted'; readonly message: StoredMessage }
  | { readonly kind: 'refused'; readonly error: DiscordError }
);

const deadlineMs = 3000;
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

/** Keeps interactions and the bot's messages, and enforces their life-cycle as Discord does. */
export class InteractionStore {
  readonly events = new Journal<InteractionEvent>();
  readonly messages = new Map<string, StoredMessage>();
  readonly #records = new Map<string, InteractionRecord>();

  /** Starts an interaction's life: the three seconds run from now. */
  open(seed: Seed): InteractionRecord {
    const acknowledgeByMs = Date.now() + deadlineMs;
    const record = { ...seed, acknowledgeByMs, callback: null, originalId: null, followUpIds: [] };
    this.#records.set(record.id, record);
    return record;
  }

  /** Takes the first answer to an interaction; throws DiscordError 10062, 40060 or 50035. */
  acknowledge(id: string, token: string, { body, files }: Submission): void {
    const record = this.#records.get(id);
    if (record === undefined || record.token !== token) throw refusals.unknownInteraction();
    this.#attempt(record, () => {
      if (record.callback) throw refusals.alreadyAcknowledged();
      if (Date.now() > record.acknowledgeByMs) throw refusals.unknownInteraction();
      refuseProblems(validateCallback(body, record.source ?? {}));
      const callback = v.parse(callbackShape, body);
      refuseProblems(checkUploads(v.parse(messageShape, callback.data ?? {}), files, []));
      requireAccepted(record, callback);
      record.originalId = this.#applyCallback(record, callback, files);
      record.callback = callback;
      this.events.add({ kind: 'acknowledged', record });
    });
  }

  followUp(token: string, { body, files }: Submission): StoredMessage {
    const record = this.#recordOf(token);
    return this.#attempt(record, () => {
      refuseProblems(validateFollowUp(body));
      refuseProblems(checkUploads(v.parse(messageShape, body), files, []));
      const message = this.#create(record, v.parse(messageShape, body), files);
      record.followUpIds.push(message.id);
      this.events.add({ kind: 'followed-up', record, message });
      return message;
    });
  }

  edit(token: string, messageId: string, submission: Submission): StoredMessage {
    const record = this.#recordOf(token);
    return this.#attempt(record, () => this.#edit(record, messageId, submission));
  }

  remove(token: string, messageId: string): void {
    const record = this.#recordOf(token);
    const message = this.#messageOf(record, messageId);
    this.messages.delete(message.id);
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

  #applyCallback(
    record: InteractionRecord,
    callback: Callback,
    files: readonly UploadedFile[],
  ): string | null {
    const body = v.parse(messageShape, callback.data ?? {});
    if (record.source && updateCallbacks.includes(callback.type)) {
      const isUpdate = callback.type === CallbackType.UpdateMessage;
      if (isUpdate)
        this.#keep(editMessage(this.messages.get(record.source.id) ?? record.source, body, files));
      return record.source.id;
    }
    if (!messageCallbacks.includes(callback.type)) return null;
    const isDeferred = callback.type === CallbackType.DeferredChannelMessageWithSource;
    const flags = (body.flags ?? 0) | (isDeferred ? MessageFlags.Loading : 0);
    return this.#create(record, { ...body, flags }, files).id;
  }

  #edit(record: InteractionRecord, messageId: string, { body, files }: Submission): StoredMessage {
    const previous = this.#messageOf(record, messageId);
    refuseProblems(validateEdit(body, previous));
    const edit = v.parse(messageShape, body);
    refuseProblems(checkUploads(edit, files, previous.attachments));
    const message = this.#keep(editMessage(previous, edit, files));
    this.events.add({ kind: 'edited', record, message });
    return message;
  }

  #create(record: InteractionRecord, body: MessageBody, files: readonly UploadedFile[]): StoredMessage {
    const isCommand = record.type === InteractionType.ApplicationCommand;
    const origin = {
      type: isCommand ? MessageType.ChatInputCommand : MessageType.Reply,
      channel_id: record.channelId,
      webhook_id: application.id,
      interaction_metadata: {
        id: record.id,
        type: record.type,
        user: record.user,
        authorizing_integration_owners: record.owners,
      },
    };
    return this.#keep(createMessage(body, origin, files));
  }

  #keep(message: StoredMessage): StoredMessage {
    this.messages.set(message.id, message);
    return message;
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

function requireAccepted(record: InteractionRecord, { type }: Callback): void {
  const needsMessage = updateCallbacks.includes(type) && record.source === null;
  if (acceptedCallbacks[record.type].includes(type) && !needsMessage) return;
  throw refusals.invalidForm([`callback type ${type} does not answer an interaction of type ${record.type}`]);
}
