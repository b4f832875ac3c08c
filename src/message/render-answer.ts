import type { Answer, ShownPassage } from '../answer/answer.ts';
import type { Reading } from '../retrieval/repair.ts';
import { cite, citeLinks, citeWithDate } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { addFitting, frameBlocks, joinLines, type Message, smallPrint, writeQuestion } from './message.ts';
import { quoteExcerpt } from './quote.ts';
import { nameLanguage, type Words } from './words.ts';

export interface ShownAnswer {
  readonly question: string;
  /** Words that were read as others. */
  readonly readings: readonly Reading[];
  /** Of several questions asked in one, those that are not answered. */
  readonly unanswered: readonly string[];
  /** Names that the quotation writes otherwise than the question. */
  readonly names: readonly Reading[];
  /** The best first. */
  readonly passages: readonly [ShownPassage, ...ShownPassage[]];
  /** Markdown of who asked, for a copy that others see; null otherwise. */
  readonly signature: string | null;
}

/**
 * An answer as a message with quote and citation. Everything is inside Discord's limits; corpus text is shown in
 * whole sentences, exactly as it stands.
 */
export function renderAnswer(answer: ShownAnswer, words: Words): Message {
  const { question, readings, unanswered, names, signature } = answer;
  const [best, ...others] = answer.passages;
  const head = joinLines(
    writeQuestion(question),
    smallPrint(readings.map(writePair('→')), words.readAs),
    smallPrint(names.map(writePair('=')), words.matchedAs),
    nameUnanswered(unanswered, words),
    signature === null ? null : `-# ${signature}`,
  );
  const citation = `— ${citeWithDate(best.passage, words, answeringSentence(best))}`;
  const room = limits.textChars - head.length - citation.length - words.tooLongToShow.length;
  const quote = quoteExcerpt(best, room);
  const extras = [
    quote === null ? '' : joinLines(smallPrint(citeLinks(best.passage.document, quote.shown), words.sources)),
    pointElsewhere(best, others, words),
    noteLanguage(best, words),
  ];
  const body = joinLines(quote?.markdown ?? words.tooLongToShow, citation);
  return { ...frameBlocks(...addFitting([head, body], extras)), hasQuestion: true };
}

/** Small print that names the questions without an answer, if there are any. */
export function nameUnanswered(questions: readonly string[], words: Words): string | null {
  const echoed = questions.map((question) => echoText(question));
  return smallPrint(echoed, words.unanswered);
}

function answeringSentence({ excerpt, highlights }: ShownPassage): string | undefined {
  const first = highlights[0];
  return first === undefined ? undefined : excerpt.slice(first.start, first.end);
}

function writePair(sign: string): (reading: Reading) => string {
  return ({ typed, read }) => [typed, read].map((name) => echoText(name, shares.termChars)).join(` ${sign} `);
}

function pointElsewhere(best: ShownPassage, others: readonly ShownPassage[], words: Words): string {
  const places = others
    .filter(({ passage }) => passage.section.id !== best.passage.section.id)
    .map((other) => `- ${cite(other.passage.document, other.passage.section, answeringSentence(other))}`);
  const lines = [...new Set(places)].slice(0, 2);
  return lines.length === 0 ? '' : joinLines(`**${words.moreOnThis}**`, ...lines);
}

function noteLanguage({ passage }: ShownPassage, words: Words): string {
  const { language } = passage.document;
  const isSame = language.split('-', 1)[0]?.toLowerCase() === words.language;
  const name = isSame ? null : nameLanguage(language, words);
  return name === null ? '' : `-# ${words.quotesKeepTheirLanguage(name)}`;
}

/** Further passages on a question, each quoted with its place. A passage that cannot be quoted is named. */
export function renderPassages(question: string, passages: readonly ShownPassage[], words: Words): Message {
  const head = `### ${words.morePassagesOn(echoText(question))}`;
  const share = Math.floor((limits.textChars - head.length) / passages.length);
  const blocks = passages.map((shown) => {
    const citation = `— ${citeWithDate(shown.passage, words, answeringSentence(shown))}`;
    const quote = quoteExcerpt(shown, share - citation.length - 1);
    if (quote !== null) return joinLines(quote.markdown, citation);
    const { document, section } = shown.passage;
    return joinLines(words.tooLongToShow, `— ${cite(document, section)}`);
  });
  return frameBlocks(head, ...blocks);
}

/** Where the answer may stand, when it is not sure which passage gives it: places to pick from, nothing quoted. */
export function renderDoubt({ question, unanswered, passages }: Answer, words: Words): Message {
  const places = passages.map(({ passage }) => `- ${cite(passage.document, passage.section)}`);
  const head = joinLines(writeQuestion(question), nameUnanswered(unanswered, words), words.notSure);
  return { ...frameBlocks(head, joinLines(...new Set(places))), hasQuestion: true };
}
