import type { ApiMessage } from './api-message.ts';
import type { Form } from './message-body.ts';
import type { ApiUser, ChannelView } from './places.ts';

/** What can be picked for an option. */
export interface ChoiceView {
  readonly name: string;
  readonly value: string | number;
}

/** An option of a command. */
export interface OptionView {
  /** As the bot knows it. */
  readonly name: string;
  /** In the reader's language, as are the other texts. */
  readonly label: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly kind: 'text' | 'number' | 'flag';
  readonly hasAutocomplete: boolean;
  readonly choices: readonly ChoiceView[];
  readonly maxLength: number | null;
}

/** A command that can be used. */
export interface CommandView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** Typed after a slash, or picked from the menu of a message. */
  readonly kind: 'slash' | 'message';
  readonly options: readonly OptionView[];
}

/** Everything the page needs to start. */
export interface StateView {
  readonly bot: ApiUser;
  readonly person: ApiUser;
  readonly channels: readonly ChannelView[];
  readonly commands: readonly CommandView[];
  /** Whether the bot answers mentions and direct messages. */
  readonly isChatOn: boolean;
  /** Some to begin with, which the corpus answers well. */
  readonly questions: readonly string[];
  /** Oldest first. */
  readonly messages: readonly ApiMessage[];
}

/** A change, as it happens. */
export type EventView =
  | { readonly kind: 'message'; readonly message: ApiMessage }
  | { readonly kind: 'deleted'; readonly id: string };

/** How something that a person did ended. */
export type EndingView =
  | { readonly kind: 'shown' }
  | { readonly kind: 'form'; readonly interactionId: string; readonly form: Form }
  | { readonly kind: 'choices'; readonly choices: readonly ChoiceView[] }
  /** The bot refused, or did not answer in time. */
  | { readonly kind: 'failed' };
