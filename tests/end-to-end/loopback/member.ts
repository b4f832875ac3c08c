import { ApplicationCommandType, GatewayIntentBits, InteractionType } from 'discord-api-types/v10';
import { type Answer, awaitAnswer } from './answer.ts';
import type { ChannelPost } from './channel-store.ts';
import { createOptions, describeAddress, fillModal, findUsable, type OptionValues } from './client.ts';
import { createSnowflake } from './identity.ts';
import {
  createPayload,
  defaultSituation,
  describeMember,
  type InteractionPayload,
  places,
  type Situation,
} from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-store.ts';
import type { LoopbackDiscord } from './loopback-discord.ts';
import { isEphemeral, type StoredMessage } from './stored-message.ts';

/** How an action departs from the usual: who, where, in which language, and how long the answer may take. */
export interface ActionOptions extends Partial<Situation> {
  /** The three seconds are over before the bot's answer arrives. */
  readonly isLate?: boolean;
  readonly deadlineMs?: number;
}

interface Act {
  readonly type: InteractionType;
  readonly data: object;
  readonly situation: Situation;
  readonly source?: StoredMessage | null;
}

export interface SayOptions extends ActionOptions {
  readonly replyTo?: StoredMessage;
  /** What the payload has otherwise than usual. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface WrittenMessage {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A person using the bot. Actions resolve with the bot's answer, or reject saying what was missing or refused. */
export class Member {
  readonly #discord: LoopbackDiscord;
  readonly #situations = new Map<string, Situation>();

  constructor(discord: LoopbackDiscord) {
    this.#discord = discord;
  }

  async slash(name: string, values: OptionValues = {}, options: ActionOptions = {}): Promise<Answer> {
    return this.#useCommand(name, values, null, options);
  }

  /** Types into an option of a slash command that completes what is typed. */
  async type(name: string, values: OptionValues, focused: string, options: ActionOptions = {}) {
    return this.#useCommand(name, values, focused, options);
  }

  async menu(name: string, targetText: string, options: ActionOptions = {}): Promise<Answer> {
    const situation = { ...defaultSituation, ...options };
    const { command } = this.#reach(name, ApplicationCommandType.Message, situation);
    const target = writeMessage(targetText, situation);
    const data = { ...command, target_id: target.id, resolved: { messages: { [target.id]: target } } };
    return this.#act({ type: InteractionType.ApplicationCommand, data, situation }, options);
  }

  async click(customId: string, on: Answer | StoredMessage, options: ActionOptions = {}): Promise<Answer> {
    return this.select(customId, on, undefined, options);
  }

  /** Picks values of a select menu of a message, where the message is. */
  async select(
    customId: string,
    on: Answer | StoredMessage,
    values?: readonly string[],
    options: ActionOptions = {},
  ): Promise<Answer> {
    const source = this.#sourceOf(on);
    const { type, id } = findUsable(customId, source, values);
    const origin = this.#situationOf(source.interaction_metadata?.id ?? '');
    const situation = { ...origin, ...options };
    if (isEphemeral(source) && situation.user.id !== origin.user.id) {
      throw new Error('Only the person who asked sees this message');
    }
    const data = { component_type: type, custom_id: customId, id, ...(values && { values }) };
    return this.#act({ type: InteractionType.MessageComponent, data, situation, source }, options);
  }

  /** The message of an answer, as it stands now. */
  #sourceOf(on: Answer | StoredMessage): StoredMessage {
    const shown = 'interaction' in on ? on.message : on;
    const source = this.#discord.interactions.messages.get(shown?.id ?? '');
    if (source === undefined) throw new Error('There is no message, or it is deleted');
    return source;
  }

  /** Fills in, by custom id, and submits the modal an answer opened. */
  async submit(
    { modal, interaction }: Answer,
    values: Readonly<Record<string, string>>,
    options: ActionOptions = {},
  ): Promise<Answer> {
    if (modal === null) throw new Error('The answer opened no modal');
    const situation = { ...this.#situationOf(interaction.id), ...options };
    const data = { custom_id: modal.custom_id, components: fillModal(modal, values) };
    const { source } = interaction;
    return this.#act({ type: InteractionType.ModalSubmit, data, situation, source }, options);
  }

  /** Writes a message; resolves with what the bot posts in reply. Mention the bot as `<@APPLICATION_ID>`. */
  async say(text: string, options: SayOptions = {}): Promise<ChannelPost> {
    const { id } = this.tell(text, options);
    const isReply = ({ repliesTo }: ChannelPost) => repliesTo === id;
    return this.#discord.channels.posts.waitFor(isReply, `a reply to the message "${text}"`, options);
  }

  tell(text: string, options: SayOptions = {}): WrittenMessage {
    const situation = { ...defaultSituation, ...options };
    const message = {
      ...writeMessage(text, situation),
      ...describeAddress(text, places[situation.where].guild === null, options),
      ...options.fields,
    };
    this.#dispatch('MESSAGE_CREATE', message, situation);
    return message;
  }

  /** Sends a payload as it is, however odd; {@link answerTo} takes the returned record. */
  async dispatchRaw(
    payload: InteractionPayload,
    guildId: string | null = places.guild.guild,
  ): Promise<InteractionRecord> {
    const record = this.#open(payload, defaultSituation, null);
    await this.#discord.deliver(payload, guildId);
    return record;
  }

  /** The bot's complete answer to an interaction sent by {@link dispatchRaw}. */
  async answerTo(record: InteractionRecord, options: ActionOptions = {}): Promise<Answer> {
    return awaitAnswer(record, this.#discord.interactions, options);
  }

  async #useCommand(
    name: string,
    values: OptionValues,
    focused: string | null,
    options: ActionOptions,
  ): Promise<Answer> {
    const situation = { ...defaultSituation, ...options };
    const { command, published } = this.#reach(name, ApplicationCommandType.ChatInput, situation);
    const data = { ...command, options: createOptions(published, values, focused) };
    const type =
      focused === null ? InteractionType.ApplicationCommand : InteractionType.ApplicationCommandAutocomplete;
    return this.#act({ type, data, situation }, options);
  }

  /** A command as an interaction names it, which need not be published. */
  #reach(name: string, type: ApplicationCommandType, { where }: Situation) {
    const published = this.#discord.commands.find(name, type, places[where].guild);
    const { id = createSnowflake(), guild_id: guild } = published ?? {};
    return { published, command: { id, name, type, ...(guild && { guild_id: guild }) } };
  }

  async #act({ type, data, situation, source = null }: Act, options: ActionOptions): Promise<Answer> {
    const { interactions } = this.#discord;
    const payload = createPayload(type, data, situation, source ? { message: source } : {});
    const record = this.#open(payload, situation, source);
    if (options.isLate === true) record.acknowledgeByMs = -Infinity;
    const delivery = this.#discord.deliver(payload, places[situation.where].guild);
    const [answer] = await Promise.all([awaitAnswer(record, interactions, options), delivery]);
    return answer;
  }

  #open(
    { id, token, type, authorizing_integration_owners: owners }: InteractionPayload,
    situation: Situation,
    source: StoredMessage | null,
  ): InteractionRecord {
    this.#situations.set(id, situation);
    const { user, where } = situation;
    const channelId = places[where].channel;
    return this.#discord.interactions.open({ id, token, type, owners, user, channelId, source });
  }

  #situationOf(interactionId: string): Situation {
    return this.#situations.get(interactionId) ?? defaultSituation;
  }

  #dispatch(name: string, message: WrittenMessage, { where }: Situation): void {
    const { guild } = places[where];
    const intent = guild === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    this.#discord.gateway.dispatch(name, message, guild, intent);
  }
}

function writeMessage(content: string, { where, user }: Situation): WrittenMessage {
  const { guild, channel } = places[where];
  return {
    id: createSnowflake(),
    type: 0,
    channel_id: channel,
    author: user,
    content,
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    flags: 0,
    mention_everyone: false,
    pinned: false,
    tts: false,
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    ...(guild === null ? {} : { guild_id: guild, member: describeMember() }),
  };
}
