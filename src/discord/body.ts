import {
  ButtonStyle,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  SeparatorSpacingSize,
  TextInputStyle,
  type APIApplicationCommandOptionChoice,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
} from 'discord-api-types/v10';
import { cutAtWord } from '../message/escape.ts';
import { limits } from '../message/limits.ts';
import type { ControlRow, Message } from '../message/message.ts';
import type { Form } from './command.ts';

/** Id of the text that begins with what was asked. Discord hands it back with the message, and gives it to no other. */
export const questionTextId = 1_000;

/** A message as Discord takes it; mentions nobody. */
export function createBody(message: Message): APIInteractionResponseCallbackData {
  // Numbered in the order in which they are sent.
  const attachments = message.files.map(({ name: filename, description }, index) => {
    return { id: String(index), filename, description };
  });
  return {
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a set of flags is none of them
    flags: MessageFlags.IsComponentsV2 | (message.isPrivate ? MessageFlags.Ephemeral : 0),
    components: createComponents(message),
    ...(attachments.length === 0 ? {} : { attachments }),
    allowed_mentions: { parse: [] },
  };
}

function createComponents(message: Message): APIMessageTopLevelComponent[] {
  const { blocks, hasQuestion, isFramed, rows, files } = message;
  const spacing = SeparatorSpacingSize.Small as const;
  const separator = { type: ComponentType.Separator, divider: true, spacing } as const;
  const texts = blocks.flatMap((content, index): APIComponentInContainer[] => {
    const id = index === 0 && hasQuestion ? { id: questionTextId } : {};
    const text = { type: ComponentType.TextDisplay, ...id, content } as const;
    return index > 0 && isFramed ? [separator, text] : [text];
  });
  const items = files.map(({ name, description }) => {
    return { media: { url: `attachment://${name}` }, description };
  });
  const gallery = items.length === 0 ? [] : [{ type: ComponentType.MediaGallery as const, items }];
  const parts: APIComponentInContainer[] = [...texts, ...gallery, ...rows];
  return isFramed ? [{ type: ComponentType.Container, components: parts }] : parts;
}

export function createMessageCallback(message: Message): APIInteractionResponse {
  return { type: InteractionResponseType.ChannelMessageWithSource, data: createBody(message) };
}

/** That a private message is being made, which takes its place later. */
export const waitCallback: APIInteractionResponse = {
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: MessageFlags.Ephemeral },
};

export function createChoicesCallback(
  choices: readonly APIApplicationCommandOptionChoice<string>[],
): APIInteractionResponse {
  return {
    type: InteractionResponseType.ApplicationCommandAutocompleteResult,
    data: { choices: [...choices] },
  };
}

export function createFormCallback({ customId, title, field }: Form): APIInteractionResponse {
  const component = {
    type: ComponentType.TextInput,
    custom_id: field.customId,
    style: TextInputStyle.Short,
    placeholder: field.placeholder,
    min_length: 1,
    max_length: field.maxChars,
    required: true,
  } as const;
  const components = [{ type: ComponentType.Label as const, label: field.label, component }];
  return { type: InteractionResponseType.Modal, data: { custom_id: customId, title, components } };
}

/** A button: its label is cut at a word where it is too long, its emoji a Unicode one. */
export interface ButtonParts {
  readonly customId: string;
  readonly label?: string;
  readonly emoji?: string;
  readonly isDisabled?: boolean;
}

/** A row of up to five buttons; null entries are left out. No row without buttons. */
export function buttonRow(buttons: readonly (ButtonParts | null)[]): readonly ControlRow[] {
  const components = buttons.flatMap((parts) => (parts === null ? [] : [createButton(parts)]));
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

function createButton({ customId, label, emoji, isDisabled }: ButtonParts): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    ...(label === undefined ? {} : { label: cutAtWord(label, limits.buttonChars) }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(isDisabled === true ? { disabled: true } : {}),
  };
}

/**
 * A row with a select menu of one choice, of which the first 25 entries are offered. Entries whose label is empty or
 * whose value Discord does not take are left out; no row without entries.
 */
export function selectRow(
  customId: string,
  placeholder: string,
  entries: readonly { readonly label: string; readonly value: string }[],
): readonly ControlRow[] {
  const options = new Map<string, APISelectMenuOption>();
  for (const { label, value } of entries) {
    const isSound = label.trim() !== '' && value !== '' && value.length <= limits.optionChars;
    const shown = cutAtWord(label.replace(/\s+/gu, ' ').trim(), limits.optionChars);
    if (isSound && !options.has(value)) options.set(value, { label: shown, value });
  }
  if (options.size === 0) return [];
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: customId,
    placeholder: cutAtWord(placeholder, limits.optionChars),
    options: [...options.values()].slice(0, limits.options),
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}
