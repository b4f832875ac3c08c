import { type Analyzer, phraseTerm } from './analyze.ts';
import list from './general-synonyms.json' with { type: 'json' };
import { tokenize } from './tokenize.ts';

/** A group of words or phrases that mean nearly the same, and how much one counts in place of another, 0..1. */
export interface SynonymGroup {
  readonly words: readonly string[];
  readonly weight: number;
}

/** Everyday words that people use for one another when they ask, whatever the topic. */
export const generalSynonyms: readonly SynonymGroup[] = list.groups.map((line) => {
  return { words: line.split(', '), weight: 0.5 };
});

export interface Thesaurus {
  /** Terms to accept in place of a term, with their weights (0..1); without the term itself. */
  alternatives(term: string): ReadonlyMap<string, number>;
}

/** Builds a thesaurus from groups; where they overlap, the larger weight counts. */
export function createThesaurus(groups: readonly SynonymGroup[], analyzer: Analyzer): Thesaurus {
  const alternatives = new Map<string, Map<string, number>>();
  for (const { words, weight } of groups) {
    const terms = [...new Set(words.map((word) => toTerm(word, analyzer)))];
    for (const term of terms) {
      const known = alternatives.get(term) ?? new Map<string, number>();
      const others = terms.filter((other) => other !== term);
      for (const other of others) known.set(other, Math.max(weight, known.get(other) ?? 0));
      alternatives.set(term, known);
    }
  }
  return { alternatives: (term) => alternatives.get(term) ?? new Map() };
}

/** Expressions of several words in the groups, which the analyzer has to keep together. */
export function listPhrases(groups: readonly SynonymGroup[]): readonly string[] {
  return groups.flatMap(({ words }) => words.filter((word) => tokenize(word).length > 1));
}

function toTerm(word: string, analyzer: Analyzer): string {
  const stems = tokenize(word).map((token) => analyzer.stem(token.word));
  return stems.length === 1 ? (stems[0] ?? word) : phraseTerm(stems);
}
