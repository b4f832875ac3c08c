import type { Passage } from '../../corpus/document.ts';
import { cosine } from './vector.ts';

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
  /** The cosine of a passage, or of the extra text of it that is nearer. */
  compare(question: Int8Array, passage: number): number;
  /** The cosine of a sentence of a passage; null where sentences have no vectors. */
  compareSentence(question: Int8Array, passage: number, sentence: number): number | null;
}

/** The texts of a corpus that get vectors, in their order: passages, then sentences, then extras. */
export interface CorpusTexts {
  readonly texts: readonly string[];
  /** For each passage the number of its first sentence in `texts`; null when there are too many. */
  readonly sentences: readonly number[] | null;
  /** For each passage the number of its first extra in `texts`, and at the end where the last ends. */
  readonly extras: readonly number[];
}

/**
 * Lists the texts of passages in the form the encoder was measured with. Extras are texts that stand for a passage
 * beside its own, as questions that it is known to answer.
 */
export function listTexts(
  passages: readonly Passage[],
  listExtras: (passage: Passage) => readonly string[],
): CorpusTexts {
  const texts = passages.map(({ document, section, text }) =>
    [document.title, ...section.headings, text].join('. '),
  );
  const append = (list: (passage: Passage) => readonly string[]): readonly number[] =>
    passages.map((passage) => {
      const start = texts.length;
      texts.push(...list(passage));
      return start;
    });
  const sentences = passages.length > maxPassagesWithSentences ? null : append(listSentences);
  const extras = append(listExtras);
  return { texts, sentences, extras: [...extras, texts.length] };
}

/** Searches the vectors of these texts. */
export function createCorpusVectors(
  { sentences, extras }: CorpusTexts,
  vectors: readonly Int8Array[],
): CorpusVectors {
  const compare = (question: Int8Array, passage: number): number => {
    let nearest = cosine(question, vectors[passage]!);
    for (let extra = extras[passage]!; extra < extras[passage + 1]!; extra += 1) {
      nearest = Math.max(nearest, cosine(question, vectors[extra]!));
    }
    return nearest;
  };
  return {
    compare,
    compareSentence: (question, passage, sentence) =>
      sentences === null ? null : cosine(question, vectors[sentences[passage]! + sentence]!),
    findNearest(question, count) {
      const nearest: Neighbor[] = [];
      for (let passage = 0; passage < extras.length - 1; passage += 1) {
        const neighbor = { passage, cosine: compare(question, passage) };
        const place = nearest.findLastIndex((other) => other.cosine >= neighbor.cosine) + 1;
        if (place >= count) continue;
        nearest.splice(place, 0, neighbor);
        nearest.length = Math.min(nearest.length, count);
      }
      return nearest;
    },
  };
}

function listSentences({ document, sentences }: Passage): readonly string[] {
  return sentences.map(({ start, end }) => document.text.slice(start, end));
}
