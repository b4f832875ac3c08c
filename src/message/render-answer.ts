import type { Answer, AnswerPassage } from '../answer/answer.ts';
import { renderAbstention } from './render-abstention.ts';
import { cite, citeLinks, citeWithDate } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import type { Message } from './message.ts';
import { frameBlocks, lengthOfBlocks } from './parts.ts';
import { quoteExcerpt, type Quote } from './quote.ts';
import { words } from './words.ts';

/**
 * An answer as a message: public with quote and citation when the corpus answers, private with the nearest topics when
 * it does not. Everything is inside Discord's limits; corpus text is shown in whole sentences, exactly as it stands.
 */
export function renderAnswer(answer: Answer): Message {
  const [best, ...others] = answer.passages;
  return answer.status === 'abstained' || best === undefined
    ? renderAbstention(answer)
    : renderAnswered(answer, best, others);
}

function renderAnswered(answer: Answer, best: AnswerPassage, others: readonly AnswerPassage[]): Message {
  const head = [`### ${echoText(answer.question, shares.questionChars)}`, ...readingLines(answer)].join('\n');
  const citation = `— ${citeWithDate(best.passage.document, best.passage.section, answeringSentence(best))}`;
  const quote = quoteExcerpt(
    best,
    limits.textChars - head.length - citation.length - words.tooLongToShow.length,
  );
  const body = [quote?.markdown ?? words.tooLongToShow, citation].join('\n');
  const extras = [sourceLine(best, quote), pointerLines(best, others)];
  return frameBlocks(extras.reduce<readonly string[]>(addIfRoom, [head, body]), false);
}

/** Adds a block whole or not at all. */
function addIfRoom(blocks: readonly string[], block: string | null): readonly string[] {
  if (block === null) return blocks;
  const more = [...blocks, block];
  return lengthOfBlocks(more) <= limits.textChars ? more : blocks;
}

function readingLines(answer: Answer): readonly string[] {
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

function sourceLine({ passage }: AnswerPassage, quote: Quote | null): string | null {
  const links = quote === null ? [] : citeLinks(passage.document, quote.shown);
  return links.length === 0 ? null : `-# ${words.sources(links.slice(0, shares.namesInLine))}`;
}

/** Up to two other sections, each once. */
function pointerLines(best: AnswerPassage, others: readonly AnswerPassage[]): string | null {
  const places = others
    .filter(({ passage }) => passage.section.id !== best.passage.section.id)
    .map((other) => cite(other.passage.document, other.passage.section, answeringSentence(other)));
  const lines = [...new Set(places)].slice(0, 2).map((place) => `- ${place}`);
  return lines.length === 0 ? null : [`**${words.moreOnThis}**`, ...lines].join('\n');
}
