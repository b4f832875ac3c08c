import { type Analyzer, phraseTerm } from './analyze.ts';
import type { RelatedTerms } from './related/related-terms.ts';
import { addRelation, type Relations } from './related/relations.ts';
import { tokenize } from './tokenize.ts';

/** A group of words or phrases that mean nearly the same, and how much one counts in place of another, 0..1. */
export interface SynonymGroup {
  readonly words: readonly string[];
  readonly weight: number;
}

/** Looks up terms that mean nearly the same. */
export interface Thesaurus {
  /** Terms to accept in place of a term, with their weights (0..1); without the term itself. */
  alternatives(term: string): ReadonlyMap<string, number>;
}

/** Builds a thesaurus from groups and related terms; where they overlap, the larger weight counts. */
export function createThesaurus(
  groups: readonly SynonymGroup[],
  analyzer: Analyzer,
  related: RelatedTerms,
): Thesaurus {
  const alternatives: Relations = new Map();
  for (const { words, weight } of groups) {
    const terms = [...new Set(words.map((word) => toTerm(word, analyzer)))];
    for (const term of terms) for (const other of terms) addRelation(alternatives, term, other, weight);
  }
  const merged = new Map<string, ReadonlyMap<string, number>>();
  return {
    alternatives(term) {
      const known = merged.get(term);
      if (known !== undefined) return known;
      const own = alternatives.get(term);
      const weak = related.find(term);
      const all = own === undefined ? weak : new Map([...weak, ...own]);
      // What people ask is open-ended, so only words that have alternatives are remembered.
      if (all.size > 0) merged.set(term, all);
      return all;
    },
  };
}

/** Expressions of several words in the groups, which the analyzer has to keep together. */
export function listPhrases(groups: readonly SynonymGroup[]): readonly string[] {
  return groups.flatMap(({ words }) => words.filter((word) => tokenize(word).length > 1));
}

function toTerm(word: string, analyzer: Analyzer): string {
  const stems = tokenize(word).map((token) => analyzer.stem(token.word));
  return stems.length === 1 ? (stems[0] ?? word) : phraseTerm(stems);
}
