import { setImmediate as letOthersRun } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import MiniSearch, { type SearchResult } from 'minisearch';
import type { Analyzer, Term } from '../analysis/analyze.ts';
import type { Passage } from '../corpus/document.ts';
import type { Subject } from '../corpus/lexicon.ts';
import { listHighest } from './list-highest.ts';
import { analyzePassage, numberOf, packTerms, type TermVector } from './term-vector.ts';
import { Vocabulary } from './vocabulary.ts';

export interface IndexedPassage {
  /** The passage's number in the corpus, from 0. */
  readonly number: number;
  readonly passage: Passage;
  readonly terms: TermVector;
}

export interface Candidate {
  readonly passage: IndexedPassage;
  /** BM25+ over all fields; unbounded. */
  readonly score: number;
}

export type WeightedTerms = ReadonlyMap<string, number>;

export interface PassageIndex {
  readonly analyzer: Analyzer;
  readonly vocabulary: Vocabulary;
  readonly passages: readonly IndexedPassage[];
  /** Numbers of the passages of demoted documents. */
  readonly demoted: ReadonlySet<number>;
  /** The `limit` passages with the highest BM25+ scores, best first; behind them as many of demoted documents. */
  find(terms: WeightedTerms, limit: number): readonly Candidate[];
  /** Inverse document frequency of a term, after Robertson and Spärck Jones: ln(1 + (N - n + 0.5) / (n + 0.5)). */
  idf(term: string): number;
  /** Whether any passage or heading has the term. */
  has(term: string): boolean;
  /** Whether any passage stands under a heading with the term. */
  isHeaded(term: string): boolean;
  /** The subject that a term of term vectors stands for, by the term's number; undefined for any other term. */
  subjectOf(term: number): Subject | undefined;
  /** The number that stands for a term or word in term vectors; undefined when no passage has it. */
  numberOf(term: string): number | undefined;
}

/** BM25+ (Lv and Zhai 2011): saturation `k`, length normalization `b`, lower bound `d`; and what each field counts. */
const searchOptions = {
  bm25: { k: 0.9, b: 0.6, d: 0.5 },
  boost: { text: 1, heading: 1.6, context: 0.6, asks: 1.6 },
} as const;

/** Terms hold spaces; nothing holds a line break. */
const separator = '\n';

/** Scores of the corpus's own terms that are remembered, 12 bytes each: working them out takes most of a search. */
const rememberedScores = 1_000_000;

/** How many passages are indexed before others get their turn. */
const sliceSize = 5;

/** Numbers of the passages that have a term, and what it scores in each. */
interface TermScores {
  readonly numbers: Uint32Array;
  readonly scores: Float64Array;
}

/** Indexes passages in slices, so that a process that answers meanwhile stays responsive. */
export async function createPassageIndex(
  passages: readonly Passage[],
  analyzer: Analyzer,
): Promise<PassageIndex> {
  const inverted = createInverted();
  const numbers = new Map<string, number>();
  const vocabulary = new Vocabulary();
  const indexed: IndexedPassage[] = [];
  const frequencies = new Map<string, number>();
  const headed = new Set<string>();
  const subjects = new Map<number, Subject>();
  for (const [number, passage] of passages.entries()) {
    const analyzed = analyzePassage(passage, analyzer, (text, tokens) => vocabulary.add(text, tokens));
    const { text, heading, context, asks } = analyzed;
    const fields = { text: text.flat(), heading, context, asks: asks.flat() };
    for (const { term } of heading) headed.add(term);
    const terms = Object.values(fields).flat();
    for (const term of new Set(terms.map((each) => each.term)))
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    for (const { term, subject } of terms) {
      if (subject !== null) subjects.set(numberOf(term, numbers), subject);
    }
    const joined = Object.entries(fields).map(([field, own]) => [field, join(own)]);
    inverted.add({ id: number, ...Object.fromEntries(joined) });
    indexed.push({ number, passage, terms: packTerms(analyzed, numbers) });
    if ((number + 1) % sliceSize === 0) await letOthersRun();
  }
  const scoreTerm = rememberScores((term) => (frequencies.has(term) ? inverted.search(term) : []));
  const demoted = listDemoted(indexed);
  return {
    analyzer,
    vocabulary,
    passages: indexed,
    demoted,
    has: (term) => frequencies.has(term),
    isHeaded: (term) => headed.has(term),
    subjectOf: (term) => subjects.get(term),
    numberOf: (term) => numbers.get(term),
    idf(term) {
      const frequency = frequencies.get(term) ?? 0;
      return Math.log(1 + (indexed.length - frequency + 0.5) / (frequency + 0.5));
    },
    find(terms, limit) {
      const totals = addScores(terms, scoreTerm, indexed.length);
      const found = listHighest(totals, limit, demoted).filter((number) => totals[number]! > 0);
      return found.map((number) => ({ passage: indexed[number]!, score: totals[number]! }));
    },
  };
}

function listDemoted(passages: readonly IndexedPassage[]): ReadonlySet<number> {
  return new Set(passages.flatMap(({ passage, number }) => (passage.document.isDemoted ? [number] : [])));
}

function createInverted(): MiniSearch<Readonly<Record<string, unknown>>> {
  return new MiniSearch({
    fields: ['text', 'heading', 'context', 'asks'],
    tokenize: (text) => text.split(separator),
    processTerm: (term) => term,
    searchOptions,
  });
}

function rememberScores(search: (term: string) => readonly SearchResult[]): (term: string) => TermScores {
  const remembered = new LRUCache<string, TermScores>({
    maxSize: rememberedScores,
    sizeCalculation: ({ scores }) => scores.length,
  });
  return (term) => {
    const known = remembered.get(term);
    if (known !== undefined) return known;
    const found = search(term);
    const numbers = Uint32Array.from(found, ({ id }) => Number(id));
    const made = { numbers, scores: Float64Array.from(found, ({ score }) => score) };
    // A term that no passage has is not the corpus's own.
    if (found.length > 0) remembered.set(term, made);
    return made;
  };
}

/** As MiniSearch adds them up: what has more of the terms counts for more. */
function addScores(
  terms: WeightedTerms,
  scoreTerm: (term: string) => TermScores,
  size: number,
): Float64Array {
  const totals = new Float64Array(size);
  const counts = new Uint16Array(size);
  for (const [term, weight] of terms) {
    const { numbers, scores } = scoreTerm(term);
    for (let at = 0; at < numbers.length; at += 1) {
      totals[numbers[at]!]! += weight * scores[at]!;
      counts[numbers[at]!]! += 1;
    }
  }
  for (let number = 0; number < size; number += 1) totals[number]! *= counts[number]!;
  return totals;
}

function join(terms: readonly Term[]): string {
  return terms.map(({ term }) => term).join(separator);
}
