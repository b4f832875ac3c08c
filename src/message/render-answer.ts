import type { Reading } from '../answer/answer.ts';
import { cite, citeLinks, citeWithDate, describeCorrections } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, lengthOfBlocks, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';
import { quoteExcerpt, type Quote, type ShownPassage } from './quote.ts';
import type { Words } from './words.ts';

/** What is shown of an answer. */
export interface ShownAnswer {
  readonly question: string;
  /** Words that were read as others. */
  readonly readings: readonly Reading[];
  /** Names that the quotation writes otherwise than the question. */
  readonly names: readonly Reading[];
  /** The best first. */
  readonly passages: readonly [ShownPassage, ...ShownPassage[]];
  /** Markdown of who asked, for a copy that others see; null otherwise. */
  readonly signature: string | null;
}

/**
 * An answer as a message with quote and citation; public. Everything is inside Discord's limits; corpus text is shown in
 * whole sentences, exactly as it stands.
 */
export function renderAnswer(answer: ShownAnswer, view: View): Message {
  const { words } = view;
  const [best, ...others] = answer.passages;
  const head = [writeQuestion(answer.question), ...headLines(answer, words)].join('\n');
  const citation = `— ${citeWithDate(best.passage, words, answeringSentence(best))}`;
  const room = limits.textChars - head.length - citation.length - words.tooLongToShow.length;
  const quote = quoteExcerpt(best, room, words);
  const body = [quote?.markdown ?? words.tooLongToShow, citation].join('\n');
  const extras = [
    noteLines(best, quote, words),
    pointerLines(best, others, words),
    languageNote(best, words),
  ];
  const blocks = extras.reduce<readonly string[]>(
    (fitting, block) => addIfRoom(fitting, block, limits.textChars),
    [head, body],
  );
  return { ...frameBlocks(blocks, view), hasQuestion: true, isPrivate: false };
}

/** The sentence that answers, for a link that jumps to it. */
export function answeringSentence({ excerpt, highlights }: ShownPassage): string | undefined {
  const first = highlights[0];
  return first === undefined ? undefined : excerpt.slice(first.start, first.end);
}

/** Adds a block whole or not at all. */
function addIfRoom(blocks: readonly string[], block: string | null, room: number): readonly string[] {
  if (block === null) return blocks;
  const more = [...blocks, block];
  return lengthOfBlocks(more) <= room ? more : blocks;
}

function headLines({ readings, names, signature }: ShownAnswer, words: Words): readonly string[] {
  const shownReadings = readings
    .slice(0, shares.namesInLine)
    .map((reading) => writePair(words.reading, reading));
  const shownNames = names.slice(0, shares.namesInLine).map((reading) => writePair(words.sameName, reading));
  return [
    ...(shownReadings.length === 0 ? [] : [`-# ${words.readAs(shownReadings)}`]),
    ...(shownNames.length === 0 ? [] : [`-# ${words.matchedAs(shownNames)}`]),
    ...(signature === null ? [] : [`-# ${signature}`]),
  ];
}

function writePair(write: (typed: string, read: string) => string, { typed, read }: Reading): string {
  return write(echoText(typed, shares.termChars), echoText(read, shares.termChars));
}

/** Small print under the quotation: that it is corrected, and which links stand in it. */
function noteLines({ passage }: ShownPassage, quote: Quote | null, words: Words): string | null {
  if (quote === null) return null;
  const { document } = passage;
  const correction = describeCorrections(document, passage, quote.shown, words);
  const links = citeLinks(document, quote.shown)
    .filter((link) => correction?.includes(link) !== true)
    .slice(0, shares.namesInLine);
  const lines = [
    ...(correction === null ? [] : [`-# ${correction}`]),
    ...(links.length === 0 ? [] : [`-# ${words.sources(links)}`]),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

/** Up to two other sections, each once. */
function pointerLines(best: ShownPassage, others: readonly ShownPassage[], words: Words): string | null {
  const places = others
    .filter(({ passage }) => passage.section.id !== best.passage.section.id)
    .map((other) => cite(other.passage.document, other.passage.section, answeringSentence(other)));
  const lines = [...new Set(places)].slice(0, 2).map((place) => `- ${place}`);
  return lines.length === 0 ? null : [`**${words.moreOnThis}**`, ...lines].join('\n');
}

/** Says so when the quotation is in another language than the words around it. */
function languageNote({ passage }: ShownPassage, words: Words): string | null {
  const tag = passage.document.language;
  const isSame = tag.split('-', 1)[0]?.toLowerCase() === words.language;
  const name = isSame ? null : nameLanguage(tag, words.language);
  return name === null ? null : `-# ${words.quotesKeepTheirLanguage(name)}`;
}

function nameLanguage(tag: string, inLanguage: string): string | null {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'none' }).of(tag) ?? null;
  } catch {
    // A document may name its language in a way that is no language tag.
    return null;
  }
}
