import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
  MessageType,
} from 'discord-api-types/v10';
import type { PublishedCommand } from './command-store.ts';
import { type Component, flattenComponents } from './components.ts';
import { application } from './identity.ts';
import { contextOf, type Place } from './interaction-payload.ts';
import type { StoredMessage } from './stored-message.ts';

/** Values a person gives a command's options, by name. */
export type OptionValues = Readonly<Record<string, string | boolean>>;

/** A modal as the bot opened it. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** Whom a message is for. */
export interface Addressing {
  /** The message it replies to. */
  readonly replyTo?: StoredMessage;
  /** Whether a reply notifies who is replied to; default true. */
  readonly pings?: boolean;
}

/**
 * Options as Discord sends them, typed as published.
 * @param focused - the option being typed into, for autocomplete
 * @throws Error when the person's client would not let them send this
 */
export function createOptions(
  command: PublishedCommand | undefined,
  values: OptionValues,
  focused: string | null,
): readonly object[] {
  const published = command?.options ?? [];
  const missing = published.find(({ name, required }) => required === true && !(name in values));
  if (missing && focused === null) throw new Error(`/${command?.name} needs the option "${missing.name}"`);
  return Object.entries(values).map(([name, value]) => {
    const option = published.find((candidate) => candidate.name === name);
    if (command && !option) throw new Error(`/${command.name} has no option "${name}"`);
    const type = option?.type ?? (typeof value === 'string' ? OptionType.String : OptionType.Boolean);
    if (name !== focused) return { name, type, value };
    if (option && option.autocomplete !== true) throw new Error(`"${name}" is not completed`);
    return { name, type, value, focused: true };
  });
}

/** Throws when a published command cannot be used in a place. */
export function requireAvailable(command: PublishedCommand, where: Place): void {
  const contexts = command.contexts ?? [InteractionContextType.Guild, InteractionContextType.BotDM];
  const installs = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  const needsUserInstall = where === 'unknown-guild' || where === 'group-dm';
  const isAvailable =
    contexts.includes(contextOf(where)) &&
    (!needsUserInstall || installs.includes(ApplicationIntegrationType.UserInstall)) &&
    (command.guild_id === undefined || where === 'guild');
  if (!isAvailable) throw new Error(`"${command.name}" is not available here (${where})`);
}

/** A control of a message that a person can use, with the values they pick; throws where there is none such. */
export function findUsable(
  customId: string,
  { components }: StoredMessage,
  values: readonly string[] = [],
): Component {
  const found = flattenComponents(components).find(({ custom_id: id }) => id === customId);
  if (found === undefined) throw new Error(`The message has no component "${customId}"`);
  if (found.disabled === true) throw new Error(`The component "${customId}" is disabled`);
  const { options, min_values: least, max_values: most } = found;
  const isOffered = values.every((value) => options?.some((option) => option.value === value));
  const isEnough = options === undefined || (values.length >= (least ?? 1) && values.length <= (most ?? 1));
  if (!isOffered || !isEnough) throw new Error(`The menu "${customId}" does not let pick "${values.join()}"`);
  return found;
}

/**
 * The components of a modal submission, filled in by custom id.
 * @throws Error for a field the modal has not, or a text outside its limits
 */
export function fillModal(
  { components }: Modal,
  values: Readonly<Record<string, string>>,
): readonly object[] {
  const known = new Set(flattenComponents(components).map(({ custom_id: id }) => id));
  const stranger = Object.keys(values).find((id) => !known.has(id));
  if (stranger !== undefined) throw new Error(`The modal has no field "${stranger}"`);
  return components.map((component) => fill(component, values));
}

function fill(component: Component, values: Readonly<Record<string, string>>): object {
  const { type, component: field, custom_id: id } = component;
  if (field) return { type, id: 0, component: fill(field, values) };
  const value = values[id ?? ''] ?? '';
  requireFits(value, component);
  return { type, id: 0, custom_id: id, value };
}

function requireFits(
  text: string,
  { custom_id: id, required, min_length: min, max_length: max }: Component,
): void {
  const [least, most] = [Math.max(1, min ?? 0), max ?? 4000];
  if (text === '' && required === false) return;
  if (text.length < least || text.length > most) {
    throw new Error(`"${id}" takes ${least} to ${most} characters, got ${text.length}`);
  }
}

/**
 * What a message's payload says of whom it is for, and its text where Discord shows that to a bot without the privileged
 * intent: in direct messages, with a mention, and in replies that notify the bot of a message that answers no command.
 */
export function describeAddress(
  text: string,
  isDirect: boolean,
  { replyTo, pings = true }: Addressing,
): Readonly<Record<string, unknown>> {
  const isMention = new RegExp(`<@!?${application.id}>`).test(text);
  const isPing = pings && replyTo?.author.id === application.id;
  const isShown = isDirect || isMention || (isPing && replyTo.interaction_metadata === undefined);
  return {
    content: isShown ? text : '',
    mentions: isMention || isPing ? [application.bot] : [],
    ...describeReply(replyTo),
  };
}

function describeReply(replyTo: StoredMessage | undefined): Readonly<Record<string, unknown>> {
  return replyTo === undefined
    ? {}
    : {
        type: MessageType.Reply,
        message_reference: { type: 0, message_id: replyTo.id, channel_id: replyTo.channel_id },
        referenced_message: replyTo,
      };
}
