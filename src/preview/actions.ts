import { once } from 'node:events';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import { describeMessage } from './api-message.ts';
import type { PreviewIdentity } from './identity.ts';
import { signPayload, type SignedRequest } from './identity.ts';
import type { Callback, InteractionBook, InteractionRecord, InteractionSeed } from './interaction-book.ts';
import { describePlace } from './places.ts';
import { componentTypes } from './component-types.ts';
import { type Form, formBody } from './message-body.ts';
import type { CommandRequest, ComponentRequest, FormRequest, Place, TypingRequest } from './requests.ts';
import type { MessageStore, StoredMessage } from './store.ts';
import { readSubmission } from './submission.ts';
import { commandId, type Definitions } from './view-commands.ts';
import type { EndingView } from './view.ts';

/** Takes a signed interaction to the bot's endpoint and brings its response back. */
export type Interact = (request: SignedRequest, signal: AbortSignal) => Promise<Response>;

/** What it takes to act as Discord does. */
export interface ActionOptions {
  readonly definitions: Definitions;
  readonly identity: PreviewIdentity;
  readonly store: MessageStore;
  readonly book: InteractionBook;
  readonly interact: Interact;
  readonly now: () => number;
}

/** As long as Discord waits for the first answer. */
const deadlineMs = 3000;
const failed: EndingView = { kind: 'failed' };

const choices = v.object({
  choices: v.array(v.object({ name: v.string(), value: v.union([v.string(), v.number()]) })),
});

/** What a person can do with the bot, each as an interaction that the bot's endpoint is sent. */
export class Actions {
  readonly #options: ActionOptions;

  constructor(options: ActionOptions) {
    this.#options = options;
  }

  /** Sends a command. */
  async command(request: CommandRequest): Promise<EndingView> {
    const command = this.#definition(request.commandId);
    const target = this.#options.store.find(request.target);
    if (command === undefined) return failed;
    const isOnMessage = command.type === ApplicationCommandType.Message;
    if (isOnMessage && target === undefined) return failed;
    const data = {
      id: request.commandId,
      name: command.name,
      type: command.type,
      ...(isOnMessage && target !== undefined
        ? { target_id: target.id, resolved: { messages: { [target.id]: this.#describe(target) } } }
        : { options: this.#typedOptions(request) }),
    };
    const name = isOnMessage ? command.name : `/${command.name}`;
    const { channelId } = request;
    const type = InteractionType.ApplicationCommand;
    return this.#send({ type, channelId, command: name, source: null }, data, request);
  }

  /** Asks what could be typed into an option. */
  async type(request: TypingRequest): Promise<EndingView> {
    const command = this.#definition(request.commandId);
    if (command === undefined) return failed;
    const options = this.#typedOptions(request).map((option) =>
      option.name === request.focused ? { ...option, focused: true } : option,
    );
    const data = { id: request.commandId, name: command.name, type: command.type, options };
    const type = InteractionType.ApplicationCommandAutocomplete;
    return this.#send({ type, channelId: request.channelId, command: null, source: null }, data, request);
  }

  /** Clicks a button, or picks from a menu. */
  async useComponent(request: ComponentRequest): Promise<EndingView> {
    const source = this.#options.store.find(request.messageId);
    if (source === undefined) return failed;
    const { customId: custom_id, values } = request;
    const data =
      values === null
        ? { custom_id, component_type: componentTypes.button }
        : { custom_id, component_type: componentTypes.select, values };
    const type = InteractionType.MessageComponent;
    const command = source.cause?.command ?? null;
    return this.#send({ type, channelId: source.channelId, command, source }, data, request);
  }

  /** Sends a form in. */
  async submitForm(request: FormRequest): Promise<EndingView> {
    const opener = this.#options.book.find(request.interactionId);
    const form = v.safeParse(formBody, opener?.callback?.data);
    if (opener === undefined || !form.success) return failed;
    const { custom_id, components } = form.output;
    const { channelId, command, source } = opener;
    const type = InteractionType.ModalSubmit;
    const data = { custom_id, components: fillForm(components, request.values) };
    return this.#send({ type, channelId, command, source }, data, request);
  }

  async #send(seed: InteractionSeed, data: object, place: Place): Promise<EndingView> {
    const { book, identity, interact, now } = this.#options;
    const record = book.open(seed);
    const latest = this.#options.store.find(seed.source?.id ?? null);
    const payload = {
      id: record.id,
      application_id: identity.applicationId,
      type: seed.type,
      token: record.token,
      version: 1,
      data,
      locale: place.locale,
      entitlements: [],
      app_permissions: '0',
      attachment_size_limit: 10_485_760,
      ...describePlace(seed.channelId, place.guildLocale),
      ...(latest === undefined ? {} : { message: this.#describe(latest) }),
    };
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const response = await interact(signPayload(payload, identity.privateKey, now()), signal);
      if (response.status === 200) book.acknowledge(record, await readSubmission(response));
      else if (response.status !== 202) return failed;
      await Promise.race([book.answered(record), once(signal, 'abort')]);
      return record.callback === null ? failed : conclude(record, record.callback);
    } catch {
      return failed;
    }
  }

  #describe(message: StoredMessage): object {
    return describeMessage(message, this.#options.store);
  }

  #definition(id: string): Definitions[number] | undefined {
    return this.#options.definitions.find((_, index) => commandId(index) === id);
  }

  #typedOptions({
    commandId: id,
    options,
  }: CommandRequest | TypingRequest): { type: number; name: string; value: unknown }[] {
    const known = this.#definition(id)?.options ?? [];
    return options.map(({ name, value }) => ({
      type: known.find((option) => option.name === name)?.type ?? ApplicationCommandOptionType.String,
      name,
      value,
    }));
  }
}

/** The fields of a form as Discord sends them back. */
function fillForm(fields: Form['components'], values: FormRequest['values']): readonly object[] {
  return fields.map(({ type, component: { type: inputType, custom_id } }) => ({
    type,
    component: { type: inputType, custom_id, value: values[custom_id] ?? '' },
  }));
}

function conclude({ id }: InteractionRecord, { type, data }: Callback): EndingView {
  if (type === InteractionResponseType.Modal) {
    return { kind: 'form', interactionId: id, form: v.parse(formBody, data) };
  }
  const isCompletion = type === InteractionResponseType.ApplicationCommandAutocompleteResult;
  return isCompletion ? { kind: 'choices', ...v.parse(choices, data) } : { kind: 'shown' };
}
