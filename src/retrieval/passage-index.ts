import MiniSearch from 'minisearch';
import type { Analyzer, Term } from '../analysis/analyze.ts';
import { type CommonWords, createCommonWords } from '../analysis/common-words.ts';
import type { Passage } from '../corpus/document.ts';
import { type AnalysedPassage, analysePassage } from './analysed-passage.ts';
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
  /** Number of passages. */
  readonly size: number;
  /** The `limit` passages with the highest BM25+ scores, best first. */
  find(terms: WeightedTerms, limit: number): readonly Candidate[];
  /** Inverse document frequency of a term, after Robertson and Spärck Jones: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf(term: string): number;
  /** Whether any passage or heading has the term. */
  has(term: string): boolean;
}

/** Separates terms in the text handed to MiniSearch; no term holds it. */
const separator = '\n';

/** BM25+ parameters: saturation `k`, length normalisation `b`, lower bound `d`. */
const bm25 = { k: 0.9, b: 0.6, d: 0.5 } as const;

const fieldBoosts = { text: 1, heading: 1.6 } as const;

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly heading: string;
}

/** Builds the index; the same analyzer must be used for questions. */
export function buildPassageIndex(passages: readonly Passage[], analyzer: Analyzer): PassageIndex {
  const analysed = passages.map((passage) => analysePassage(passage, analyzer));
  const index = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    tokenize: (text) => text.split(separator),
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, bm25, prefix: false, fuzzy: false },
  });
  index.addAll(analysed.map(toEntry));
  const documentFrequency = countDocuments(analysed);
  const size = passages.length;
  return {
    analyzer,
    size,
    commonWords: createCommonWords(),
    vocabulary: createVocabulary(passages),
    has: (term) => documentFrequency.has(term),
    idf(term) {
      const frequency = documentFrequency.get(term) ?? 0;
      return Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
    },
    find(terms, limit) {
      const known = [...terms.keys()].filter((term) => documentFrequency.has(term));
      const results = index.search(known.join(separator), {
        boostTerm: (term) => terms.get(term) ?? 1,
      });
      return results.slice(0, limit).flatMap((result) => {
        const passage = analysed[Number(result.id)];
        return passage === undefined ? [] : [{ passage, score: result.score }];
      });
    },
  };
}

function toEntry(passage: AnalysedPassage, id: number): Entry {
  return {
    id,
    text: joinTerms(passage.sentences.flatMap((sentence) => sentence.terms)),
    heading: joinTerms(passage.heading),
  };
}

function joinTerms(terms: readonly Term[]): string {
  return terms.map(({ term }) => term).join(separator);
}

function countDocuments(passages: readonly AnalysedPassage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sentences, heading } of passages) {
    const terms = new Set(
      [...sentences.flatMap((sentence) => sentence.terms), ...heading].map(({ term }) => term),
    );
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}
