import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import type { SearchHeadings } from '../retrieval/heading-search.ts';
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
  {
    searchQuestions,
    subjects,
  }: { readonly searchQuestions: SearchHeadings; readonly subjects: readonly Subject[] },
): readonly Suggestion[] {
  const names = tokenize(typed).length === 0 ? [] : suggestNames(typed, subjects, limit);
  const suggestions: Suggestion[] = [
    ...searchQuestions(typed).map((text): Suggestion => ({ text, kind: 'question' })),
    ...names.map((text): Suggestion => ({ text, kind: 'subject' })),
  ];
  const seen = new Set<string>();
  return suggestions
    .filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
    .slice(0, limit);
}
