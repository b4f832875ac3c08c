import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { limits } from '../message/limits.ts';

/** How many suggestions to ask for, so that enough are left when the long ones are gone. */
export const suggestionsWanted = 2 * limits.choices;

/** Texts as choices, each once; those too long for Discord are left out, because a cut one would ask something else. */
export function createChoices(
  texts: readonly string[],
): readonly APIApplicationCommandOptionChoice<string>[] {
  return [...new Set(texts)]
    .filter((text) => text.trim() !== '' && text.length <= limits.choiceChars)
    .slice(0, limits.choices)
    .map((text) => ({ name: text, value: text }));
}
