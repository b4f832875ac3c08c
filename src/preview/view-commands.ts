import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import * as v from 'valibot';
import type { CommandView, OptionView } from './view.ts';

const texts = v.pipe(
  v.nullish(v.record(v.string(), v.nullish(v.string()))),
  v.transform((found) => found ?? {}),
);
const localised = v.optional(texts, {});
const option = v.object({
  type: v.enum(ApplicationCommandOptionType),
  name: v.string(),
  name_localizations: localised,
  description: v.string(),
  description_localizations: localised,
  required: v.optional(v.boolean(), false),
  autocomplete: v.optional(v.boolean(), false),
  choices: v.optional(
    v.array(
      v.object({
        name: v.string(),
        name_localizations: localised,
        value: v.union([v.string(), v.number()]),
      }),
    ),
    [],
  ),
  max_length: v.nullish(v.number(), null),
});
const definition = v.object({
  type: v.optional(v.enum(ApplicationCommandType), ApplicationCommandType.ChatInput),
  name: v.string(),
  name_localizations: localised,
  description: v.optional(v.string(), ''),
  description_localizations: localised,
  options: v.optional(v.array(option), []),
});
const served: readonly ApplicationCommandType[] = [
  ApplicationCommandType.ChatInput,
  ApplicationCommandType.Message,
];

/** Published definitions, in the order given. */
export type Definitions = readonly v.InferOutput<typeof definition>[];

/**
 * Reads definitions as they are published; commands on users are left out, because the page has no menu for them.
 *
 * @throws ValiError when one is malformed.
 */
export function readDefinitions(published: readonly unknown[]): Definitions {
  return published.map((raw) => v.parse(definition, raw)).filter(({ type }) => served.includes(type));
}

/** The id of a command, by its place among the definitions. */
export function commandId(index: number): string {
  return String(1_000_000_000_000_000_100n + BigInt(index));
}

/** Commands in a person's language, as far as they are translated. */
export function viewCommands(definitions: Definitions, locale: string): readonly CommandView[] {
  return definitions.map((command, index) => ({
    id: commandId(index),
    name: command.name,
    label: command.name_localizations[locale] ?? command.name,
    description: command.description_localizations[locale] ?? command.description,
    kind: command.type === ApplicationCommandType.Message ? 'message' : 'slash',
    options: command.options.map((each) => viewOption(each, locale)),
  }));
}

function viewOption(each: v.InferOutput<typeof option>, locale: string): OptionView {
  return {
    name: each.name,
    label: each.name_localizations[locale] ?? each.name,
    description: each.description_localizations[locale] ?? each.description,
    isRequired: each.required,
    kind: kindOf(each.type),
    hasAutocomplete: each.autocomplete,
    choices: each.choices.map(({ name, name_localizations, value }) => ({
      name: name_localizations[locale] ?? name,
      value,
    })),
    maxLength: each.max_length,
  };
}

function kindOf(type: ApplicationCommandOptionType): OptionView['kind'] {
  if (type === ApplicationCommandOptionType.Boolean) return 'flag';
  const isNumber =
    type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
  return isNumber ? 'number' : 'text';
}
