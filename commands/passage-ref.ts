import { headingAbove } from '../src/answer/surroundings.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import type { Passage, Sentence } from '../src/corpus/document.ts';
import { UnusableControlError } from '../src/discord/command.ts';
import { decodeNumber, encodeNumber } from '../src/discord/custom-id.ts';
import type { ShownPassage } from '../src/message/quote.ts';

const separator = '-';
const mostMarks = 2;

/**
 * A shown passage as an argument of a custom id: which passage, where it begins (twice the number of the sentence, and
 * one more for the heading above it), how many sentences lie before its end, and which of its own are marked.
 */
export function encodeRef({ passages }: Corpus, shown: ShownPassage): string {
  const { passage, start, excerpt, highlights } = shown;
  const index = passages.indexOf(passage);
  const end = start + excerpt.length;
  const sentences = listSentences(passages, index);
  const from = Math.max(
    sentences.findIndex((sentence) => sentence.start >= start),
    0,
  );
  const to = sentences.filter((sentence) => sentence.end <= end).length;
  const hasHeading = start < (sentences[from]?.start ?? start);
  const marks = highlights
    .map((mark) => passage.sentences.findIndex((sentence) => sentence.start === start + mark.start))
    .filter((mark) => mark >= 0)
    .slice(0, mostMarks);
  return [index, from * 2 + Number(hasHeading), to, ...marks].map(encodeNumber).join(separator);
}

/**
 * Reads {@link encodeRef}.
 *
 * @throws UnusableControlError when it names nothing of this corpus.
 */
export function decodeRef({ passages }: Corpus, text: string): ShownPassage {
  const [index, from = 0, to = 0, ...marks] = text.split(separator).map(requireNumber);
  const passage = requirePassage({ passages }, index);
  const shown = listSentences(passages, passages.indexOf(passage)).slice(Math.floor(from / 2), to);
  const isOwn = shown.some((sentence) => passage.sentences.includes(sentence));
  const marked = marks.map((mark) => passage.sentences[mark]);
  if (!isOwn || marks.length > mostMarks) throw new UnusableControlError();
  const pieces = [...(from % 2 === 1 ? headingAbove(passage) : []), ...shown];
  const start = Math.min(...pieces.map((piece) => piece.start));
  const end = Math.max(...pieces.map((piece) => piece.end));
  const highlights = marked.map((sentence) => {
    if (sentence === undefined || !shown.includes(sentence)) throw new UnusableControlError();
    return { start: sentence.start - start, end: sentence.end - start };
  });
  return { passage, start, excerpt: passage.document.text.slice(start, end), highlights };
}

/** The sentences that may be shown with a passage: those of the passages beside it too, if of the same document. */
function listSentences(passages: readonly Passage[], index: number): readonly Sentence[] {
  const document = passages[index]?.document;
  const near = passages.slice(Math.max(index - 1, 0), index + 2);
  return near.filter((passage) => passage.document === document).flatMap(({ sentences }) => sentences);
}

/** The passage with a number of the corpus; throws UnusableControlError when there is none. */
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
