import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  SeparatorSpacingSize,
  TextInputStyle,
  type APIApplicationCommandOptionChoice,
  type APIComponentInContainer,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  type APIMessageTopLevelComponent,
} from 'discord-api-types/v10';
import type { Message } from '../message/message.ts';
import type { Form } from './command.ts';

/** Id of the text that begins with what was asked. Discord hands it back with the message, and gives it to no other. */
export const questionTextId = 1_000;

/** A message as Discord takes it; mentions nobody. */
export function createBody(message: Message): APIInteractionResponseCallbackData {
  const { isPrivate, files } = message;
  return {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a set of flags is none of them
    flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
    components: createComponents(message),
    ...(files.length === 0
      ? {}
      : {
          // Numbered in the order in which they are sent.
          attachments: files.map(({ name, description }, index) => ({
            id: String(index),
            filename: name,
            description,
          })),
        }),
    allowed_mentions: { parse: [] },
  };
}

function createComponents({
  blocks,
  hasQuestion,
  isFramed,
  rows,
  files,
}: Message): APIMessageTopLevelComponent[] {
  const texts = blocks.flatMap((content, index): APIComponentInContainer[] => [
    ...(index > 0 && isFramed
      ? [{ type: ComponentType.Separator as const, divider: true, spacing: SeparatorSpacingSize.Small }]
      : []),
    {
      type: ComponentType.TextDisplay,
      ...(index === 0 && hasQuestion ? { id: questionTextId } : {}),
      content,
    },
  ]);
  const items = files.map(({ name, description }) => ({
    media: { url: `attachment://${name}` },
    description,
  }));
  const parts: APIComponentInContainer[] = [
    ...texts,
    ...(items.length === 0 ? [] : [{ type: ComponentType.MediaGallery as const, items }]),
    ...rows,
  ];
  return isFramed ? [{ type: ComponentType.Container, components: parts }] : parts;
}

/** A message as the first answer to an interaction. */
export function createMessageCallback(message: Message): APIInteractionResponse {
  return { type: InteractionResponseType.ChannelMessageWithSource, data: createBody(message) };
}

/** A message in the place of the one whose control was used; pictures of the old one go. */
export function createUpdateCallback(message: Message): APIInteractionResponse {
  return { type: InteractionResponseType.UpdateMessage, data: { attachments: [], ...createBody(message) } };
}

/** That a private message is being made, which takes its place later. */
export function createWaitCallback(): APIInteractionResponse {
  return {
    type: InteractionResponseType.DeferredChannelMessageWithSource,
    data: { flags: MessageFlags.Ephemeral },
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
