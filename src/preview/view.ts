import * as v from 'valibot';
import { commandTypes } from './discord-numbers.ts';
import type { Component, Form } from './message-body.ts';
import type { ApiUser, ChannelView } from './places.ts';

/** A message as Discord's API describes it, as far as the bot and the page look. */
export interface ApiMessage {
  readonly id: string;
  readonly channel_id: string;
  /** Absent in direct messages. */
  readonly guild_id?: string;
  readonly type: number;
  readonly author: ApiUser;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly Component[];
  readonly attachments: readonly ApiFile[];
  readonly mentions: readonly ApiUser[];
  /** ISO 8601, as is the next. */
  readonly timestamp: string;
  readonly edited_timestamp: string | null;
  /** What it replies to. */
  readonly message_reference: { readonly message_id: string } | null;
  /** Null unless it answers an interaction; `name` is that of the command that it all began with, as people write it. */
  readonly interaction_metadata: { readonly name: string | null } | null;
}

/** A picture of a message as Discord's API describes it. */
export interface ApiFile {
  readonly id: string;
  readonly filename: string;
  readonly description: string | null;
  /** Holds the picture itself. */
  readonly url: string;
}

/** A message that has come or changed; null where it is gone. */
export interface MessageChange {
  readonly id: string;
  readonly message: ApiMessage | null;
}

const localized = v.nullish(v.record(v.string(), v.nullish(v.string())), {});
const named = {
  name: v.string(),
  name_localizations: localized,
  description: v.optional(v.string(), ''),
  description_localizations: localized,
};

/** The definition of a command as it is published, as far as the page looks. */
export const definition = v.object({
  ...named,
  type: v.optional(v.number(), commandTypes.slash),
  options: v.optional(
    v.array(
      v.object({
        ...named,
        type: v.number(),
        required: v.optional(v.boolean(), false),
        autocomplete: v.optional(v.boolean(), false),
        max_length: v.nullish(v.number(), null),
      }),
    ),
    [],
  ),
});

/** What can be picked for an option. */
export const choices = v.object({ choices: v.array(v.object({ name: v.string(), value: v.string() })) });

/** A command that can be used. */
export type CommandView = v.InferOutput<typeof definition> & { readonly id: string };
/** An option of a command. */
export type OptionView = CommandView['options'][number];
/** Something to pick for an option. */
export type ChoiceView = v.InferOutput<typeof choices>['choices'][number];

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

/** How far the passages are encoded, in texts. */
export interface ProgressView {
  readonly done: number;
  readonly total: number;
}

/** How something that a person did ended. */
export type EndingView =
  | { readonly kind: 'shown' }
  | { readonly kind: 'form'; readonly interactionId: string; readonly form: Form }
  | { readonly kind: 'choices'; readonly choices: readonly ChoiceView[] }
  /** The bot refused, or did not answer in time. */
  | { readonly kind: 'failed' };
