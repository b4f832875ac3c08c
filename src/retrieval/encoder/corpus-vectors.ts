import type { PassageTexts } from './passage-texts.ts';
import { cosineAt, dimensions } from './vector.ts';

/** Passages beyond which sentences get no vectors, because encoding them would take hours. */
const maxPassagesWithSentences = 20_000;

/** A passage and how near it is. */
export interface Neighbor {
  /** Number of the passage in its corpus. */
  readonly passage: number;
  readonly cosine: number;
}

/** The vectors of a corpus; passages and sentences go by their numbers. */
export interface CorpusVectors {
  /** The passages nearest to a question, the nearest first. */
  findNearest(question: Int8Array, count: number): readonly Neighbor[];
  /** How near a passage is to a question, or the extra text of it that is nearest. */
  compare(question: Int8Array, passage: number): number;
  /** How near a sentence of a passage is; null where sentences have no vectors. */
  compareSentence(question: Int8Array, passage: number, sentence: number): number | null;
}

/** All texts of a corpus in the order of their vectors: passages, then sentences, then extras, each in reading order. */
export interface TextOrder {
  readonly texts: readonly string[];
  /** For each passage the number of its first sentence and first extra in `texts`, and at the end where the last ends. */
  readonly sentences: readonly number[] | null;
  readonly extras: readonly number[];
}

/** Puts the texts of passages in the order of their vectors. */
export function orderTexts(passages: readonly PassageTexts[]): TextOrder {
  const texts = passages.map(({ whole }) => whole);
  const append = (lists: readonly (readonly string[])[]): readonly number[] => {
    const starts = lists.map((list) => {
      const start = texts.length;
      for (const text of list) texts.push(text);
      return start;
    });
    return [...starts, texts.length];
  };
  const hasSentences = passages.length <= maxPassagesWithSentences;
  const sentences = hasSentences ? append(passages.map((passage) => passage.sentences)) : null;
  return { texts, sentences, extras: append(passages.map(({ extras }) => extras)) };
}

/** Searches vectors, given one after the other in the order of the texts. */
export function createCorpusVectors(order: TextOrder, vectors: Int8Array): CorpusVectors {
  const { sentences, extras } = order;
  const cosine = (question: Int8Array, text: number): number =>
    cosineAt(question, vectors, text * dimensions);
  const compare = (question: Int8Array, passage: number): number => {
    let nearest = cosine(question, passage);
    for (let extra = extras[passage]!; extra < extras[passage + 1]!; extra += 1) {
      nearest = Math.max(nearest, cosine(question, extra));
    }
    return nearest;
  };
  return {
    compare,
    compareSentence: (question, passage, sentence) =>
      sentences === null ? null : cosine(question, sentences[passage]! + sentence),
    findNearest(question, count) {
      const nearest: Neighbor[] = [];
      for (let passage = 0; passage < extras.length - 1; passage += 1) {
        const neighbor = { passage, cosine: compare(question, passage) };
        if (nearest.length === count && neighbor.cosine <= nearest.at(-1)!.cosine) continue;
        const place = nearest.findIndex((other) => other.cosine < neighbor.cosine);
        nearest.splice(place === -1 ? nearest.length : place, 0, neighbor);
        nearest.length = Math.min(nearest.length, count);
      }
      return nearest;
    },
  };
}
