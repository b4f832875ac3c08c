import type { Answer, Reading } from '../answer/answer.ts';
import { cite, citeLinks, citeWithDate } from './cite.ts';
import { describeCorrections } from './corrections.ts';
import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import type { Message } from './message.ts';
import { frameBlocks, lengthOfBlocks } from './parts.ts';
import { quoteExcerpt, type Quote, type ShownPassage } from './quote.ts';
import { renderAbstention } from './render-abstention.ts';
import type { View } from './style.ts';
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
 * An answer as a message: public with quote and citation when the corpus answers, private with the nearest topics when
 * it does not. Everything is inside Discord's limits; corpus text is shown in whole sentences, exactly as it stands.
 */
export function renderAnswer(answer: Answer, view: View, names: readonly Reading[] = []): Message {
  const [best, ...others] = answer.passages;
  if (answer.status === 'abstained' || best === undefined) return renderAbstention(answer, view);
  const { question, readings } = answer;
  return renderShownAnswer({ question, readings, names, passages: [best, ...others], signature: null }, view);
}

/** An answer from what is to be shown of it; public. */
export function renderShownAnswer(answer: ShownAnswer, view: View): Message {
  const { words, budget } = view;
  const [best, ...others] = answer.passages;
  const head = [`### ${echoText(answer.question, shares.questionChars)}`, ...headLines(answer, words)].join(
    '\n',
  );
  const citation = `— ${citeWithDate(best.passage, words, answeringSentence(best))}`;
  const quote = quoteExcerpt(
    best,
    Math.min(budget.textChars - head.length, budget.blockChars) -
      citation.length -
      words.tooLongToShow.length,
    words,
  );
  const body = [quote?.markdown ?? words.tooLongToShow, citation].join('\n');
  const extras = [
    noteLines(best, quote, words),
    pointerLines(best, others, words),
    languageNote(best, words),
  ];
  const blocks = extras.reduce<readonly string[]>(
    (fitting, block) => addIfRoom(fitting, block, budget.textChars),
    [head, body],
  );
  return frameBlocks(blocks, view, false);
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
