import type { Passage, Span } from '../corpus/document.ts';
import { leans } from './quotation.ts';
import { countWords, type Piece, spanOf } from './surroundings.ts';

/** Largest share of an excerpt's words that may be marked as the answer. */
export const maxShare = 0.45;

/** A second sentence is marked when it scores so little less than the best, about a fifth as likely, or the best leans on it. */
const closeBehind = 1.5;

/** What to show of a document, and which sentences of the passage to mark. */
export interface Choice {
  /** What to show: a span of the document's text. */
  readonly shown: Span;
  /** Indexes of sentences of the passage, ascending. */
  readonly marked: readonly number[];
}

/**
 * Chooses the answering sentences by their scores: the best and, when it scores nearly as well, a second; of a list, all
 * items where a list is asked for. A passage too short for the marked part to stand out is shown with as much of what
 * stands `around` it as it takes. When that does not help, the best sentence is shown alone.
 */
export function chooseHighlights(
  passage: Passage,
  scores: readonly number[],
  around: readonly Piece[],
  wantsList: boolean,
): Choice {
  const order = orderMarkable(passage, scores);
  const [best] = order;
  if (best === undefined) return { shown: spanOf(passage, []), marked: [] };
  const leadIn = passage.sentences[best.index]!.leadIn ?? null;
  const isItem = (index: number): boolean => leadIn !== null && passage.sentences[index]!.leadIn === leadIn;
  const items = order.filter(({ index }) => isItem(index));
  // Of a list that leads in or asks inside, a part would be marked.
  const isWhole = items.length === [...passage.sentences.keys()].filter(isItem).length;
  const seconds = order.slice(1).filter(({ score }) => best.score - score <= closeBehind);
  const leansOn = leans(textOf(passage, best.index))
    ? order.filter(({ index }) => index === best.index - 1)
    : [];
  const pairs = [...leansOn, ...seconds].map((second) => [best, second]);
  const choices = [...(wantsList && isWhole && items.length > 1 ? [items] : []), ...pairs, [best]];
  for (const choice of choices) {
    const marked = choice.map(({ index }) => index).toSorted((a, b) => a - b);
    const shown = widenUntil(passage, wordsFor(passage, marked), around);
    if (shown !== null) return { shown, marked };
  }
  return { shown: passage.sentences[best.index] ?? passage, marked: [best.index] };
}

/** How a sentence begins that only tells where to read on. */
const crossReference = /^(?:see|refer to|(?:read|learn|find(?: out)?) more|for more)\b/iu;

interface Scored {
  readonly score: number;
  readonly index: number;
}

/** The sentences that may be marked, the best first; where nothing else is said, what leads in to code. */
function orderMarkable(passage: Passage, scores: readonly number[]): readonly Scored[] {
  const order = scores
    .map((score, index) => ({ score, index }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  const telling = order.filter(({ index }) => mayBeMarked(passage, index));
  return telling.length > 0 ? telling : order.filter(({ index }) => leadsToCode(passage, index));
}

/** Code, notes, cross references, questions that are answered after them and what only leads in are no answer by themselves. */
function mayBeMarked(passage: Passage, index: number): boolean {
  const { kind } = passage.sentences[index]!;
  if (passage.sentences.length === 1) return true;
  if (kind === 'code' || kind === 'note' || crossReference.test(textOf(passage, index))) return false;
  const isLast = index === passage.sentences.length - 1;
  return isLast || !/[?:]$|\b(?:as follows|the following)\.$/iu.test(textOf(passage, index).trimEnd());
}

function leadsToCode({ sentences }: Passage, index: number): boolean {
  return sentences[index]!.kind === 'sentence' && sentences[index + 1]?.kind === 'code';
}

function textOf({ document, sentences }: Passage, index: number): string {
  return document.text.slice(sentences[index]!.start, sentences[index]!.end);
}

/** Fewest words of an excerpt in which these sentences may be marked. */
function wordsFor({ sentences }: Passage, marked: readonly number[]): number {
  return marked.reduce((sum, index) => sum + (sentences[index]?.words ?? 0), 0) / maxShare;
}

/** The passage with as few of the pieces as make `wanted` words; null when all of them do not. */
function widenUntil(passage: Passage, wanted: number, pieces: readonly Piece[]): Span | null {
  let words = countWords(passage);
  let taken = 0;
  while (words < wanted && taken < pieces.length) {
    words += pieces[taken]?.words ?? 0;
    taken += 1;
  }
  return words < wanted ? null : spanOf(passage, pieces.slice(0, taken));
}
