import type { Analyzer } from '../analysis/analyze.ts';
import { type CommonWords, createCommonWords } from '../analysis/common-words.ts';
import { createWordVectors, type WordVectors } from '../analysis/word-vectors.ts';
import type { Passage } from '../corpus/document.ts';
import { type AnalysedPassage, analysePassage } from './analysed-passage.ts';
import { createCache } from './cache.ts';
import type { IndexContent } from './index-content.ts';
import { createScorer } from './score-postings.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** A passage that shares terms with a query. */
export interface Candidate {
  readonly passage: AnalysedPassage;
  /** BM25+ score over all fields; unbounded. */
  readonly score: number;
}

/** Weighted terms: what is looked up. */
export type WeightedTerms = ReadonlyMap<string, number>;

/** An inverted index over passages. */
export interface PassageIndex {
  readonly analyzer: Analyzer;
  readonly vocabulary: Vocabulary;
  readonly commonWords: CommonWords;
  readonly wordVectors: WordVectors;
  /** Number of passages. */
  readonly size: number;
  /** The `limit` passages with the highest BM25+ scores, best first. */
  find(terms: WeightedTerms, limit: number): readonly Candidate[];
  /** Inverse document frequency of a term, after Robertson and Spärck Jones: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf(term: string): number;
  /** Whether any passage or heading has the term. */
  has(term: string): boolean;
}

/** How many analysed passages are kept: those asked for again and again, in a corpus of any size. */
const cachedPassages = 2_000;

/** Makes an index over passages from its content; the same analyzer must be used for questions. */
export function createPassageIndex(
  passages: readonly Passage[],
  analyzer: Analyzer,
  { postings, readWords }: IndexContent,
): PassageIndex {
  const score = createScorer(postings);
  const commonWords = createCommonWords();
  const wordVectors = createWordVectors(commonWords);
  const analyse = createCache(
    (passage: Passage) => analysePassage(passage, analyzer, wordVectors),
    cachedPassages,
  );
  const { size, terms: numbers, frequencies } = postings;
  return {
    analyzer,
    size,
    commonWords,
    wordVectors,
    vocabulary: createVocabulary(readWords),
    has: (term) => numbers.has(term),
    idf(term) {
      const frequency = frequencies[numbers.get(term) ?? -1] ?? 0;
      return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
    },
    find(terms, limit) {
      return score(terms, limit).flatMap((found) => {
        const passage = passages[found.passage];
        return passage === undefined ? [] : [{ passage: analyse(passage), score: found.score }];
      });
    },
  };
}
