import {
  type APIMessage,
  type APIMessageTopLevelComponent,
  InteractionType,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import * as v from 'valibot';
import type { ApiUser } from './places.ts';

/** What the bot sends for a message, its files beside it. */
export interface MessageBody extends Pick<
  RESTPostAPIChannelMessageJSONBody,
  'content' | 'components' | 'attachments'
> {
  readonly flags?: number | undefined;
  readonly files?: readonly ApiFile[];
}

/** A message as Discord's API describes it, as far as the bot and the page look. */
export interface ApiMessage extends Readonly<
  Pick<APIMessage, 'id' | 'channel_id' | 'content' | 'timestamp'>
> {
  readonly author: ApiUser;
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly ApiFile[];
  /** The command that it all began with, as people write it; null where no command was used. */
  readonly command: string | null;
}

export interface ApiFile {
  readonly filename: string;
  readonly description: string | undefined;
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
  readonly commands: readonly CommandView[];
  readonly isChatOn: boolean;
  readonly questions: readonly string[];
  /** Oldest first. */
  readonly messages: readonly ApiMessage[];
}

/** What a person does with the bot: the parts of an interaction's payload that only the page knows. */
export const deedSchema = v.object({
  type: v.enum(InteractionType),
  data: v.looseObject({ name: v.optional(v.string()), type: v.optional(v.number()) }),
  /** The message that the control sits on, for a form that its button does; null otherwise. */
  messageId: v.nullable(v.string()),
});
export type Deed = v.InferOutput<typeof deedSchema>;
