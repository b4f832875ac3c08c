import type { Passage, Span } from '../corpus/document.ts';
import type { AnswerPassage, ShownPassage } from './answer.ts';
import { leans } from './quotation.ts';
import { countWords, type Piece, spanOf } from './surroundings.ts';

/** Largest share of an excerpt's words that may be marked as the answer. */
export const maxShare = 0.45;

/** A second sentence is marked when it scores so little less than the best, about a fifth as likely, or the best leans on it. */
const closeBehind = 1.5;

/**
 * Chooses the answering sentences by their scores: the best and, when it scores nearly as well, a second; of a list, all
 * items where a list is asked for.
 */
export function chooseHighlights(
  passage: Passage,
  scores: readonly number[],
  around: readonly Piece[],
  wantsList: boolean,
): Pick<AnswerPassage, keyof ShownPassage | 'best'> {
  const order = orderMarkable(passage, scores);
  const [best] = order;
  if (best === undefined) return { ...showMarked(passage, [], around)!, best: undefined };
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
  const choices = [...(wantsList && isWhole && items.length > 1 ? [items] : []), ...pairs, [best]].map(
    (choice) => choice.map(({ index }) => index).toSorted((a, b) => a - b),
  );
  // Those behind the first that stands out are not tried.
  const shown = choices.reduce<ShownPassage | null>(
    (found, marked) => found ?? showMarked(passage, marked, around),
    null,
  )!;
  const place = passage.sentences[best.index]!.start - shown.start;
  return { ...shown, best: shown.highlights.find(({ start }) => start === place) };
}

/**
 * A passage with sentences marked. One that is too short for them to stand out is shown with as much of what stands
 * `around` it as it takes; where that does not help, a sentence alone. Null for several that never stand out.
 */
export function showMarked(
  passage: Passage,
  marked: readonly number[],
  around: readonly Piece[],
): ShownPassage | null {
  const sentences = marked.flatMap((index) => passage.sentences[index] ?? []);
  const alone = sentences.length === 1 ? sentences[0]! : null;
  const shown = widenUntil(passage, wordsFor(passage, marked), around) ?? alone;
  if (shown === null || sentences.length < marked.length) return null;
  const { start, end } = shown;
  const highlights = sentences.map((each) => ({ start: each.start - start, end: each.end - start }));
  return { passage, excerpt: passage.document.text.slice(start, end), start, highlights };
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
