import { headingAbove, type Piece } from '../src/answer/surroundings.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import type { Passage } from '../src/corpus/document.ts';
import { UnusableControlError } from '../src/discord/command.ts';
import { decodeNumber, encodeNumber } from '../src/discord/custom-id.ts';
import type { ShownPassage } from '../src/message/quote.ts';

const separator = '-';
const mostMarks = 2;

/**
 * A shown passage as an argument of a custom id: which passage, where it begins and ends among its pieces, and which of
 * its own sentences are marked.
 */
export function encodeRef({ passages }: Pick<Corpus, 'passages'>, shown: ShownPassage): string {
  const { passage, start, excerpt, highlights } = shown;
  const pieces = listPieces(passages, passage);
  const from = pieces.findIndex((piece) => piece.start >= start);
  const to = pieces.filter((piece) => piece.end <= start + excerpt.length).length;
  const marks = highlights
    .map((mark) => passage.sentences.findIndex((sentence) => sentence.start === start + mark.start))
    .filter((mark) => mark >= 0)
    .map(encodeNumber);
  const place = [passages.indexOf(passage), Math.max(from, 0), to].map(encodeNumber);
  const written = marks.length > mostMarks ? [marks[0], '', marks.at(-1)] : marks;
  return [...place, ...written].join(separator);
}

/** More marks than two are items of one list: all from the first to the last, which have an empty text between them. */
function readMarks({ sentences }: Passage, written: readonly string[]): readonly number[] {
  const [first, between, last] = written;
  if (between !== '' && written.length > mostMarks) throw new UnusableControlError();
  if (between !== '') return written.map(requireNumber);
  const [from, to] = [requireNumber(first), requireNumber(last)];
  return [...sentences.keys()].filter((mark) => mark >= from && mark <= to);
}

/**
 * Reads {@link encodeRef}.
 *
 * @throws UnusableControlError when it names nothing of this corpus.
 */
export function decodeRef({ passages }: Pick<Corpus, 'passages'>, text: string): ShownPassage {
  const parts = text.split(separator);
  const [index, from = 0, to = 0] = parts.slice(0, 3).map(requireNumber);
  const passage = requirePassage({ passages }, index);
  const shown = listPieces(passages, passage).slice(from, to);
  const marked = readMarks(passage, parts.slice(3)).map((mark) => passage.sentences[mark]);
  const isOwn = passage.sentences.some((sentence) => shown.includes(sentence));
  if (!isOwn) throw new UnusableControlError();
  const start = Math.min(...shown.map((piece) => piece.start));
  const end = Math.max(...shown.map((piece) => piece.end));
  const highlights = marked.map((sentence) => {
    if (sentence === undefined || !shown.includes(sentence)) throw new UnusableControlError();
    return { start: sentence.start - start, end: sentence.end - start };
  });
  return { passage, start, excerpt: passage.document.text.slice(start, end), highlights };
}

/** What may be shown with a passage: its heading, its sentences, and what the passages beside it say. */
function listPieces(passages: readonly Passage[], passage: Passage): readonly Piece[] {
  const index = passages.indexOf(passage);
  const around = passages.slice(Math.max(0, index - 1), index + 2);
  const near = around.filter(({ document }) => document === passage.document);
  return near.flatMap((each) => [...headingAbove(each), ...each.sentences]);
}

export function requirePassage({ passages }: Pick<Corpus, 'passages'>, index: number | undefined): Passage {
  const passage = index === undefined ? undefined : passages[index];
  if (passage === undefined) throw new UnusableControlError();
  return passage;
}

/** A number from an argument; throws UnusableControlError when it is none. */
export function requireNumber(text: string | undefined): number {
  const number = decodeNumber(text);
  if (number === null) throw new UnusableControlError();
  return number;
}
