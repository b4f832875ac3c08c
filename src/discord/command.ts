import type {
  APIApplicationCommandOptionChoice,
  RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { Comparison } from '../answer/comparison.ts';
import type { Conversation, Engine } from '../answer/engine.ts';
import type { Attachment, Message } from '../message/message.ts';
import type { Locale } from '../message/words.ts';
import type { Gaps, Repeats } from '../state/state.ts';
import type { Caller } from './interaction.ts';
import type { ChatMessage } from './message-payload.ts';

export interface Services {
  /** The engine of the moment, asked for anew each time, so that a reloaded corpus shows at once. */
  readonly engine: () => Engine;
  /** Keeps what may happen once from happening again, on any replica. */
  readonly repeats: Repeats;
  /** Counts questions without a good answer. Null where nothing is counted: then nobody is asked either. */
  readonly gaps: Pick<Gaps, 'add'> | null;
  readonly isChatting: boolean;
  /**
   * Draws a comparison as a picture with its alternative text; null when it cannot, and then the text goes alone. May take
   * seconds; never rejects. Null where no pictures are drawn.
   */
  readonly drawComparison: ((comparison: Comparison, locale: Locale) => Promise<Attachment | null>) | null;
  /** Whether passages are found by what they mean at this moment, beside their words. */
  readonly isEncoding: () => boolean;
  /** Ids under which Discord knows the commands, by name, of those that somebody has used: a message can link to these. */
  readonly commandIds: Map<string, string>;
  readonly version: string;
}

export interface SourceMessage {
  /** Null when there is no message. */
  readonly id: string | null;
  /** What it answers; null when it answers no question. From outside: to be treated as typed by anybody. */
  readonly question: string | null;
  readonly isPrivate: boolean;
}

export interface Input {
  readonly caller: Caller;
}

export interface CommandInput extends Input {
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** The text of the message whose menu was used; null for a chat command. */
  readonly targetText: string | null;
}

export interface AutocompleteInput extends Pick<CommandInput, 'caller' | 'options'> {
  readonly focused: string;
}

export interface ActionInput extends Input {
  /** What the custom id carries, as the action wrote it. */
  readonly args: readonly string[];
  /** Picked from a select menu; empty otherwise. */
  readonly values: readonly string[];
  /** Typed into a form, by custom id of the field; empty otherwise. */
  readonly fields: ReadonlyMap<string, string>;
  readonly source: SourceMessage;
}

/** What came of a command, for the person, and for logs and metrics; `rejected` when what was asked made no sense. */
export interface CommandResult {
  readonly message: Message;
  readonly outcome: 'answered' | 'abstained' | 'rejected';
}

export interface Command {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  run(input: CommandInput, services: Services): CommandResult | Promise<CommandResult>;
  autocomplete?(
    input: AutocompleteInput,
    engine: Engine,
  ): readonly APIApplicationCommandOptionChoice<string>[];
}

export interface Form {
  /** Made by `encodeCustomId`. */
  readonly customId: string;
  readonly title: string;
  readonly field: Readonly<Record<'customId' | 'label' | 'placeholder', string>> & {
    readonly maxChars: number;
  };
}

/** What follows the first answer, by the interaction's webhook. */
export type FollowUp =
  | { readonly kind: 'delete-original' }
  | {
      readonly kind: 'post' | 'edit-original';
      readonly message: Message;
      /** Takes the place of the original when Discord does not take this one. */
      readonly otherwise?: Message | undefined;
    };

export type ActionResult =
  | ({ readonly kind: 'message' } & CommandResult)
  /** A new private message that takes seconds to make; must not reject. */
  | { readonly kind: 'later'; readonly make: () => Promise<Message> }
  /** The message with the control changes. Once it has, something may follow; making that must not reject. */
  | ({ readonly kind: 'update'; readonly followUp?: () => Promise<FollowUp | null> } & CommandResult)
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'delete' };

/** What happens when a control is used that has the action's name in its custom id: at most 12 letters and hyphens. */
export type Action = (input: ActionInput, services: Services) => ActionResult | Promise<ActionResult>;

/** Thrown by an action whose arguments, though well-formed, name nothing: the person gets a kind notice. */
export class UnusableControlError extends Error {
  override readonly name = 'UnusableControlError';
}

export interface TalkInput extends Input, Pick<ChatMessage, 'text' | 'isHidden' | 'repliesTo'> {
  readonly conversation: Conversation | null;
}

/** What to say, and what the next message may follow on; null leaves what was spoken of as it was. */
export interface TalkResult extends CommandResult {
  readonly conversation: Conversation | null;
}

/** Answers what somebody wrote; null when nothing need be said. Everybody in the channel sees it. */
export type Talk = (input: TalkInput, services: Services) => Promise<TalkResult | null>;
