import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  ApplicationCommandOptionType,
  InteractionResponseType as CallbackType,
  InteractionType,
} from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import * as v from 'valibot';
import { commandTypes, componentTypes, messageFlags } from './discord-numbers.ts';
import { type Form, formBody } from './message-body.ts';
import type { MessageStore, Submission } from './message-store.ts';
import { bot, describePlace } from './places.ts';
import type { Request } from './requests.ts';
import { type ApiMessage, choices, type CommandView, type EndingView } from './view.ts';

/** The first answer to an interaction, and what is to be done once Discord has it. */
export interface FirstAnswer {
  /** An interaction callback as Discord's API describes it. */
  readonly callback: object;
  readonly files: Submission['files'];
  /** Sends what comes after the answer, told whether that was taken. Null when nothing does. */
  readonly afterwards: ((isTaken: boolean) => void) | null;
}

/** Takes the payload of an interaction to the bot; resolves with null when it cannot be answered. Never rejects. */
export type Deliver = (payload: object) => Promise<FirstAnswer | null>;

/** What is known of an interaction when it is sent to the bot. */
interface InteractionSeed {
  readonly type: InteractionType;
  readonly channelId: string;
  readonly locale: string;
  /** The command that it all began with, as people write it; null where no command was used. */
  readonly command: string | null;
  /** The message that its component sits on, for a form the one that its button sat on. */
  readonly source: ApiMessage | null;
}

/** An interaction's life so far. */
interface InteractionRecord extends InteractionSeed {
  readonly token: string;
  /** The form that it opened. */
  form: Form | null;
  /** Id of what `@original` means: the new message, or the one that the component sits on. */
  originalId: string | null;
}

/** As long as Discord waits for the first answer. */
const deadlineMs = 3000;
/** Interactions kept; the oldest go first, as their tokens would after 15 minutes. */
const maxRecords = 500;
const failed: EndingView = { kind: 'failed' };
const answer = v.object({ type: v.enum(CallbackType), data: v.optional(v.unknown(), {}) });

/** What a person can do with the bot, each as an interaction that the bot is sent and whose answer is applied to the messages. */
export class Interactions {
  readonly #commands: readonly CommandView[];
  readonly #store: MessageStore;
  readonly #deliver: Deliver;
  readonly #records = new LRUCache<string, InteractionRecord>({ max: maxRecords });

  constructor(commands: readonly CommandView[], store: MessageStore, deliver: Deliver) {
    this.#commands = commands;
    this.#store = store;
    this.#deliver = deliver;
  }

  /** Sends a command. */
  async command(request: Request<'command'>): Promise<EndingView> {
    const command = this.#commands.find(({ id }) => id === request.commandId);
    const target = this.#store.find(request.target);
    if (command === undefined) return failed;
    const { id, name, type } = command;
    const seed = { ...request, type: InteractionType.ApplicationCommand, source: null };
    if (type !== commandTypes.message) {
      const data = { id, name, type, options: writeOptions(command, request) };
      return this.#send({ ...seed, command: `/${name}` }, data);
    }
    if (target === undefined) return failed;
    const data = { id, name, type, target_id: target.id, resolved: { messages: { [target.id]: target } } };
    return this.#send({ ...seed, command: name }, data);
  }

  /** Asks what could be typed into an option. */
  async type(request: Request<'typing'>): Promise<EndingView> {
    const command = this.#commands.find(({ id }) => id === request.commandId);
    if (command === undefined) return failed;
    const { id, name, type } = command;
    const options = writeOptions(command, request).map((option) => ({
      ...option,
      focused: option.name === request.focused,
    }));
    const seed = { type: InteractionType.ApplicationCommandAutocomplete, command: null, source: null };
    return this.#send({ ...request, ...seed }, { id, name, type, options });
  }

  /** Clicks a button, or picks from a menu. */
  async use({ messageId, customId, values, locale }: Request<'component'>): Promise<EndingView> {
    const source = this.#store.find(messageId);
    if (source === undefined) return failed;
    const { channel_id: channelId, interaction_metadata: cause } = source;
    const used =
      values === null
        ? { component_type: componentTypes.button }
        : { component_type: componentTypes.select, values };
    const seed = { type: InteractionType.MessageComponent, channelId, locale, source };
    return this.#send({ ...seed, command: cause?.name ?? null }, { custom_id: customId, ...used });
  }

  /** Sends a form in. */
  async submit({ interactionId, values }: Request<'form'>): Promise<EndingView> {
    const opener = this.#records.get(interactionId);
    if (opener?.form == null) return failed;
    const components = opener.form.components.map(({ type, component }) => ({
      type,
      component: {
        type: component.type,
        custom_id: component.custom_id,
        value: values[component.custom_id] ?? '',
      },
    }));
    const { custom_id } = opener.form;
    return this.#send({ ...opener, type: InteractionType.ModalSubmit }, { custom_id, components });
  }

  /** Adds a message after the first; undefined when there is no interaction of that token. Throws as the store. */
  followUp(token: string, submission: Submission): ApiMessage | undefined {
    const record = this.#records.get(token);
    return record && this.#post(record, submission, record.originalId);
  }

  /** The first answer to an interaction, or the message that its component sits on. */
  findOriginal(token: string): ApiMessage | undefined {
    return this.#store.find(this.#records.get(token)?.originalId);
  }

  async #send(seed: InteractionSeed, data: object): Promise<EndingView> {
    const token = randomBytes(32).toString('base64url');
    const source = this.#store.find(seed.source?.id);
    const record = { ...seed, token, form: null, originalId: source?.id ?? null };
    this.#records.set(token, record);
    const payload = {
      id: this.#store.createId(),
      application_id: bot.id,
      type: seed.type,
      token,
      version: 1,
      data,
      locale: seed.locale,
      entitlements: [],
      ...describePlace(seed.channelId, seed.locale),
      ...(source === undefined ? {} : { message: source }),
    };
    const late = setTimeout(deadlineMs, null, { ref: false });
    const reply = await Promise.race([this.#deliver(payload), late]);
    if (reply === null) return failed;
    let ending = failed;
    try {
      ending = this.#apply(record, reply);
    } catch (error) {
      if (!(error instanceof v.ValiError)) throw error;
    }
    reply.afterwards?.(ending !== failed);
    return ending;
  }

  /** Does what the bot answered. Throws `ValiError` when it is malformed. */
  #apply(record: InteractionRecord, { callback, files }: FirstAnswer): EndingView {
    const { type, data } = v.parse(answer, callback);
    const source = this.#store.find(record.originalId);
    const replyTo = record.type === InteractionType.ApplicationCommand ? null : record.originalId;
    const submission = { body: data, files };
    if (type === CallbackType.ApplicationCommandAutocompleteResult) {
      return { kind: 'choices', ...v.parse(choices, data) };
    }
    if (type === CallbackType.Modal) {
      record.form = v.parse(formBody, data);
      return { kind: 'form', interactionId: record.token, form: record.form };
    }
    if (type === CallbackType.ChannelMessageWithSource) {
      record.originalId = this.#post(record, submission, replyTo).id;
    } else if (type === CallbackType.DeferredChannelMessageWithSource) {
      const { flags } = v.parse(v.object({ flags: v.optional(v.number(), 0) }), data);
      const body = { flags: flags | messageFlags.thinking };
      record.originalId = this.#post(record, { body, files }, replyTo).id;
    } else if (type === CallbackType.UpdateMessage && source !== undefined) {
      this.#store.edit(source, submission);
    }
    return { kind: 'shown' };
  }

  #post(
    { channelId, command }: InteractionRecord,
    submission: Submission,
    replyTo: string | null,
  ): ApiMessage {
    return this.#store.create(submission, {
      channel_id: channelId,
      author: bot,
      interaction_metadata: { name: command },
      message_reference: replyTo === null ? null : { message_id: replyTo },
    });
  }
}

/** Options that were filled in as Discord sends them. */
function writeOptions(
  command: CommandView,
  { options }: Request<'command'> | Request<'typing'>,
): { type: number; name: string; value: unknown }[] {
  return options.map(({ name, value }) => ({
    type: command.options.find((option) => option.name === name)?.type ?? ApplicationCommandOptionType.String,
    name,
    value,
  }));
}
