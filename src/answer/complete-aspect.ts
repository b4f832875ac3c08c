import { tokenize } from '../analysis/tokenize.ts';
import type { Aspect } from '../corpus/lexicon.ts';
import type { Completion, Field } from './completion.ts';

type AspectField = Extract<Field, { kind: 'aspect' }>;

/**
 * Aspects that the corpus has for a pair; all of them while the pair is not known. Where none has the typed words in
 * one of its names, all are offered again.
 * @param aspects - those of the corpus
 * @param aspectsOf - aspects that the corpus speaks of for two names
 */
export function completeAspect(
  typed: string,
  { a, b, label }: AspectField,
  aspects: readonly Aspect[],
  aspectsOf: (a: string, b: string) => readonly string[],
): readonly Completion[] {
  const held = a !== null && b !== null ? aspectsOf(a, b) : aspects.map(({ name }) => name);
  const words = tokenize(typed).map(({ word }) => word);
  const found = aspects.filter(
    ({ name, words: own }) =>
      held.includes(name) && [label(name), name, ...own].some((text) => hasWords(text, words)),
  );
  const names = found.length > 0 ? found.map(({ name }) => name) : held;
  const match = words.length === 0 || found.length === 0 ? 'suggested' : 'keyword';
  return names.map((name) => ({ value: name, text: name, kind: 'aspect', match, alias: null }));
}

function hasWords(text: string, starts: readonly string[]): boolean {
  const words = tokenize(text).map(({ word }) => word);
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}
