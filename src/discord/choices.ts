import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import type { Completer, Completion, Field } from '../answer/completion.ts';
import { toEnglishQuestion } from '../answer/vietnamese-question.ts';
import { cutAtWord } from '../message/escape.ts';
import { detectLanguage } from '../message/language.ts';
import { limits } from '../message/limits.ts';
import { catalogue, type Words } from '../message/words.ts';
import type { AutocompleteInput, CommandInput } from './command.ts';
import { readText } from './options.ts';

/** What was given for an option: a text, typed or picked; something picked that the corpus no longer has; nothing. */
export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'missing' };

/** The value of the choice that stands for every aspect. */
const everything = '*';

/** Shows why something is offered. */
const marks: Readonly<Record<Completion['match'], string>> = {
  suggested: '💡',
  exact: '✅',
  keyword: '🔑',
  content: '📄',
};

const leadingMark = new RegExp(`^(?:${Object.values(marks).join('|')})\\s*`, 'u');

/** Reads an option that is completed while it is typed. */
export function readGiven(
  { options }: Pick<CommandInput, 'options'>,
  name: string,
  completer: Completer,
): Given {
  const typed = readText({ options }, name)?.replace(leadingMark, '') ?? '';
  if (typed === '') return { kind: 'missing' };
  const text = completer.recall(typed);
  return text === null ? { kind: 'stale' } : { kind: 'text', text };
}

/** The text of an option, null when there is none. */
export function readGivenText(
  input: Pick<CommandInput, 'options'>,
  name: string,
  completer: Completer,
): string | null {
  const given = readGiven(input, name, completer);
  return given.kind === 'text' ? given.text : null;
}

/** The engine's name of an aspect that was picked, or typed in any language; null for all aspects. */
export function readAspect(
  input: Pick<CommandInput, 'options'>,
  name: string,
  aspects: readonly string[],
): string | null {
  const typed = readText(input, name);
  if (typed === null || typed === everything) return null;
  const isMeant = (label: string): boolean => label.toLowerCase() === typed.toLowerCase();
  const named = aspects.find((aspect) =>
    Object.values(catalogue).some((words) => isMeant(words.aspect(aspect))),
  );
  return named ?? typed;
}

/** What can be picked for the option being typed into, named in the person's language; never nothing. */
export function createChoices(
  { options, focused, caller }: AutocompleteInput,
  field: Field,
  completer: Completer,
): readonly APIApplicationCommandOptionChoice<string>[] {
  const words = catalogue[caller.locale];
  const typed = readGivenText({ options }, focused, completer) ?? '';
  const choices = new Map<string, APIApplicationCommandOptionChoice<string>>();
  for (const completion of completeInEnglish(typed, field, completer)) {
    const name = nameChoice(completion, words);
    if (completion.value.length <= limits.choiceChars && !choices.has(name)) {
      choices.set(name, { name, value: completion.value });
    }
  }
  if (choices.size === 0 && field.kind === 'aspect') return [{ name: words.everyAspect, value: everything }];
  return [...choices.values()];
}

/** A question typed in Vietnamese is looked up in the language of the corpus, and asked as it was typed. */
function completeInEnglish(typed: string, field: Field, completer: Completer): readonly Completion[] {
  const isTranslated = field.kind === 'question' && detectLanguage(typed) === 'vi';
  const asked = isTranslated ? toEnglishQuestion(typed) : typed;
  const completions = completer.complete(field, asked, limits.choices);
  return isTranslated
    ? completions.map((one) => (one.kind === 'typed' ? { ...one, text: typed, value: typed } : one))
    : completions;
}

function nameChoice({ text, kind, match, alias }: Completion, words: Words): string {
  if (kind === 'aspect') return words.aspect(text);
  const name = alias === null ? text : words.sameName(alias, text);
  const write = (shown: string): string => {
    if (kind === 'typed') return words.askTyped(shown);
    return `${marks[match]} ${match === 'content' ? words.foundInText(shown) : shown}`;
  };
  const line = name.replace(/\s+/gu, ' ').trim();
  return write(cutAtWord(line, limits.choiceChars - write('').length));
}
