import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { PublishedCommand } from './command-store.ts';
import { contextOf, type Place } from './interaction-payload.ts';

/** Values a person gives a command's options, by name. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

interface SentOption {
  readonly name: string;
  readonly type: OptionType;
  readonly value: string | number | boolean;
  readonly focused?: true;
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
): readonly SentOption[] {
  const published = command?.options ?? [];
  const missing = published.find(({ name, required }) => required === true && !(name in values));
  if (missing && focused === null) throw new Error(`/${command?.name} needs the option "${missing.name}"`);
  return Object.entries(values).map(([name, value]) => {
    const option = published.find((candidate) => candidate.name === name);
    if (command && !option) throw new Error(`/${command.name} has no option "${name}"`);
    const type = option?.type ?? typeOfValue(value);
    if (name !== focused) return { name, type, value };
    if (option && option.autocomplete !== true) throw new Error(`"${name}" is not completed`);
    return { name, type, value: String(value), focused: true };
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

function typeOfValue(value: string | number | boolean): OptionType {
  if (typeof value === 'string') return OptionType.String;
  if (typeof value === 'boolean') return OptionType.Boolean;
  return Number.isInteger(value) ? OptionType.Integer : OptionType.Number;
}
