import type { CorpusVectors } from './encoder/corpus-vectors.ts';
import { type Alignment, alignTokens } from './encoder/token-vectors.ts';
import { cosine } from './encoder/vector.ts';
import { listHighest } from './list-highest.ts';
import type { IndexedPassage } from './passage-index.ts';

type NumberedPassage = Pick<IndexedPassage, 'number' | 'passage'>;

/** How alike in meaning one question and the passages of an index are, by the sentence encoder. */
export interface Similarity {
  /** Cosine of the question and the passage with its title and headings, or a question noted for it: -1..1. */
  passage(passage: NumberedPassage): number;
  /** Whether sentences and tokens have vectors; else there is only `passage` to tell the nearest by. */
  readonly isDetailed: boolean;
  /** Cosine of the question and each sentence of the passage, in order; empty where sentences have no vectors. */
  sentences(passage: NumberedPassage): readonly number[];
  /** Cosine of the question and one sentence of the passage; undefined where sentences have no vectors. */
  sentence(passage: NumberedPassage, at: number): number | undefined;
  /** How much of the question finds its like in a passage and its sentences, token by token. */
  align(passage: NumberedPassage): Alignment;
  /** Numbers of the passages nearest to the question, the nearest first; behind them as many that stand `apart`. */
  nearest(limit: number, apart?: ReadonlySet<number>): readonly number[];
}

export function createSimilarity(
  question: Int8Array,
  { texts, sentences, extras, vectors, weigh }: CorpusVectors,
): Similarity {
  const compare = (text: number): number => cosine(question, vectors[text]!);
  const comparePassage = (passage: number): number => {
    let nearest = compare(passage);
    for (let extra = extras[passage]!; extra < extras[passage + 1]!; extra += 1) {
      nearest = Math.max(nearest, compare(extra));
    }
    return nearest;
  };
  let made: readonly number[] | null = null;
  const cosines = (): readonly number[] =>
    (made ??= Array.from({ length: extras.length - 1 }, (_, passage) => comparePassage(passage)));
  return {
    isDetailed: sentences !== null,
    passage: ({ number }) => cosines()[number]!,
    sentences: ({ number, passage }) =>
      sentences === null ? [] : passage.sentences.map((_, at) => compare(sentences[number]! + at)),
    sentence: ({ number }, at) => (sentences === null ? undefined : compare(sentences[number]! + at)),
    align: ({ number }) =>
      alignTokens(question, vectors[number]!, { sentences: texts[number]!.parts.length - 1, weigh }),
    nearest: (limit, apart) => listHighest(cosines(), limit, apart),
  };
}
