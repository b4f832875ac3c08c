import { tokenize } from '../analysis/tokenize.ts';
import type { Passage } from '../corpus/document.ts';
import type { IndexedPassage, PassageIndex } from './passage-index.ts';
import { listTerms } from './term-vector.ts';

/** How many passages are looked at. */
const candidateCount = 12;

/** A passage is found where it has at least this much of what was typed, 0..1, by how telling the words are. */
const leastCoverage = 0.6;

/**
 * Passages that say what is being typed, those first whose best sentence says most of it. Quicker than a search for an
 * answer: no synonyms, and nothing is measured but which words stand where. A last word that the corpus lacks is read
 * as the most frequent one that it begins, another as the one that it is a misspelling of.
 */
export function searchTexts(typed: string, index: PassageIndex): readonly Passage[] {
  const terms = new Map(
    index.analyzer.analyze(readWords(typed, index)).map(({ term }) => [term, index.idf(term)]),
  );
  const total = sum(terms.values());
  if (total === 0) return [];
  const byNumber = new Map(Array.from(terms, ([term, weight]) => [index.numberOf(term) ?? -1, weight]));
  return index
    .find(new Map(Array.from(terms, ([term]) => [term, 1])), candidateCount)
    .map(({ passage }) => ({ passage: passage.passage, ...measure(passage, byNumber) }))
    .filter(({ whole }) => whole >= leastCoverage * total)
    .toSorted((a, b) => b.best - a.best || b.whole - a.whole)
    .map(({ passage }) => passage);
}

function readWords(typed: string, index: PassageIndex): string {
  const { analyzer, vocabulary } = index;
  const tokens = tokenize(typed);
  const words = tokens.map(({ word }, at) => {
    if (index.has(analyzer.stem(word)) || vocabulary.has(word)) return word;
    const begun = at === tokens.length - 1 ? vocabulary.complete(word) : null;
    return begun ?? vocabulary.correct(word) ?? word;
  });
  return words.join(' ');
}

/** How much of the terms the passage has, and its best sentence, as sums of their weights. */
function measure(
  { passage, terms }: IndexedPassage,
  weights: ReadonlyMap<number, number>,
): { readonly whole: number; readonly best: number } {
  const found = new Set<number>();
  const perSentence = passage.sentences.map(() => new Set<number>());
  for (const { term, sentence } of listTerms(terms)) {
    if (!weights.has(term)) continue;
    found.add(term);
    perSentence[sentence]!.add(term);
  }
  const weigh = (held: ReadonlySet<number>): number => sum([...held].map((term) => weights.get(term)!));
  return { whole: weigh(found), best: Math.max(0, ...perSentence.map(weigh)) };
}

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}
