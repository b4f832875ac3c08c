import {
  ButtonStyle,
  ComponentType,
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
} from 'discord-api-types/v10';
import { cutAtWord } from '../message/escape.ts';
import { limits } from '../message/limits.ts';
import type { ControlRow } from '../message/message.ts';

/** A button as it is described; what it does stands in its custom id. */
export interface ButtonParts {
  readonly customId: string;
  /** Cut at a word where it is too long. */
  readonly label?: string;
  /** A Unicode emoji. */
  readonly emoji?: string;
  readonly isDisabled?: boolean;
}

/** An entry of a select menu. */
export interface OptionParts {
  /** What the person reads; cut at a word where it is too long. */
  readonly label: string;
  /** What comes back: 1 to 100 characters. */
  readonly value: string;
}

/** A row of up to five buttons; null entries are left out. No row without buttons. */
export function buttonRow(buttons: readonly (ButtonParts | null)[]): readonly ControlRow[] {
  const components = buttons.flatMap((parts) => (parts === null ? [] : [createButton(parts)]));
  return components.length === 0 ? [] : [{ type: ComponentType.ActionRow, components }];
}

function createButton({
  customId,
  label,
  emoji,
  isDisabled = false,
}: ButtonParts): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: customId,
    ...(label === undefined ? {} : { label: cutAtWord(label, limits.buttonChars) }),
    ...(emoji === undefined ? {} : { emoji: { name: emoji } }),
    ...(isDisabled ? { disabled: true } : {}),
  };
}

/**
 * A row with a select menu of one choice, of which the first 25 entries are offered. Entries whose label is empty or
 * whose value Discord does not take are left out; no row without entries.
 */
export function selectRow(
  customId: string,
  placeholder: string,
  entries: readonly OptionParts[],
): readonly ControlRow[] {
  const values = new Set<string>();
  const options = entries.flatMap(({ label, value }): APISelectMenuOption[] => {
    const isSound = label.trim() !== '' && value !== '' && value.length <= limits.optionChars;
    if (!isSound || values.has(value)) return [];
    values.add(value);
    return [{ label: cutAtWord(label.replace(/\s+/gu, ' ').trim(), limits.optionChars), value }];
  });
  if (options.length === 0) return [];
  const menu = {
    type: ComponentType.StringSelect as const,
    custom_id: customId,
    placeholder: cutAtWord(placeholder, limits.optionChars),
    options: options.slice(0, limits.options),
  };
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}
