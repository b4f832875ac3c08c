import type { Completer } from '../answer/completion.ts';
import type { CommandInput } from './command.ts';

type Options = Pick<CommandInput, 'options'>;

/** What was given for an option: a text, typed or picked; something picked that the corpus no longer has; nothing. */
export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'missing' };

/** Characters of a text option that are read: Discord lets people send more while they type. */
export const longestText = 500;

/** The value of the choice that stands for every aspect. */
export const everyAspect = '*';

/** Ahead of a choice, by why it is offered. */
export const choiceMarks = { suggested: '💡', exact: '✅', keyword: '🔑', content: '📄' } as const;

const leadingMark = new RegExp(`^(?:${Object.values(choiceMarks).join('|')})\\s*`, 'u');

/** A text option without white space around it, cut where it is too long; null when it is missing, empty or no text. */
function readText({ options }: Options, name: string): string | null {
  const value = options.get(name);
  const text = typeof value === 'string' ? value.trim().slice(0, longestText).trimEnd() : '';
  return text === '' ? null : text;
}

/** Whether a yes/no option was set to yes. */
export function readFlag({ options }: Options, name: string): boolean {
  return options.get(name) === true;
}

/** Reads an option that is completed while it is typed. */
export function readGiven(input: Options, name: string, completer: Completer): Given {
  const typed = readText(input, name)?.replace(leadingMark, '') ?? '';
  if (typed === '') return { kind: 'missing' };
  const text = completer.recall(typed);
  return text === null ? { kind: 'stale' } : { kind: 'text', text };
}

/** The text of an option that is completed while it is typed, null when there is none. */
export function readGivenText(input: Options, name: string, completer: Completer): string | null {
  const given = readGiven(input, name, completer);
  return given.kind === 'text' ? given.text : null;
}

/** The engine's name of an aspect that was picked or typed; null for all aspects. */
export function readAspect(input: Options, name: string, aspects: readonly string[]): string | null {
  const typed = readText(input, name);
  if (typed === null || typed === everyAspect) return null;
  return aspects.find((aspect) => aspect.toLowerCase() === typed.toLowerCase()) ?? typed;
}
