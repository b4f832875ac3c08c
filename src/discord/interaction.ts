import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import * as v from 'valibot';
import { readCaller, type Caller } from './caller.ts';
import type { SourceMessage, TargetMessage } from './command.ts';
import { flattenComponents, readOrigin, readSource } from './source-message.ts';

/** What an answer is addressed to. */
export interface InteractionAddress {
  readonly id: string;
  /** Secret: whoever has it can answer in the bot's name for 15 minutes. */
  readonly token: string;
  /** Whose webhook takes what follows the first answer; null when Discord did not say. */
  readonly applicationId: string | null;
}

/** What every interaction that can be answered says of itself. */
export interface InteractionBase extends InteractionAddress {
  readonly caller: Caller;
}

/** Discord asks whether anybody is there. */
export interface PingInteraction extends InteractionBase {
  readonly kind: 'ping';
}

/** Somebody sent a command, or clicked one in the menu of a message. */
export interface CommandInteraction extends InteractionBase {
  readonly kind: 'command';
  readonly command: string;
  /** Id of the published command, or null. */
  readonly commandId: string | null;
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** The message whose menu was used; null for a chat command. */
  readonly target: TargetMessage | null;
}

/** Somebody is typing into an option of a command. */
export interface AutocompleteInteraction extends InteractionBase {
  readonly kind: 'autocomplete';
  readonly command: string;
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** Name of the option being typed into. */
  readonly focused: string;
}

/** Somebody clicked a button, or picked from a select menu. */
export interface ComponentInteraction extends InteractionBase {
  readonly kind: 'component';
  readonly customId: string;
  /** What was picked; empty for a button. */
  readonly values: readonly string[];
  readonly source: SourceMessage;
  /** Id of the interaction that this message answers, or null. */
  readonly origin: string | null;
}

/** Somebody filled in a form. */
export interface ModalInteraction extends InteractionBase {
  readonly kind: 'modal';
  readonly customId: string;
  /** What was typed, by custom id of the field. */
  readonly fields: ReadonlyMap<string, string>;
  /** The message whose button opened the form; empty when there was none. */
  readonly source: SourceMessage;
  /** Id of the interaction that this message answers, or null. */
  readonly origin: string | null;
}

/** Anything else that can be answered: a kind that is not served, or one whose content makes no sense. */
export interface OtherInteraction extends InteractionBase {
  readonly kind: 'other';
  readonly isMalformed: boolean;
  /** Discord takes nothing but choices for an answer. */
  readonly wantsChoices: boolean;
}

/** An interaction of any kind. */
export type Interaction =
  | PingInteraction
  | CommandInteraction
  | AutocompleteInteraction
  | ComponentInteraction
  | ModalInteraction
  | OtherInteraction;

// Tolerant on purpose: only what is used is looked at, so that a field Discord adds or drops elsewhere does no harm.
const text = v.pipe(v.string(), v.minLength(1));
const id = v.fallback(v.nullable(v.pipe(v.string(), v.regex(/^\d{1,20}$/))), null);
const type = v.fallback(v.nullable(v.number()), null);
const address = v.object({ id: text, token: text, application_id: id, type });
/** The first one, when an address is entered in the Developer Portal, says nothing else. */
const ping = v.object({
  type: v.literal(InteractionType.Ping),
  id: v.fallback(v.string(), ''),
  token: v.fallback(v.string(), ''),
  application_id: id,
});
const anyAddress = v.union([address, ping]);
const option = v.object({
  name: text,
  value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
  focused: v.optional(v.boolean(), false),
});
const command = v.object({
  data: v.object({
    id,
    name: text,
    type: v.fallback(v.number(), ApplicationCommandType.ChatInput),
    options: v.optional(v.array(option), []),
    target_id: v.fallback(v.nullable(v.string()), null),
    resolved: v.fallback(
      v.nullable(v.object({ messages: v.fallback(v.record(v.string(), v.unknown()), {}) })),
      null,
    ),
  }),
});
const target = v.object({
  content: v.fallback(v.string(), ''),
  author: v.fallback(v.nullable(v.object({ id, bot: v.fallback(v.boolean(), false) })), null),
});
const component = v.object({
  data: v.object({ custom_id: text, values: v.fallback(v.array(v.string()), []) }),
});
const field = v.object({ custom_id: text, value: v.string() });
const modal = v.object({
  data: v.object({ custom_id: text, components: v.fallback(v.array(v.unknown()), []) }),
});
const carrier = v.object({ message: v.optional(v.unknown()) });

/** Reads the payload of an interaction as Discord sent it; null when it cannot even be answered. */
export function parseInteraction(payload: unknown): Interaction | null {
  const to = v.safeParse(anyAddress, payload);
  if (!to.success) return null;
  const { id: ownId, token, application_id: applicationId, type: kind } = to.output;
  const base: InteractionBase = { id: ownId, token, applicationId, caller: readCaller(payload) };
  const parse = parsers.get(kind);
  return (
    parse?.(payload, base) ?? {
      ...base,
      kind: 'other',
      isMalformed: kind === null || parse !== undefined,
      wantsChoices: kind === InteractionType.ApplicationCommandAutocomplete,
    }
  );
}

const messageMenu: number = ApplicationCommandType.Message;

/** Reads one kind of interaction; null when it lacks what it needs. */
type Parser = (payload: unknown, base: InteractionBase) => Interaction | null;

const parsers: ReadonlyMap<number | null, Parser> = new Map<number | null, Parser>([
  [InteractionType.Ping, (_, base) => ({ ...base, kind: 'ping' })],
  [InteractionType.ApplicationCommand, parseCommand],
  [InteractionType.ApplicationCommandAutocomplete, parseAutocomplete],
  [InteractionType.MessageComponent, parseComponent],
  [InteractionType.ModalSubmit, parseModal],
]);

function parseCommand(payload: unknown, base: InteractionBase): CommandInteraction | null {
  const parsed = v.safeParse(command, payload);
  if (!parsed.success) return null;
  const { data } = parsed.output;
  const isMenu = data.type === messageMenu;
  const message = data.resolved?.messages[data.target_id ?? ''];
  return {
    ...base,
    kind: 'command',
    command: data.name,
    commandId: data.id,
    options: readOptions(data.options),
    target: isMenu ? readTarget(message) : null,
  };
}

function parseAutocomplete(payload: unknown, base: InteractionBase): AutocompleteInteraction | null {
  const parsed = v.safeParse(command, payload);
  if (!parsed.success) return null;
  const { name, options } = parsed.output.data;
  const focused = options.find((candidate) => candidate.focused);
  return focused === undefined
    ? null
    : { ...base, kind: 'autocomplete', command: name, options: readOptions(options), focused: focused.name };
}

function parseComponent(payload: unknown, base: InteractionBase): ComponentInteraction | null {
  const parsed = v.safeParse(component, payload);
  if (!parsed.success) return null;
  const { custom_id: customId, values } = parsed.output.data;
  const { message } = v.parse(carrier, payload);
  return {
    ...base,
    kind: 'component',
    customId,
    values,
    source: readSource(message),
    origin: readOrigin(message),
  };
}

function parseModal(payload: unknown, base: InteractionBase): ModalInteraction | null {
  const parsed = v.safeParse(modal, payload);
  if (!parsed.success) return null;
  const { custom_id: customId, components } = parsed.output.data;
  const fields = flattenComponents(components).flatMap((part) => {
    const filled = v.safeParse(field, part);
    return filled.success ? [[filled.output.custom_id, filled.output.value] as const] : [];
  });
  const { message } = v.parse(carrier, payload);
  return {
    ...base,
    kind: 'modal',
    customId,
    fields: new Map(fields),
    source: readSource(message),
    origin: readOrigin(message),
  };
}

function readOptions(options: readonly v.InferOutput<typeof option>[]): CommandInteraction['options'] {
  return new Map(options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const])));
}

function readTarget(message: unknown): TargetMessage {
  const parsed = v.safeParse(target, message);
  if (!parsed.success) return { content: '', authorId: null, isByBot: false };
  const { content, author } = parsed.output;
  return { content, authorId: author?.id ?? null, isByBot: author?.bot ?? false };
}
