import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import { limits } from '../message/limits.ts';
import { resolveLocale, type Languages } from '../message/words.ts';
import { optionalSnowflake } from '../snowflake.ts';
import type { ActionInput, AutocompleteInput, CommandInput } from './command.ts';
import { flattenComponents, readSource, readText } from './message-payload.ts';

/** Who uses the bot, where, and in which language: theirs for what only they see, else that of the server. */
export interface Caller extends Languages {
  readonly userId: string;
  /** Null in direct and group messages. */
  readonly guildId: string | null;
  /** What the person may do in the channel, as Discord's bit set; none outside of servers. */
  readonly permissions: bigint;
  readonly isUserInstallOnly: boolean;
}

export interface InteractionAddress {
  readonly id: string;
  /** Secret: whoever has it can answer in the bot's name for 15 minutes. */
  readonly token: string;
  /** Whose webhook takes what follows the first answer; null when Discord did not say. */
  readonly applicationId: string | null;
}

type Deed =
  /** A command was sent, or clicked in the menu of a message. */
  | ({ readonly kind: 'command'; readonly command: string; readonly commandId: string | null } & Omit<
      CommandInput,
      'caller'
    >)
  | ({ readonly kind: 'autocomplete'; readonly command: string } & Omit<AutocompleteInput, 'caller'>)
  /** A button was clicked, something picked from a menu, or a form filled in that a button opened. */
  | ({ readonly kind: 'component' | 'modal'; readonly customId: string } & Omit<
      ActionInput,
      'caller' | 'args'
    >)
  /** Anything else that can be answered: a kind that is not served, or one whose content makes no sense. */
  | { readonly kind: 'other'; readonly isMalformed: boolean };

export type Interaction = InteractionAddress & {
  readonly caller: Caller;
  /** Discord takes nothing but choices for an answer. */
  readonly wantsChoices: boolean;
} & Deed;

// Tolerant on purpose: only what is used is looked at, so that a field Discord adds or drops elsewhere does no harm.
const text = v.pipe(v.string(), v.minLength(1));
const user = v.fallback(v.nullable(v.object({ id: optionalSnowflake })), null);
const bits = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,30}$/)), '0');
const situation = v.object({
  type: v.fallback(v.nullable(v.number()), null),
  id: text,
  token: text,
  application_id: optionalSnowflake,
  user,
  member: v.fallback(v.nullable(v.object({ user, permissions: bits })), null),
  guild_id: optionalSnowflake,
  locale: v.fallback(v.string(), 'en-US'),
  guild_locale: v.fallback(v.nullable(v.string()), null),
  authorizing_integration_owners: v.fallback(v.nullable(v.record(v.string(), v.unknown())), null),
});
/** Characters that are read of what is being typed: one more than a choice may have, so that no cut text becomes one. */
const longestTyped = limits.choiceChars + 1;

const option = v.object({
  name: text,
  value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  focused: v.optional(v.boolean(), false),
});
const messages = v.object({ messages: v.fallback(v.record(v.string(), v.unknown()), {}) });
const command = v.object({
  data: v.object({
    id: optionalSnowflake,
    name: text,
    type: v.fallback(v.number(), ApplicationCommandType.ChatInput),
    options: v.optional(v.array(option), []),
    target_id: v.fallback(v.nullable(v.string()), null),
    resolved: v.fallback(v.nullable(messages), null),
  }),
});
const used = v.object({
  data: v.object({
    custom_id: text,
    values: v.fallback(v.array(v.string()), []),
    components: v.fallback(v.array(v.unknown()), []),
  }),
  message: v.optional(v.unknown()),
});
const field = v.object({ custom_id: text, value: v.string() });

// Written as numbers, of which Discord may add more.
const messageMenu: number = ApplicationCommandType.Message;
const typingType: number = InteractionType.ApplicationCommandAutocomplete;

/** How what was done is read, by type of interaction; undefined when it lacks what it needs. */
const readers = new Map<number | null, (payload: unknown) => Deed | undefined>([
  [InteractionType.ApplicationCommand, readCommand],
  [InteractionType.ApplicationCommandAutocomplete, readTyping],
  [InteractionType.MessageComponent, (payload) => readUse('component', payload)],
  [InteractionType.ModalSubmit, (payload) => readUse('modal', payload)],
]);

/** Reads the payload of an interaction as Discord sent it; null when it cannot even be answered. */
export function parseInteraction(payload: unknown): Interaction | null {
  const parsed = v.safeParse(situation, payload);
  if (!parsed.success) return null;
  const { id, token, application_id: applicationId, type } = parsed.output;
  const isMalformed = type === null || readers.has(type);
  const deed = readers.get(type)?.(payload) ?? { kind: 'other', isMalformed };
  const address = { id, token, applicationId };
  return { ...address, caller: readCaller(parsed.output), wantsChoices: type === typingType, ...deed };
}

function readCommand(payload: unknown): Deed | undefined {
  const parsed = v.safeParse(command, payload);
  if (!parsed.success) return undefined;
  const { name, id, type, options, resolved, target_id: targetId } = parsed.output.data;
  return {
    kind: 'command',
    command: name,
    commandId: id,
    options: readOptions(options),
    targetText: type === messageMenu ? readText(resolved?.messages[targetId ?? '']) : null,
  };
}

function readTyping(payload: unknown): Deed | undefined {
  const parsed = v.safeParse(command, payload);
  if (!parsed.success) return undefined;
  const { name, options } = parsed.output.data;
  const focused = options.find((one) => one.focused)?.name;
  if (focused === undefined) return undefined;
  return { kind: 'autocomplete', command: name, options: readOptions(options, longestTyped), focused };
}

function readOptions(
  options: readonly v.InferOutput<typeof option>[],
  longest?: number,
): CommandInput['options'] {
  const cut = (value: string | number | boolean) =>
    typeof value === 'string' ? value.slice(0, longest) : value;
  return new Map(
    options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, cut(value)] as const])),
  );
}

function readUse(kind: 'component' | 'modal', payload: unknown): Deed | undefined {
  const parsed = v.safeParse(used, payload);
  if (!parsed.success) return undefined;
  const { data, message } = parsed.output;
  const filled = flattenComponents(data.components).filter((part) => v.is(field, part));
  const fields = new Map(filled.map((part) => [part.custom_id, part.value]));
  return { kind, customId: data.custom_id, values: data.values, fields, source: readSource(message) };
}

/** Reads who acted; what is missing or odd counts as unknown. */
function readCaller({ user: direct, member, ...rest }: v.InferOutput<typeof situation>): Caller {
  const owners = rest.authorizing_integration_owners;
  const locale = resolveLocale(rest.locale);
  return {
    userId: member?.user?.id ?? direct?.id ?? '0',
    guildId: rest.guild_id,
    locale,
    guildLocale: rest.guild_locale === null ? locale : resolveLocale(rest.guild_locale),
    permissions: BigInt(member?.permissions ?? '0'),
    isUserInstallOnly: owners !== null && !(String(ApplicationIntegrationType.GuildInstall) in owners),
  };
}

/** Whether others see what the bot posts for somebody: not so where only they have installed it, and the server minds. */
export function canPost({ isUserInstallOnly, guildId, permissions }: Caller): boolean {
  return !isUserInstallOnly || guildId === null || (permissions & PermissionFlagsBits.UseExternalApps) !== 0n;
}
