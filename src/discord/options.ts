import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Completer, Completion, Field } from '../answer/completion.ts';
import { cutAtWord } from '../message/escape.ts';
import { limits } from '../message/limits.ts';
import { wordsFor, type Words } from '../message/words.ts';
import type { AutocompleteInput, CommandInput } from './command.ts';

type Options = Pick<CommandInput, 'options'>;

/** Characters of a text option that are read: Discord lets people send more while they type. */
export const longestText = 500;

const everyAspect = '*';

/** Ahead of a choice, by why it is offered. */
const choiceMarks = { suggested: '💡', exact: '✅', keyword: '🔑', content: '📄' } as const;

const leadingMark = new RegExp(`^(?:${Object.values(choiceMarks).join('|')})\\s*`, 'u');

/** A text option without white space around it, cut where it is too long; empty when it is missing or no text. */
function readText({ options }: Options, name: string): string {
  const value = options.get(name);
  return typeof value === 'string' ? value.trim().slice(0, longestText).trimEnd() : '';
}

/**
 * Reads an option that is completed while it is typed: empty when nothing was given, null when something was picked that
 * the corpus no longer has.
 */
export function readGiven(input: Options, name: string, completer: Completer): string | null {
  const typed = readText(input, name).replace(leadingMark, '');
  return typed === '' ? '' : completer.recall(typed);
}

/** The engine's name of an aspect that was picked or typed; null for all aspects. */
export function readAspect(input: Options, name: string, aspects: readonly string[]): string | null {
  const typed = readText(input, name);
  if (typed === '' || typed === everyAspect) return null;
  return aspects.find((aspect) => aspect.toLowerCase() === typed.toLowerCase()) ?? typed;
}

/** What can be picked for the option being typed into, named in the person's language; never nothing. */
export function createChoices(
  { options, focused, caller }: AutocompleteInput,
  field: Field,
  completer: Completer,
): readonly APIApplicationCommandOptionChoice<string>[] {
  const words = wordsFor(caller, 'private');
  const typed = readGiven({ options }, focused, completer) ?? '';
  const choices = new Map<string, APIApplicationCommandOptionChoice<string>>();
  for (const completion of completer.complete(field, typed, limits.choices)) {
    const name = nameChoice(completion, words);
    if (completion.value.length <= limits.choiceChars && !choices.has(name)) {
      choices.set(name, { name, value: completion.value });
    }
  }
  if (choices.size === 0 && field.kind === 'aspect') return [{ name: words.everyAspect, value: everyAspect }];
  return [...choices.values()];
}

function nameChoice({ text, kind, match, alias }: Completion, words: Words): string {
  if (kind === 'aspect') return text;
  const name = alias === null ? text : `${alias} = ${text}`;
  const write = (shown: string): string => {
    if (kind === 'typed') return words.askTyped(shown);
    return `${choiceMarks[match]} ${match === 'content' ? words.foundInText(shown) : shown}`;
  };
  const line = name.replace(/\s+/gu, ' ').trim();
  return write(cutAtWord(line, limits.choiceChars - write('').length));
}
