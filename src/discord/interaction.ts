import { InteractionType } from 'discord-api-types/v10';
import * as v from 'valibot';
import type { CommandInput } from './command.ts';

/** What an answer is addressed to. */
export interface InteractionAddress {
  readonly id: string;
  /** Secret: whoever has it can answer in the bot's name for 15 minutes. */
  readonly token: string;
}

/** Somebody sent a command. */
export interface CommandInteraction extends InteractionAddress {
  readonly kind: 'command';
  readonly command: string;
  readonly input: CommandInput;
}

/** Somebody is typing into an option of a command. */
export interface AutocompleteInteraction extends InteractionAddress {
  readonly kind: 'autocomplete';
  readonly command: string;
  readonly input: CommandInput;
  /** Name of the option being typed into. */
  readonly focused: string;
}

/** Anything else that can be answered: a kind that is not served, or one whose content makes no sense. */
export interface OtherInteraction extends InteractionAddress {
  readonly kind: 'other';
  readonly isMalformed: boolean;
  /** Discord takes nothing but choices for an answer. */
  readonly wantsChoices: boolean;
}

export type Interaction = CommandInteraction | AutocompleteInteraction | OtherInteraction;

// Tolerant on purpose: only what is used is looked at, so that a field Discord adds or drops elsewhere does no harm.
const text = v.pipe(v.string(), v.minLength(1));
const address = v.object({ id: text, token: text });
const typed = v.object({ type: v.fallback(v.nullable(v.number()), null) });
const command = v.object({
  locale: v.fallback(v.string(), 'en-US'),
  data: v.object({
    name: text,
    options: v.optional(
      v.array(
        v.object({
          name: text,
          value: v.optional(v.union([v.string(), v.number(), v.boolean()])),
          focused: v.optional(v.boolean(), false),
        }),
      ),
      [],
    ),
  }),
});

/** Reads the payload of an interaction as Discord sent it; null when it cannot even be answered. */
export function parseInteraction(payload: unknown): Interaction | null {
  const to = v.safeParse(address, payload);
  if (!to.success) return null;
  const { type } = v.parse(typed, payload);
  if (type === InteractionType.ApplicationCommand) return parseCommand(payload, to.output);
  if (type === InteractionType.ApplicationCommandAutocomplete) return parseAutocomplete(payload, to.output);
  return { ...to.output, kind: 'other', isMalformed: type === null, wantsChoices: false };
}

function parseCommand(payload: unknown, to: InteractionAddress): Interaction {
  const parsed = v.safeParse(command, payload);
  return parsed.success
    ? { ...to, kind: 'command', command: parsed.output.data.name, input: readInput(parsed.output) }
    : { ...to, kind: 'other', isMalformed: true, wantsChoices: false };
}

function parseAutocomplete(payload: unknown, to: InteractionAddress): Interaction {
  const parsed = v.safeParse(command, payload);
  const focused = parsed.success ? parsed.output.data.options.find((option) => option.focused) : undefined;
  return parsed.success && focused !== undefined
    ? {
        ...to,
        kind: 'autocomplete',
        command: parsed.output.data.name,
        input: readInput(parsed.output),
        focused: focused.name,
      }
    : { ...to, kind: 'other', isMalformed: true, wantsChoices: true };
}

function readInput({ data, locale }: v.InferOutput<typeof command>): CommandInput {
  const values = data.options.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { options: new Map(values), locale };
}
