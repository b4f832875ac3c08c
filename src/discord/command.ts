import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Message } from '../message/message.ts';

/** What a person gave a command, free of how it was delivered. */
export interface CommandInput {
  /** Options by name, as typed or picked. */
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** The person's locale, such as `en-US`. */
  readonly locale: string;
}

/** What a person is typing into an option. */
export interface AutocompleteInput extends CommandInput {
  /** Name of the option being typed into. */
  readonly focused: string;
}

/** How a command ended, for logs and metrics; `rejected` when its options made no sense. */
export type Outcome = 'answered' | 'abstained' | 'rejected';

/** A command's reply and how it ended. */
export interface CommandResult {
  readonly message: Message;
  readonly outcome: Outcome;
}

/** A command: its published definition and what it does. Knows nothing of its transport. */
export interface Command {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  run(input: CommandInput): CommandResult;
  /** Choices for what is being typed: at most 25. */
  autocomplete(input: AutocompleteInput): readonly APIApplicationCommandOptionChoice<string>[];
}
