import {
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import { createBody } from '../message/body.ts';
import type { Message } from '../message/message.ts';
import type { ReplyStyle } from '../message/style.ts';
import type { Form } from './command.ts';

/** A message as the first answer to an interaction. Mentions nobody, whatever it says. */
export function createMessageCallback(message: Message, style: ReplyStyle): APIInteractionResponse {
  return { type: InteractionResponseType.ChannelMessageWithSource, data: createBody(message, style) };
}

/** A message in the place of the one whose control was used; pictures of the old one go. */
export function createUpdateCallback(message: Message, style: ReplyStyle): APIInteractionResponse {
  return {
    type: InteractionResponseType.UpdateMessage,
    data: { attachments: [], ...createBody(message, style) },
  };
}

/** A form to fill in. */
export function createFormCallback({ customId, title, field }: Form): APIInteractionResponse {
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: customId,
      title,
      components: [
        {
          type: ComponentType.Label,
          label: field.label,
          component: {
            type: ComponentType.TextInput,
            custom_id: field.customId,
            style: TextInputStyle.Short,
            placeholder: field.placeholder,
            min_length: 1,
            max_length: field.maxChars,
            required: true,
          },
        },
      ],
    },
  };
}

/** Takes note of a click without a visible answer. */
export function createSilentCallback(): APIInteractionResponse {
  return { type: InteractionResponseType.DeferredMessageUpdate };
}

/** Choices as the answer to somebody typing. */
export function createChoicesCallback(
  choices: readonly APIApplicationCommandOptionChoice<string>[],
): APIInteractionResponse {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: [...choices] },
  };
}
