import MiniSearch from 'minisearch';
import { tokenize } from '../analysis/tokenize.ts';

/** Finds headings while somebody types: those where each typed word begins some word, in the order they were given. */
export type SearchHeadings = (typed: string) => readonly string[];

/** Makes the search over headings; the index is only built when somebody types. */
export function createHeadingSearch(headings: readonly string[]): SearchHeadings {
  let index: MiniSearch<{ readonly id: number; readonly text: string }> | null = null;
  return (typed) => {
    if (tokenize(typed).length === 0) return headings;
    index ??= indexHeadings(headings);
    const found = index.search(typed).map(({ id }) => Number(id));
    return found.toSorted((a, b) => a - b).flatMap((id) => headings[id] ?? []);
  };
}

function indexHeadings(
  headings: readonly string[],
): MiniSearch<{ readonly id: number; readonly text: string }> {
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({
    fields: ['text'],
    tokenize: (text) => tokenize(text).map(({ word }) => word),
    processTerm: (word) => word,
    searchOptions: { prefix: true, combineWith: 'AND' },
  });
  index.addAll(headings.map((text, id) => ({ id, text })));
  return index;
}
