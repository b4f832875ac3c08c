import {
  InteractionResponseType,
  MessageFlags,
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import type { Message } from '../message/message.ts';

/** A message as the first answer to an interaction. Mentions nobody, whatever it says. */
export function createMessageCallback({ components, isPrivate }: Message): APIInteractionResponse {
  const visibility = isPrivate ? MessageFlags.Ephemeral : 0;
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: {
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a set of flags is none of them
      flags: MessageFlags.IsComponentsV2 | visibility,
      components: [...components],
      allowed_mentions: { parse: [] },
    },
  };
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
