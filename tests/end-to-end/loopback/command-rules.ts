import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  Locale,
} from 'discord-api-types/v10';

type Localizations = Readonly<Record<string, string>> | null;

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

interface Option extends Named {
  readonly type: OptionType;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
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
const locales = new Set<string>(Object.values(Locale));

/** A command's type; absent means a slash command. */
export function typeOf(command: Pick<CommandBody, 'type'>): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

/** What is wrong with commands that the published schema does not say. */
export function* checkCommands(commands: readonly CommandBody[]): Generator<string> {
  yield* findRepeats(commands.map((command) => `${command.name} of type ${typeOf(command)}`));
  for (const command of commands) yield* checkCommand(command);
}

function* checkCommand(command: CommandBody): Generator<string> {
  const options = command.options ?? [];
  const all = [command, ...options];
  const isSlash = typeOf(command) === ApplicationCommandType.ChatInput;
  if (isSlash !== Boolean(command.description?.trim()))
    yield `${command.name}: slash commands alone have a description`;
  if (!isSlash && options.length > 0) yield `${command.name}: slash commands alone have options`;
  if (isSlash) yield* all.flatMap(checkNames);
  yield* all.flatMap(checkLocales);
  yield* checkOptions(options);
}

function* checkOptions(options: readonly Option[]): Generator<string> {
  yield* findRepeats(options.map(({ name }) => name));
  const required = options.map((option) => option.required === true);
  const isSorted = !required.includes(false) || required.lastIndexOf(true) < required.indexOf(false);
  if (!isSorted) yield 'required options must come before optional ones';
  for (const { name, type, autocomplete } of options) {
    if (autocomplete && type !== OptionType.String) yield `${name}: not completed on type ${type}`;
  }
}

function checkNames({ name, name_localizations: names }: Named): string[] {
  const all = [name, ...Object.values(names ?? {})];
  const wrong = all.filter((text) => !namePattern.test(text) || text !== text.toLowerCase());
  return wrong.map((text) => `"${text}" is no lower-case command name`);
}

function checkLocales({
  name_localizations: names,
  description_localizations: descriptions,
}: Named): string[] {
  const unknown = Object.keys({ ...names, ...descriptions }).filter((locale) => !locales.has(locale));
  return unknown.map((locale) => `"${locale}" is no locale of Discord`);
}

function findRepeats(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) < index).map((name) => `"${name}" is used twice`);
}
