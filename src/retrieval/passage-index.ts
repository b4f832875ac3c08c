import MiniSearch from 'minisearch';
import type { Analyzer } from '../analysis/analyze.ts';
import { type CommonWords, createCommonWords } from '../analysis/common-words.ts';
import type { Passage } from '../corpus/document.ts';
import type { Steps } from '../steps.ts';
import { type AnalysedPassage, analysePassage, listTerms } from './analysed-passage.ts';
import { createCache } from './cache.ts';
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

/** How many analysed passages are kept: those asked for again and again, in a corpus of any size. */
const cachedPassages = 4_000;

/**
 * Most places an index of many passages is looked up in for one question. Rare words come first; the frequent ones
 * that no longer fit decide little about which passages are found, and the second stage sees them anyway.
 */
const maxPostings = 20_000;

/** When frequent words had to be left out, the second stage looks at this many times more candidates. */
const partialFactor = 4;

/** Builds the index, a passage a step; the same analyzer must be used for questions. */
export function* buildPassageIndex(passages: readonly Passage[], analyzer: Analyzer): Steps<PassageIndex> {
  const index = new MiniSearch<Entry>({
    fields: ['text', 'heading'],
    tokenize: (text) => text.split(separator),
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, bm25, prefix: false, fuzzy: false },
  });
  const frequencies = new Map<string, number>();
  for (const [id, passage] of passages.entries()) {
    const { text, heading } = listTerms(passage, analyzer);
    index.add({ id, text: text.join(separator), heading: heading.join(separator) });
    for (const term of new Set([...text, ...heading]))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    yield;
  }
  const frequencyOf = (term: string): number => frequencies.get(term) ?? 0;
  const analyse = createCache((passage: Passage) => analysePassage(passage, analyzer), cachedPassages);
  const size = passages.length;
  return {
    analyzer,
    size,
    commonWords: createCommonWords(),
    vocabulary: createVocabulary(passages),
    has: (term) => frequencies.has(term),
    idf: (term) => Math.log(1 + (size - frequencyOf(term) + 0.5) / (frequencyOf(term) + 0.5)),
    find(terms, limit) {
      const known = [...terms.keys()].filter((term) => frequencies.has(term));
      const affordable = chooseAffordable(known, frequencyOf);
      const results = index.search(affordable.join(separator), { boostTerm: (term) => terms.get(term) ?? 1 });
      const count = affordable.length < known.length ? limit * partialFactor : limit;
      return results.slice(0, count).flatMap((result) => {
        const passage = passages[Number(result.id)];
        return passage === undefined ? [] : [{ passage: analyse(passage), score: result.score }];
      });
    },
  };
}

/** The rarest terms whose places together stay within {@link maxPostings}; at least one. */
function chooseAffordable(
  terms: readonly string[],
  frequencyOf: (term: string) => number,
): readonly string[] {
  const total = terms.reduce((sum, term) => sum + frequencyOf(term), 0);
  if (total <= maxPostings) return terms;
  let postings = 0;
  return terms
    .toSorted((a, b) => frequencyOf(a) - frequencyOf(b))
    .filter((term, rank) => {
      postings += frequencyOf(term);
      return rank === 0 || postings <= maxPostings;
    });
}
