import { ApplicationCommandType } from 'discord-api-types/v10';

interface Named {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

export interface Choice extends Named {
  readonly value: string | number;
}

interface Option extends Named {
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
}

/** A command as published, once its shape is known to be right. */
export interface CommandBody extends Named {
  readonly type?: ApplicationCommandType | null;
  readonly description?: string | null;
  readonly options?: readonly Option[] | null;
}

// From Discord's page on application commands, "Naming".
const namePattern = /^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]{1,32}$/u;

/** A command's type; absent means a slash command. */
export function typeOf(command: Pick<CommandBody, 'type'>): ApplicationCommandType {
  return command.type ?? ApplicationCommandType.ChatInput;
}

/** What is wrong with a command that neither the published schema nor the types of discord-api-types say. */
export function* checkCommand(command: CommandBody): Generator<string> {
  const options = command.options ?? [];
  if (typeOf(command) === ApplicationCommandType.ChatInput) yield* [command, ...options].flatMap(checkNames);
  const required = options.map((option) => option.required === true);
  const isSorted = !required.includes(false) || required.lastIndexOf(true) < required.indexOf(false);
  if (!isSorted) yield 'required options must come before optional ones';
}

function checkNames({ name, name_localizations: names }: Named): string[] {
  const all = [name, ...Object.values(names ?? {})];
  const wrong = all.filter((text) => !namePattern.test(text) || text !== text.toLowerCase());
  return wrong.map((text) => `"${text}" is no lower-case command name`);
}
