import type { CorpusVectors } from './encoder/corpus-vectors.ts';
import type { Alignment } from './encoder/token-vectors.ts';
import type { IndexedPassage } from './passage-index.ts';

/** How alike in meaning one question and the passages of an index are, by the sentence encoder. */
export interface Similarity {
  /** Cosine of the question and the passage with its title and headings, or a question noted for it: -1..1. */
  passage(passage: IndexedPassage): number;
  /** Cosine of the question and each sentence of the passage, in order; empty where sentences have no vectors. */
  sentences(passage: IndexedPassage): readonly number[];
  /** How much of the question finds its like in a passage and its sentences, token by token. */
  align(passage: IndexedPassage): Alignment;
  /** Numbers of the passages nearest to the question, the nearest first. */
  nearest(limit: number): readonly number[];
}

/** Measures similarities to one question. */
export function createSimilarity(question: Int8Array, vectors: CorpusVectors): Similarity {
  let made: readonly number[] | null = null;
  const cosines = (): readonly number[] => (made ??= vectors.comparePassages(question));
  return {
    passage: ({ number }) => cosines()[number]!,
    sentences: ({ number, passage }) =>
      passage.sentences.flatMap((_, at) => vectors.compareSentence(question, number, at) ?? []),
    align: ({ number }) => vectors.align(question, number),
    nearest: (limit) => listHighest(cosines(), limit),
  };
}

/** Indexes of the highest numbers, the highest first. */
function listHighest(numbers: readonly number[], limit: number): readonly number[] {
  const highest: number[] = [];
  for (const [index, number] of numbers.entries()) {
    if (highest.length === limit && number <= numbers[highest.at(-1)!]!) continue;
    const place = highest.findLastIndex((other) => numbers[other]! >= number) + 1;
    highest.splice(place, 0, index);
    highest.length = Math.min(highest.length, limit);
  }
  return highest;
}
