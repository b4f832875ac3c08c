import type { Passage } from '../corpus/document.ts';

/** Largest share of an excerpt's words that may be marked as the answer. */
const maxShare = 0.45;

/** A second sentence is marked when it scores at least this share of the best. */
const secondShare = 0.6;

/** What to show of a passage: the sentences from `from` to `to` (exclusive), and which of them to mark. */
export interface Choice {
  readonly from: number;
  readonly to: number;
  /** Indexes of sentences, ascending. */
  readonly marked: readonly number[];
}

/**
 * Chooses the answering sentences by their scores: the best and, when it scores nearly as well and there is room, a
 * second. A list item asked for alone brings its lead-in along. When even the best would be most of what is shown,
 * it is shown alone.
 */
export function chooseHighlights(passage: Passage, scores: readonly number[]): Choice {
  const words = passage.sentences.map((sentence) => sentence.words);
  const total = words.reduce((sum, count) => sum + count, 0);
  const order = scores
    .map((score, index) => ({ score, index }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  const [best] = order;
  if (best === undefined) return { from: 0, to: passage.sentences.length, marked: [] };
  const fits = (indexes: readonly number[]): boolean =>
    indexes.reduce((sum, index) => sum + (words[index] ?? 0), 0) <= maxShare * total;
  if (!fits([best.index])) return { from: best.index, to: best.index + 1, marked: [best.index] };
  const leadIn = passage.sentences[best.index]?.leadIn ?? null;
  const second = order
    .slice(1)
    .find(({ score, index }) => score >= secondShare * best.score && fits([best.index, index]));
  const companion = leadIn !== null && fits([best.index, leadIn]) ? leadIn : second?.index;
  const marked = companion === undefined ? [best.index] : [best.index, companion].toSorted((a, b) => a - b);
  return { from: 0, to: passage.sentences.length, marked };
}
