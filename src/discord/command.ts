import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Conversation } from '../answer/engine.ts';
import type { Message } from '../message/message.ts';
import type { ReplyStyle } from '../message/style.ts';
import type { Caller } from './caller.ts';

/** A message that somebody used the menu of. */
export interface TargetMessage {
  readonly content: string;
  readonly authorId: string | null;
  readonly isByBot: boolean;
}

/** The message that a control stands on: the bot's own words and quotations, as Discord hands them back. */
export interface SourceMessage {
  /** Null when there is no message. */
  readonly id: string | null;
  /** Its texts in markdown, in reading order. From outside: to be treated as typed by anybody. */
  readonly text: string;
  readonly isPrivate: boolean;
  /** How it is drawn; null when there is no message. */
  readonly style: ReplyStyle | null;
}

/** What every handler is told, free of how it was delivered. */
export interface Input {
  readonly caller: Caller;
  /** How the reply will be drawn. */
  readonly style: ReplyStyle;
}

/** What a person gave a command. */
export interface CommandInput extends Input {
  /** Options by name, as typed or picked. */
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** Id under which Discord knows the command, so that a message can link to it; null when it is unknown. */
  readonly commandId: string | null;
  /** The message whose menu was used; null for a chat command. */
  readonly target: TargetMessage | null;
}

/** What a person is typing into an option. */
export interface AutocompleteInput extends Input {
  readonly options: CommandInput['options'];
  /** Name of the option being typed into. */
  readonly focused: string;
}

/** What a person did with a control of a message, or filled into a form. */
export interface ActionInput extends Input {
  /** What the custom id carries, as the handler wrote it. */
  readonly args: readonly string[];
  /** Picked from a select menu; empty otherwise. */
  readonly values: readonly string[];
  /** Typed into a form, by custom id of the field; empty otherwise. */
  readonly fields: ReadonlyMap<string, string>;
  readonly source: SourceMessage;
}

/** How an interaction ended, for logs and metrics; `rejected` when what was asked made no sense. */
export type Outcome = 'answered' | 'abstained' | 'rejected';

/** A command's reply and how it ended. */
export interface CommandResult {
  readonly message: Message;
  readonly outcome: Outcome;
  /** What takes the place of the message when the rest of it is ready; null when it stays. Never rejects. */
  readonly later?: Promise<Message | null>;
}

/** A command: its published definition and what it does. Knows nothing of its transport. */
export interface Command {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  run(input: CommandInput): CommandResult | Promise<CommandResult>;
  /** Choices for what is being typed: at most 25. */
  autocomplete?(
    input: AutocompleteInput,
  ):
    | readonly APIApplicationCommandOptionChoice<string>[]
    | Promise<readonly APIApplicationCommandOptionChoice<string>[]>;
}

/** A form with one field for a text. */
export interface Form {
  /** Made by {@link encodeCustomId}. */
  readonly customId: string;
  readonly title: string;
  readonly field: {
    readonly customId: string;
    readonly label: string;
    readonly placeholder: string;
    readonly maxChars: number;
  };
}

/** What a click leads to. */
export type ActionResult =
  /** A new message. */
  | ({ readonly kind: 'message' } & CommandResult)
  /** The message with the control changes, and a further message may follow. */
  | ({
      readonly kind: 'update';
      readonly followUp?: Message | Promise<Message>;
      /** What takes the place of the message when the further one cannot be delivered. */
      readonly otherwise?: Message;
    } & CommandResult)
  | { readonly kind: 'form'; readonly form: Form }
  /** The message with the control goes away. */
  | { readonly kind: 'delete' };

/** What happens when a control with the action's name in its custom id is used. */
export interface Action {
  /** Lower-case letters, digits and hyphens, at most 12. */
  readonly name: string;
  /** Whether it works the same after the corpus has changed: its arguments do not point into the corpus. */
  readonly isCorpusFree: boolean;
  run(input: ActionInput): ActionResult | Promise<ActionResult>;
}

/** Thrown by an action whose arguments, though well-formed, name nothing: the person gets a kind notice. */
export class UnusableControlError extends Error {
  override readonly name = 'UnusableControlError';
}

/** What somebody wrote to the bot in a channel or directly. */
export interface TalkInput extends Input {
  /** As it was written, with mentions and marks; empty when nothing was, or when Discord does not say. */
  readonly text: string;
  /** Whether something may have been written that Discord does not show. */
  readonly isHidden: boolean;
  /** The bot's message that it replies to, or null. */
  readonly repliesTo: SourceMessage | null;
  /** What this person and the bot spoke of last in the channel, or null. */
  readonly conversation: Conversation | null;
}

/** A reply, and what the next message may follow on; null leaves what was spoken of as it was. */
export interface TalkResult extends CommandResult {
  readonly conversation: Conversation | null;
}

/** Replies to what somebody wrote; null when nothing need be said. Everybody in the channel sees it. */
export type Talk = (input: TalkInput) => Promise<TalkResult | null>;
