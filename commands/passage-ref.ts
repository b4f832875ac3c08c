import type { Corpus } from '../src/corpus/corpus.ts';
import type { Passage } from '../src/corpus/document.ts';
import { UnusableControlError } from '../src/discord/command.ts';
import { decodeNumber, encodeNumber } from '../src/discord/custom-id.ts';
import type { ShownPassage } from '../src/message/quote.ts';

const separator = '-';
const mostMarks = 2;

/** A shown passage as an argument of a custom id: which passage, which of its sentences, and which are marked. */
export function encodeRef({ passages }: Corpus, shown: ShownPassage): string {
  const { passage, start, excerpt, highlights } = shown;
  const end = start + excerpt.length;
  const from = passage.sentences.findIndex((sentence) => sentence.start >= start);
  const to = passage.sentences.filter((sentence) => sentence.end <= end).length;
  const marks = highlights
    .map((mark) => passage.sentences.findIndex((sentence) => sentence.start === start + mark.start))
    .filter((index) => index >= 0)
    .slice(0, mostMarks);
  return [passages.indexOf(passage), Math.max(from, 0), to, ...marks].map(encodeNumber).join(separator);
}

/**
 * Reads {@link encodeRef}.
 *
 * @throws UnusableControlError when it names nothing of this corpus.
 */
export function decodeRef(corpus: Corpus, text: string): ShownPassage {
  const [index, from, to, ...marks] = text.split(separator).map(requireNumber);
  const passage = requirePassage(corpus, index);
  const shown = passage.sentences.slice(from, to);
  const first = shown[0];
  const last = shown.at(-1);
  if (first === undefined || last === undefined || to === undefined || marks.length > mostMarks) {
    throw new UnusableControlError();
  }
  const highlights = marks.map((mark) => {
    const sentence = passage.sentences[mark];
    if (sentence === undefined || sentence.start < first.start || sentence.end > last.end) {
      throw new UnusableControlError();
    }
    return { start: sentence.start - first.start, end: sentence.end - first.start };
  });
  const excerpt = passage.document.text.slice(first.start, last.end);
  return { passage, start: first.start, excerpt, highlights };
}

/** The passage with a number of the corpus; throws UnusableControlError when there is none. */
export function requirePassage({ passages }: Corpus, index: number | undefined): Passage {
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
