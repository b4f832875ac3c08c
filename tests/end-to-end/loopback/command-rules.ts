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

/** A value that the person may pick while typing. */
export interface Choice extends Named {
  readonly value: string | number;
}

/** A command's option as published, once its shape is known to be right. */
export interface Option extends Named {
  readonly type: OptionType;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
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
const locales = new Set<string>(Object.values(Locale));

/** Checks what the published schema does not say of a whole set of commands. */
export function checkCommandSet(commands: readonly CommandBody[]): Problem[] {
  const keys = commands.map((command) => `${typeOf(command)} ${command.name}`);
  return findRepeats(keys, '', 'name');
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
  const lastRequired = options.findLastIndex(({ required }) => required === true);
  const firstOptional = options.findIndex(({ required }) => required !== true);
  return [
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
  const { min_length: min, max_length: max } = option;
  const isCompletable = option.type === OptionType.String;
  return [
    ...(option.autocomplete === true && !isCompletable
      ? [{ path: joinPath(path, 'autocomplete'), message: `not available on type ${option.type}` }]
      : []),
    ...(min != null && max != null && min > max
      ? [{ path: joinPath(path, 'min_length'), message: 'must not exceed max_length' }]
      : []),
    ...checkName(option, path),
    ...checkLocales(option, path),
  ];
}

/** Checks what the published schema does not say of choices: the length of their values. */
export function checkChoiceValues(choices: readonly Choice[], path: string): Problem[] {
  return choices.flatMap(({ value }, index) =>
    typeof value === 'string' && value.length > maxChoiceValueLength
      ? [{ path: joinPath(path, index, 'value'), message: `at most ${maxChoiceValueLength} characters` }]
      : [],
  );
}

function checkLocales(named: Named, path: string): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(named[field] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) => ({ path: joinPath(path, field, locale), message: 'no locale of Discord' })),
  );
}

function findRepeats(values: readonly string[], path: string, field: string): Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [{ path: joinPath(path, index, field), message: `"${value}" is used twice` }]
      : [],
  );
}

function commandLength(command: CommandBody): number {
  return [command, ...(command.options ?? [])].reduce(
    (sum, { name, name_localizations: names, description, description_localizations: descriptions }) =>
      sum + longest(name, names) + longest(description ?? '', descriptions),
    0,
  );
}

// Only the longest translation counts, see "Localization" on the same page.
function longest(text: string, translations: Localizations): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map(({ length }) => length));
}
