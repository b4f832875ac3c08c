import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Passage } from '../../corpus/document.ts';
import type { EncoderText } from './sentence-model.ts';
import { listTokens } from './token-vectors.ts';

/** Passages beyond which sentences and tokens get no vectors, because that takes hours and gigabytes. */
const maxPassagesWithDetails = 20_000;

/** The texts of a corpus that get vectors, in their order: passages, then sentences, then extras. */
export interface CorpusTexts {
  readonly texts: readonly EncoderText[];
  /** For each passage the number of its first sentence in `texts`; null when there are too many. */
  readonly sentences: readonly number[] | null;
  /** For each passage the number of its first extra in `texts`, and at the end where the last ends. */
  readonly extras: readonly number[];
}

/**
 * Lists the texts of passages in the form the encoder was measured with. Extras stand for a passage beside its own
 * text: the questions that its section is known to answer.
 */
export function listTexts(passages: readonly Passage[]): CorpusTexts {
  const hasDetails = passages.length <= maxPassagesWithDetails;
  const texts: EncoderText[] = passages.map((passage) => ({
    parts: listParts(passage),
    hasTokens: hasDetails,
  }));
  const append = (list: (passage: Passage) => readonly string[]): readonly number[] =>
    passages.map((passage) => {
      const start = texts.length;
      texts.push(...list(passage).map((text) => ({ parts: [text], hasTokens: false })));
      return start;
    });
  const sentences = hasDetails ? append(listSentences) : null;
  const extras = append(({ section }) => section.asks);
  return { texts, sentences, extras: [...extras, texts.length] };
}

export interface CorpusVectors extends CorpusTexts {
  /** In the order of the texts. */
  readonly vectors: readonly Int8Array[];
  /** The inverse document frequency of a token, counted in passages. */
  readonly weigh: (token: number) => number;
}

/** How many passages are counted before others get their turn. */
const sliceSize = 200;

/** Adds the vectors of a corpus's texts; counts tokens in slices, so that questions are answered meanwhile. */
export async function createCorpusVectors(
  texts: CorpusTexts,
  vectors: readonly Int8Array[],
): Promise<CorpusVectors> {
  const passages = vectors.slice(0, texts.extras.length - 1);
  const frequencies = new Map<number, number>();
  for (const [at, passage] of passages.entries()) {
    if (at % sliceSize === 0) await letOthersRun();
    for (const id of new Set(listTokens(passage))) frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
  }
  const weigh = (id: number): number => Math.log(1 + passages.length / ((frequencies.get(id) ?? 0) + 0.5));
  return { ...texts, vectors, weigh };
}

function listSentences({ document, sentences }: Passage): readonly string[] {
  return sentences.map(({ start, end }) => document.text.slice(start, end));
}

/** Title and headings, then the text sentence by sentence, each with what stands before the next. */
function listParts({ document, section, text, start, sentences }: Passage): readonly string[] {
  const cuts = [0, ...sentences.slice(1).map((sentence) => sentence.start - start), text.length];
  const pieces = sentences.map((_, index) => text.slice(cuts[index], cuts[index + 1]));
  return [`${[document.title, ...section.headings].join('. ')}.`, ...pieces];
}
