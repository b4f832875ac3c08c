import { showMarked } from '../src/answer/choose-highlights.ts';
import { findSurroundings } from '../src/answer/surroundings.ts';
import type { Corpus } from '../src/corpus/corpus.ts';
import type { Passage } from '../src/corpus/document.ts';
import { UnusableControlError } from '../src/discord/command.ts';
import { decodeNumber, encodeNumber } from '../src/discord/custom-id.ts';
import type { ShownPassage } from '../src/answer/answer.ts';

const separator = '-';
const mostMarks = 2;

/** A shown passage as an argument of a custom id: which passage, and which of its sentences are marked. */
export function encodeRef({ passages }: Pick<Corpus, 'passages'>, shown: ShownPassage): string {
  const { passage, start, highlights } = shown;
  const marks = highlights
    .map((mark) => passage.sentences.findIndex((sentence) => sentence.start === start + mark.start))
    .filter((mark) => mark >= 0)
    .map(encodeNumber);
  const written = marks.length > mostMarks ? [marks[0], '', marks.at(-1)] : marks;
  return [encodeNumber(passages.indexOf(passage)), ...written].join(separator);
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
  const [index, ...written] = text.split(separator);
  const place = requireNumber(index);
  const passage = requirePassage({ passages }, place);
  const shown = showMarked(passage, readMarks(passage, written), findSurroundings(passage, passages, place));
  if (shown === null) throw new UnusableControlError();
  return shown;
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
