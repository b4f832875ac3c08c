import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  InteractionType,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import type { ApiUser, ChannelView } from './places.ts';

export type MessageBody = Pick<
  RESTPostAPIChannelMessageJSONBody,
  'content' | 'components' | 'attachments' | 'message_reference'
> & { readonly flags?: number | undefined };

/** A message as Discord's API describes it, as far as the bot and the page look. */
export interface ApiMessage extends Readonly<
  Pick<APIMessage, 'id' | 'channel_id' | 'type' | 'content' | 'timestamp' | 'edited_timestamp'>
> {
  /** Absent in direct messages. */
  readonly guild_id?: string;
  readonly author: ApiUser;
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly ApiFile[];
  readonly mentions: readonly ApiUser[];
  readonly message_reference: { readonly message_id: string } | null;
  /** Null unless it answers an interaction; `name` is that of the command that it all began with, as people write it. */
  readonly interaction_metadata: { readonly name: string | null } | null;
}

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

export interface OptionView {
  readonly type?: number | undefined;
  readonly name: string;
  readonly description?: string | undefined;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly max_length?: number | undefined;
}

export interface CommandView extends OptionView {
  readonly id: string;
  readonly options?: readonly OptionView[] | undefined;
}

export interface StateView {
  readonly bot: ApiUser;
  readonly person: ApiUser;
  readonly channels: readonly ChannelView[];
  readonly commands: readonly CommandView[];
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

export const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/));

/** What a person does with the bot: the parts of an interaction's payload that only the page knows. */
export const deedSchema = v.object({
  type: v.enum(InteractionType),
  /** As Discord's API describes it for the type. */
  data: v.custom<object>((value) => typeof value === 'object'),
  /** The message that the control sits on, for a form that its button does; null otherwise. */
  messageId: v.nullable(id),
  /** The command that it all began with, as people write it; null where no command was used. */
  command: v.nullable(v.string()),
});
export type Deed = v.InferOutput<typeof deedSchema>;
