import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  Locale,
} from 'discord-api-types/v10';
import { joinPath, type Problem } from './problem.ts';

type Localizations = Readonly<Record<string, string>> | null | undefined;

interface Named {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string | null;
  readonly description_localizations?: Localizations;
}

/** A value the person picks, as published. */
export interface Choice extends Named {
  readonly value: string | number;
}

/** A command's option as published, once its shape is known to be right. */
export interface Option extends Named {
  readonly type: OptionType;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly Choice[] | null;
  readonly options?: readonly Option[] | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
}

/** A command as published, once its shape is known to be right. */
export interface CommandBody extends Named {
  readonly type?: ApplicationCommandType | null;
  readonly options?: readonly Option[] | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
}

// From Discord's page on application commands, "Naming".
const namePattern = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;
const maxChoiceValueLength = 100;
const maxCommandLength = 8000;
const maxPerType = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
]);
const locales = new Set<string>(Object.values(Locale));
const subcommandTypes: readonly OptionType[] = [OptionType.Subcommand, OptionType.SubcommandGroup];
const completableTypes: readonly OptionType[] = [OptionType.String, OptionType.Integer, OptionType.Number];

/** Checks what the published schema does not say of a whole set of commands. */
export function checkCommandSet(commands: readonly CommandBody[]): Problem[] {
  const tooMany = [...maxPerType].flatMap(([type, max]) => {
    const count = commands.filter((command) => typeOf(command) === type).length;
    return count > max ? [{ path: '', message: `${count} commands of type ${type}; at most ${max}` }] : [];
  });
  const keys = commands.map((command) => `${typeOf(command)} ${command.name}`);
  return [...tooMany, ...findRepeats(keys, '', 'name')];
}

/** Checks what the published schema does not say of one command. */
export function checkCommand(command: CommandBody, path: string): Problem[] {
  const isChatInput = typeOf(command) === ApplicationCommandType.ChatInput;
  const length = commandLength(command);
  return [
    ...(isChatInput ? checkChatCommand(command, path) : checkMenuCommand(command, path)),
    ...checkLocales(command, path),
    ...(length > maxCommandLength
      ? [{ path, message: `${length} characters in all; at most ${maxCommandLength}` }]
      : []),
  ];
}

/** A command's type; absent means a slash command. */
export function typeOf(command: { readonly type?: ApplicationCommandType | null }): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

function checkChatCommand(command: CommandBody, path: string): Problem[] {
  const hasDescription = (command.description ?? '').trim() !== '';
  return [
    ...(hasDescription
      ? []
      : [{ path: joinPath(path, 'description'), message: 'required for a slash command' }]),
    ...checkName(command, path),
    ...checkOptions(command.options ?? [], joinPath(path, 'options')),
  ];
}

function checkMenuCommand(command: CommandBody, path: string): Problem[] {
  const given = { description: Boolean(command.description), options: (command.options ?? []).length > 0 };
  return Object.entries(given)
    .filter(([, isGiven]) => isGiven)
    .map(([key]) => ({ path: joinPath(path, key), message: 'not allowed on a context menu command' }));
}

function checkName({ name, name_localizations: names }: Named, path: string): Problem[] {
  return Object.entries({ name, ...prefixKeys(names ?? {}) })
    .filter(([, text]) => !namePattern.test(text) || text !== text.toLowerCase())
    .map(([key, text]) => ({
      path: joinPath(path, key),
      message: `"${text}" is no lower-case command name`,
    }));
}

function prefixKeys(names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(names).map(([key, text]) => [`name_localizations.${key}`, text]));
}

function checkOptions(options: readonly Option[], path: string): Problem[] {
  const subcommands = options.filter(({ type }) => subcommandTypes.includes(type)).length;
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  return [
    ...(subcommands > 0 && subcommands < options.length
      ? [{ path, message: 'subcommands cannot stand beside other options' }]
      : []),
    ...(firstOptional !== -1 && firstOptional < lastRequired
      ? [{ path: joinPath(path, lastRequired), message: 'required options must come before optional ones' }]
      : []),
    ...findRepeats(
      options.map(({ name }) => name),
      path,
      'name',
    ),
    ...options.flatMap((option, index) => checkOption(option, joinPath(path, index))),
  ];
}

function checkOption(option: Option, path: string): Problem[] {
  const choices = option.choices ?? [];
  const isCompleted = option.autocomplete === true;
  const faults: [string, string][] = [];
  if (isCompleted && choices.length > 0) faults.push(['autocomplete', 'cannot be used with choices']);
  if (isCompleted && !completableTypes.includes(option.type)) {
    faults.push(['autocomplete', `not available on an option of type ${option.type}`]);
  }
  if (exceeds(option.min_value, option.max_value)) faults.push(['min_value', 'must not exceed max_value']);
  if (exceeds(option.min_length, option.max_length))
    faults.push(['min_length', 'must not exceed max_length']);
  return [
    ...faults.map(([field, message]) => ({ path: joinPath(path, field), message })),
    ...checkName(option, path),
    ...checkLocales(option, path),
    ...checkChoices(choices, joinPath(path, 'choices')),
    ...checkOptions(option.options ?? [], joinPath(path, 'options')),
  ];
}

function exceeds(min: number | null | undefined, max: number | null | undefined): boolean {
  return min != null && max != null && min > max;
}

/** Checks what the published schema does not say of choices: the length of their values. */
export function checkChoiceValues(choices: readonly Choice[], path: string): Problem[] {
  return choices.flatMap(({ value }, index) =>
    typeof value === 'string' && value.length > maxChoiceValueLength
      ? [{ path: joinPath(path, index, 'value'), message: `at most ${maxChoiceValueLength} characters` }]
      : [],
  );
}

function checkChoices(choices: readonly Choice[], path: string): Problem[] {
  return [
    ...checkChoiceValues(choices, path),
    ...choices.flatMap((choice, index) => checkLocales(choice, joinPath(path, index))),
    ...findRepeats(
      choices.map(({ name }) => name),
      path,
      'name',
    ),
    ...findRepeats(
      choices.map(({ value }) => value),
      path,
      'value',
    ),
  ];
}

function checkLocales(named: Named, path: string): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(named[field] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) => ({ path: joinPath(path, field, locale), message: 'no locale of Discord' })),
  );
}

function findRepeats(values: readonly (string | number)[], path: string, field: string): Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: joinPath(path, index, field), message: `"${value}" is used twice` }]
      : [],
  );
}

function commandLength(
  named: Named &
    Pick<Option, 'choices'> &
    Pick<CommandBody, 'options'> & { readonly value?: string | number },
): number {
  const parts = [...(named.options ?? []), ...(named.choices ?? [])];
  return (
    longest(named.name, named.name_localizations) +
    longest(named.description ?? '', named.description_localizations) +
    String(named.value ?? '').length +
    parts.reduce((sum, part) => sum + commandLength(part), 0)
  );
}

// Only the longest translation counts, see "Localization" on the same page.
function longest(text: string, translations: Localizations): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map(({ length }) => length));
}
