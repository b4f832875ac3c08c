import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import { describeMessage } from './api-message.ts';
import { fillForm } from './fill-form.ts';
import type { PreviewIdentity } from './identity.ts';
import { signPayload, type SignedRequest } from './identity.ts';
import type { Callback, InteractionBook, InteractionRecord, InteractionSeed } from './interaction-book.ts';
import { describePlace } from './places.ts';
import { readComponents } from './read-components.ts';
import type { CommandRequest, ComponentRequest, FormRequest, Place, TypingRequest } from './requests.ts';
import type { MessageStore, StoredMessage } from './store.ts';
import { readSubmission } from './submission.ts';
import { commandId, type Definitions } from './view-commands.ts';
import type { EndingView, ModalView } from './view.ts';

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

const modal = v.object({ custom_id: v.string(), title: v.string(), components: v.array(v.unknown()) });
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
    const seed = {
      type: InteractionType.ApplicationCommand,
      command: isOnMessage ? command.name : `/${command.name}`,
      source: null,
    };
    return this.#send({ ...seed, channelId: request.channelId }, data, request);
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
    const data =
      request.values === null
        ? { custom_id: request.customId, component_type: ComponentType.Button }
        : {
            custom_id: request.customId,
            component_type: ComponentType.StringSelect,
            values: request.values,
          };
    const type = InteractionType.MessageComponent;
    return this.#send({ type, channelId: source.channelId, command: null, source }, data, request);
  }

  /** Sends a form in. */
  async submitForm(request: FormRequest): Promise<EndingView> {
    const opener = this.#options.book.find(request.interactionId);
    const form = v.safeParse(modal, opener?.callback?.data);
    if (opener === undefined || !form.success) return failed;
    const data = {
      custom_id: form.output.custom_id,
      components: fillForm(form.output.components, request.values),
    };
    const { channelId, source } = opener;
    const type = InteractionType.ModalSubmit;
    return this.#send({ type, channelId, command: null, source }, data, request);
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
      return this.#conclude(record, await Promise.race([book.answered(record), whenAborted(signal)]));
    } catch {
      return failed;
    }
  }

  #conclude(record: InteractionRecord, callback: Callback | null): EndingView {
    if (callback === null) return failed;
    if (callback.type === InteractionResponseType.Modal) {
      return { kind: 'modal', modal: viewModal(record, callback.data) };
    }
    if (callback.type === InteractionResponseType.ApplicationCommandAutocompleteResult) {
      return { kind: 'choices', ...v.parse(choices, callback.data) };
    }
    return { kind: 'shown' };
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

async function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(null);
    });
  });
}

function viewModal(record: InteractionRecord, data: unknown): ModalView {
  const form = v.parse(modal, data);
  return {
    interactionId: record.id,
    customId: form.custom_id,
    title: form.title,
    components: readComponents(form.components, null),
  };
}
