import type { Answer, AnswerPassage } from '../answer/answer.ts';
import { renderAbstention } from './render-abstention.ts';
import { cite, citeLinks, citeWithDate } from './cite.ts';
import { echoText } from './escape.ts';
import { shares } from './limits.ts';
import type { Message } from './message.ts';
import { frameBlocks, lengthOfBlocks } from './parts.ts';
import { quoteExcerpt, type Quote } from './quote.ts';
import type { View } from './style.ts';
import type { Words } from './words.ts';

/**
 * An answer as a message: public with quote and citation when the corpus answers, private with the nearest topics when
 * it does not. Everything is inside Discord's limits; corpus text is shown in whole sentences, exactly as it stands.
 */
export function renderAnswer(answer: Answer, view: View): Message {
  const [best, ...others] = answer.passages;
  return answer.status === 'abstained' || best === undefined
    ? renderAbstention(answer, view)
    : renderAnswered(answer, [best, ...others], view);
}

function renderAnswered(
  answer: Answer,
  [best, ...others]: readonly [AnswerPassage, ...AnswerPassage[]],
  view: View,
): Message {
  const { words, budget } = view;
  const head = [
    `### ${echoText(answer.question, shares.questionChars)}`,
    ...readingLines(answer, words),
  ].join('\n');
  const citation = `— ${citeWithDate(best.passage, words, answeringSentence(best))}`;
  const quote = quoteExcerpt(
    best,
    Math.min(budget.textChars - head.length, budget.blockChars) -
      citation.length -
      words.tooLongToShow.length,
    words,
  );
  const body = [quote?.markdown ?? words.tooLongToShow, citation].join('\n');
  const extras = [sourceLine(best, quote, words), pointerLines(best, others, words)];
  const blocks = extras.reduce<readonly string[]>(
    (fitting, block) => addIfRoom(fitting, block, budget.textChars),
    [head, body],
  );
  return frameBlocks(blocks, view, false);
}

/** Adds a block whole or not at all. */
function addIfRoom(blocks: readonly string[], block: string | null, room: number): readonly string[] {
  if (block === null) return blocks;
  const more = [...blocks, block];
  return lengthOfBlocks(more) <= room ? more : blocks;
}

function readingLines(answer: Answer, words: Words): readonly string[] {
  if (answer.readings.length === 0) return [];
  const readings = answer.readings
    .slice(0, shares.namesInLine)
    .map(({ typed, read }) =>
      words.reading(echoText(typed, shares.termChars), echoText(read, shares.termChars)),
    );
  return [`-# ${words.readAs(readings)}`];
}

function answeringSentence({ excerpt, highlights }: AnswerPassage): string | undefined {
  const first = highlights[0];
  return first === undefined ? undefined : excerpt.slice(first.start, first.end);
}

function sourceLine({ passage }: AnswerPassage, quote: Quote | null, words: Words): string | null {
  const links = quote === null ? [] : citeLinks(passage.document, quote.shown);
  return links.length === 0 ? null : `-# ${words.sources(links.slice(0, shares.namesInLine))}`;
}

/** Up to two other sections, each once. */
function pointerLines(best: AnswerPassage, others: readonly AnswerPassage[], words: Words): string | null {
  const places = others
    .filter(({ passage }) => passage.section.id !== best.passage.section.id)
    .map((other) => cite(other.passage.document, other.passage.section, answeringSentence(other)));
  const lines = [...new Set(places)].slice(0, 2).map((place) => `- ${place}`);
  return lines.length === 0 ? null : [`**${words.moreOnThis}**`, ...lines].join('\n');
}
