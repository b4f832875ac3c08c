import { type Passage, type Sentence, type Span, withMarker } from '../corpus/document.ts';

/** A stretch of text beside a passage. */
export interface Piece extends Span {
  readonly words: number;
}

/** Most words of an excerpt. */
const maxExcerptWords = 180;

/** A passage of at least this many words speaks for itself. */
const shortPassageWords = 80;

/**
 * What may be shown with a passage, in the order in which it is added: its heading, and for a short passage the
 * sentences of the next passage of the document, then those of the one before, the nearest first; a list, table or code
 * never without its beginning, nor a lead-in without what it announces. `place` is that of the passage among all.
 */
export function findSurroundings(
  passage: Passage,
  passages: readonly Passage[],
  place = passages.indexOf(passage),
): readonly Piece[] {
  const words = countWords(passage);
  const [before, after] = (place === -1 ? [] : [passages[place - 1], passages[place + 1]]).map((other) =>
    other?.document === passage.document ? other : undefined,
  );
  const near =
    words < shortPassageWords
      ? [
          ...joinAnnounced(after?.sentences ?? [], passage.document.text),
          ...(before === undefined ? [] : lookBack(before, passage)),
        ]
      : [];
  return keepFitting([...headingAbove(passage), ...near], maxExcerptWords - words);
}

/** The sentences before, the nearest first; what stands under another heading only whole, and with that. */
function lookBack(before: Passage, passage: Passage): readonly Piece[] {
  if (before.section.id === passage.section.id) return joinLists(before.sentences).toReversed();
  return headingAbove(before).map(({ start, words }) => {
    return { start, end: before.end, words: words + countWords(before) };
  });
}

/** Sentences, and with its lead-in all of what is no sentence: a part of a list or of code would be garbled. */
function joinLists(sentences: readonly Sentence[]): readonly Piece[] {
  return joinPieces(
    sentences,
    ({ kind, leadIn }, before, at) => kind !== 'sentence' && (kind === before.kind || leadIn === at - 1),
  );
}

/** Sentences, code whole, and what only leads in with the beginning of what it announces, or not at all. */
function joinAnnounced(sentences: readonly Sentence[], text: string): readonly Piece[] {
  const announces = ({ end }: Piece): boolean => text[end - 1] === ':';
  const isTied = ({ kind }: Sentence, before: Sentence): boolean =>
    announces(before) || (kind === 'code' && before.kind === 'code');
  return joinPieces(sentences, isTied).filter((piece) => !announces(piece));
}

function joinPieces(
  sentences: readonly Sentence[],
  isTied: (sentence: Sentence, before: Sentence, at: number) => boolean,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const [at, sentence] of sentences.entries()) {
    const previous = sentences[at - 1];
    const before = previous !== undefined && isTied(sentence, previous, at) ? pieces.pop() : undefined;
    const { start, end, words } = sentence;
    pieces.push({ start: before?.start ?? start, end, words: words + (before?.words ?? 0) });
  }
  return pieces;
}

/** The passage and the pieces beside it, as one span of the document. */
export function spanOf(passage: Passage, pieces: readonly Piece[]): Span {
  return {
    start: withMarker(passage.document.text, Math.min(passage.start, ...pieces.map(({ start }) => start))),
    end: Math.max(passage.end, ...pieces.map(({ end }) => end)),
  };
}

/** Number of words of a passage. */
export function countWords({ sentences }: Passage): number {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}

/** The pieces up to the first that does not fit. */
function keepFitting(pieces: readonly Piece[], room: number): readonly Piece[] {
  let words = 0;
  const end = pieces.findIndex((piece) => {
    words += piece.words;
    return words > room;
  });
  return end === -1 ? pieces : pieces.slice(0, end);
}

/** The passage's own heading, where it stands right above it; else nothing. */
function headingAbove({ document, section, start }: Passage): readonly Piece[] {
  const heading = section.headings.at(-1);
  if (heading === undefined) return [];
  const above = document.text.slice(0, withMarker(document.text, start)).trimEnd();
  if (!above.endsWith(heading)) return [];
  return [{ start: above.length - heading.length, end: above.length, words: heading.split(/\s+/u).length }];
}
