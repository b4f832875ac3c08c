import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { Suggestion } from './engine.ts';
import { suggestNames } from './resolve-subject.ts';

/** Questions the corpus answers, one for each section that has a heading, in the corpus's order. */
export function listQuestions(passages: readonly Passage[]): readonly string[] {
  const headings = passages.flatMap(({ section }) => section.headings.slice(-1));
  return [...new Set(headings)];
}

/** Questions and subjects for what has been typed: all words begun, whole questions before subjects. */
export function suggest(
  typed: string,
  limit: number,
  { questions, subjects }: { readonly questions: readonly string[]; readonly subjects: readonly Subject[] },
): readonly Suggestion[] {
  const words = tokenize(typed).map(({ word }) => word);
  const fitting = words.length === 0 ? questions : questions.filter((question) => beginsAll(question, words));
  const names = words.length === 0 ? [] : suggestNames(typed, subjects, limit);
  const suggestions: Suggestion[] = [
    ...fitting.map((text): Suggestion => ({ text, kind: 'question' })),
    ...names.map((text): Suggestion => ({ text, kind: 'subject' })),
  ];
  const seen = new Set<string>();
  return suggestions
    .filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
    .slice(0, limit);
}

function beginsAll(question: string, words: readonly string[]): boolean {
  const own = tokenize(question).map(({ word }) => word);
  return words.every((word) => own.some((other) => other.startsWith(word)));
}
