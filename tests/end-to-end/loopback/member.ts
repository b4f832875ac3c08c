import { ApplicationCommandType, GatewayIntentBits, InteractionType } from 'discord-api-types/v10';
import { type Answer, awaitAnswer } from './answer.ts';
import type { ChannelPost, ChannelStore } from './channel-store.ts';
import { type Addressing, describeAddress } from './address.ts';
import { createOptions, type OptionValues, requireAvailable } from './command-use.ts';
import type { CommandStore, PublishedCommand } from './command-store.ts';
import { type Component, flattenComponents } from './components.ts';
import { createSnowflake } from './identity.ts';
import {
  createPayload,
  defaultSituation,
  describeMember,
  type InteractionPayload,
  places,
  type Situation,
} from './interaction-payload.ts';
import type { InteractionRecord, InteractionStore } from './interaction-store.ts';
import { fillModal } from './modal-use.ts';
import { isEphemeral, type StoredMessage } from './stored-message.ts';

/** How an action departs from the usual: who, where, in which language, and how long the answer may take. */
export interface ActionOptions extends Partial<Situation> {
  /** The three seconds are over before the bot's answer arrives. */
  readonly isLate?: boolean;
  /** How long to wait for the answer, in milliseconds. */
  readonly deadlineMs?: number;
}

/** What a member's actions work on. */
export interface MemberPeers {
  readonly applicationId: string;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly channels: ChannelStore;
  now(): number;
  /** Hands an interaction to the bot. */
  deliver(payload: InteractionPayload, guildId: string | null): Promise<void>;
  /** Hands another event to the bot, if it asked for the intent. */
  dispatch(name: string, payload: object, guildId: string | null, intent: GatewayIntentBits): void;
}

/** What was picked from a select menu. */
interface Picked {
  readonly values?: readonly string[];
}

interface Act {
  readonly type: InteractionType;
  readonly data: object;
  readonly situation: Situation;
  readonly source?: StoredMessage | null;
}

/** How a message is written. */
export interface SayOptions extends ActionOptions, Addressing {
  /** What the payload has otherwise than usual. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A person's message as Discord shows it to the bot. */
export interface WrittenMessage {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A person using the bot. Actions resolve with the bot's answer, or reject saying what was missing or refused. */
export class Member {
  readonly #peers: MemberPeers;
  readonly #situations = new Map<string, Situation>();

  constructor(peers: MemberPeers) {
    this.#peers = peers;
  }

  /** Sends a slash command. */
  async slash(name: string, values: OptionValues = {}, options: ActionOptions = {}): Promise<Answer> {
    const situation = complete(defaultSituation, options);
    const command = this.#reach(name, ApplicationCommandType.ChatInput, situation);
    const data = { ...this.#describe(command, name), ...wrapOptions(createOptions(command, values, null)) };
    return this.#act({ type: InteractionType.ApplicationCommand, data, situation }, options);
  }

  /** Types into an option of a slash command that completes what is typed. */
  async type(
    name: string,
    values: OptionValues,
    focused: string,
    options: ActionOptions = {},
  ): Promise<Answer> {
    const situation = complete(defaultSituation, options);
    const command = this.#reach(name, ApplicationCommandType.ChatInput, situation);
    const data = {
      ...this.#describe(command, name),
      ...wrapOptions(createOptions(command, values, focused)),
    };
    return this.#act({ type: InteractionType.ApplicationCommandAutocomplete, data, situation }, options);
  }

  /** Uses a message menu command on a message with this text. */
  async menu(name: string, targetText: string, options: ActionOptions = {}): Promise<Answer> {
    const situation = complete(defaultSituation, options);
    const command = this.#reach(name, ApplicationCommandType.Message, situation);
    const target = this.#write(targetText, situation);
    const data = {
      ...this.#describe(command, name),
      type: ApplicationCommandType.Message,
      target_id: target.id,
      resolved: { messages: { [target.id]: target } },
    };
    return this.#act({ type: InteractionType.ApplicationCommand, data, situation }, options);
  }

  /** Clicks a button of a message, where the message is. */
  async click(customId: string, on: Answer | StoredMessage, options: ActionOptions = {}): Promise<Answer> {
    return this.#use(customId, messageOf(on), {}, options);
  }

  /** Picks values of a select menu of a message, where the message is. */
  async select(
    customId: string,
    on: Answer | StoredMessage,
    values: readonly string[],
    options: ActionOptions = {},
  ): Promise<Answer> {
    return this.#use(customId, messageOf(on), { values }, options);
  }

  /** Fills in, by custom id, and submits the modal an answer opened. */
  async submit(
    opened: Answer,
    values: Readonly<Record<string, string>>,
    options: ActionOptions = {},
  ): Promise<Answer> {
    if (opened.modal === null) throw new Error('The answer opened no modal');
    const situation = complete(this.#situationOf(opened.interaction.id), options);
    const data = { custom_id: opened.modal.custom_id, components: fillModal(opened.modal, values) };
    const { source } = opened.interaction;
    return this.#act({ type: InteractionType.ModalSubmit, data, situation, source }, options);
  }

  /** Writes a message; resolves with what the bot posts in reply. Mention the bot as `<@APPLICATION_ID>`. */
  async say(text: string, options: SayOptions = {}): Promise<ChannelPost> {
    const { id } = this.tell(text, options);
    const isReply = ({ repliesTo }: ChannelPost) => repliesTo === id;
    return this.#peers.channels.posts.waitFor(isReply, `a reply to the message "${text}"`, options);
  }

  /** Writes a message that need not be answered. */
  tell(text: string, options: SayOptions = {}): WrittenMessage {
    const situation = complete(defaultSituation, options);
    const { applicationId } = this.#peers;
    const message = {
      ...this.#write(text, situation),
      ...describeAddress(text, applicationId, {
        ...options,
        isDirect: places[situation.where].guild === null,
      }),
      ...options.fields,
    };
    this.#dispatch('MESSAGE_CREATE', message, situation);
    return message;
  }

  /** Changes what a message says. */
  edit(message: WrittenMessage, text: string, options: SayOptions = {}): void {
    const edited = { ...message, content: text, edited_timestamp: new Date(this.#peers.now()).toISOString() };
    this.#dispatch('MESSAGE_UPDATE', edited, complete(defaultSituation, options));
  }

  /** Sends a payload as it is, however odd; {@link answerTo} takes the returned record. */
  async dispatchRaw(
    payload: InteractionPayload,
    guildId: string | null = places.guild.guild,
  ): Promise<InteractionRecord> {
    const record = this.#peers.interactions.open({
      id: payload.id,
      token: payload.token,
      type: payload.type,
      channelId: places.guild.channel,
      user: defaultSituation.user,
      source: null,
      owners: payload.authorizing_integration_owners,
    });
    await this.#peers.deliver(payload, guildId);
    return record;
  }

  /** The bot's complete answer to an interaction sent by {@link dispatchRaw}. */
  async answerTo(record: InteractionRecord, options: ActionOptions = {}): Promise<Answer> {
    return awaitAnswer(record, this.#peers.interactions, options);
  }

  #dispatch(name: string, message: WrittenMessage, { where }: Situation): void {
    const { guild } = places[where];
    const intent = guild === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    this.#peers.dispatch(name, message, guild, intent);
  }

  async #act({ type, data, situation, source = null }: Act, options: ActionOptions): Promise<Answer> {
    const { applicationId, interactions } = this.#peers;
    const { guild, channel } = places[situation.where];
    const message = source && (interactions.messages.get(source.id) ?? source);
    const payload = createPayload(type, data, situation, {
      applicationId,
      nowMs: this.#peers.now(),
      ...(message ? { message } : {}),
    });
    const record = interactions.open({
      id: payload.id,
      token: payload.token,
      type,
      channelId: channel,
      user: situation.user,
      source: message,
      owners: payload.authorizing_integration_owners,
    });
    if (options.isLate === true) interactions.expireDeadline(record);
    this.#situations.set(record.id, situation);
    const delivery = this.#peers.deliver(payload, guild);
    const [answer] = await Promise.all([awaitAnswer(record, interactions, options), delivery]);
    return answer;
  }

  #use(customId: string, shown: StoredMessage, picked: Picked, options: ActionOptions): Promise<Answer> {
    const message = this.#peers.interactions.messages.get(shown.id) ?? shown;
    if (this.#peers.interactions.isDeleted(message.id)) throw new Error('The message is deleted');
    const component = findUsable(customId, message);
    requireOffered(component, picked.values ?? []);
    const origin = this.#situationOf(message.interaction_metadata?.id ?? '');
    const situation = complete(origin, options);
    if (isEphemeral(message) && situation.user.id !== origin.user.id) {
      throw new Error('Only the person who asked sees this message');
    }
    const data = { component_type: component.type, custom_id: customId, id: component.id, ...picked };
    return this.#act({ type: InteractionType.MessageComponent, data, situation, source: message }, options);
  }

  #reach(name: string, type: ApplicationCommandType, { where }: Situation): PublishedCommand | undefined {
    const command = this.#peers.commands.find(name, type, places[where].guild);
    if (command) requireAvailable(command, where);
    return command;
  }

  #describe(command: PublishedCommand | undefined, name: string): object {
    const id = command?.id ?? createSnowflake(this.#peers.now());
    const guild = command?.guild_id === undefined ? {} : { guild_id: command.guild_id };
    return { id, name, type: ApplicationCommandType.ChatInput, ...guild };
  }

  #situationOf(interactionId: string): Situation {
    return this.#situations.get(interactionId) ?? defaultSituation;
  }

  #write(content: string, { where, user }: Situation): WrittenMessage {
    const { guild, channel } = places[where];
    const nowMs = this.#peers.now();
    const empty = { embeds: [], components: [], attachments: [], mentions: [], mention_roles: [] };
    return {
      id: createSnowflake(nowMs),
      type: 0,
      channel_id: channel,
      author: user,
      content,
      timestamp: new Date(nowMs).toISOString(),
      edited_timestamp: null,
      flags: 0,
      mention_everyone: false,
      pinned: false,
      tts: false,
      ...empty,
      ...(guild === null ? {} : { guild_id: guild, member: describeMember() }),
    };
  }
}

function complete(
  base: Situation,
  { where, user, locale, guildLocale, permissions }: ActionOptions,
): Situation {
  return {
    where: where ?? base.where,
    user: user ?? base.user,
    locale: locale ?? base.locale,
    guildLocale: guildLocale ?? base.guildLocale,
    permissions: permissions ?? base.permissions,
  };
}

function wrapOptions(options: readonly object[]): object {
  return options.length === 0 ? {} : { options };
}

function messageOf(on: Answer | StoredMessage): StoredMessage {
  const message = 'interaction' in on ? on.message : on;
  if (message === null) throw new Error('The answer has no message');
  return message;
}

function findUsable(customId: string, message: StoredMessage): Component {
  const component = flattenComponents(message.components).find(({ custom_id: id }) => id === customId);
  if (component === undefined) throw new Error(`The message has no component "${customId}"`);
  if (component.disabled === true) throw new Error(`The component "${customId}" is disabled`);
  return component;
}

// A person can pick only what the menu offers, and no more and no less than it asks for.
function requireOffered({ custom_id: id, options, ...menu }: Component, values: readonly string[]): void {
  if (options === undefined) return;
  const offered = new Set(options.map(({ value }) => value));
  const stranger = values.find((value) => !offered.has(value));
  if (stranger !== undefined) throw new Error(`The menu "${id}" does not offer "${stranger}"`);
  const [least, most] = [menu.min_values ?? 1, menu.max_values ?? 1];
  if (values.length < least || values.length > most) {
    throw new Error(`The menu "${id}" takes ${least} to ${most} values, got ${values.length}`);
  }
}
