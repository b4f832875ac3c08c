import type { Answer } from '../answer/answer.ts';
import { cite, citeWithDate } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, joinLines, type Message, type View } from './message.ts';
import { writeQuestion } from './question.ts';
import { quoteExcerpt, type ShownPassage } from './quote.ts';
import { answeringSentence } from './render-answer.ts';

/** Further passages on a question, each quoted with its place; private. A passage that cannot be quoted is named. */
export function renderPassages(question: string, passages: readonly ShownPassage[], view: View): Message {
  const { words } = view;
  const head = `### ${words.morePassagesOn(echoText(question, shares.nameChars))}`;
  if (passages.length === 0) return frameBlocks([head, words.noMorePassages], view);
  const share = Math.floor((limits.textChars - head.length) / passages.length);
  const blocks = passages.map((shown) => {
    const citation = `— ${citeWithDate(shown.passage, words, answeringSentence(shown))}`;
    const quote = quoteExcerpt(shown, share - citation.length - 1);
    if (quote !== null) return joinLines(quote.markdown, citation);
    const { document, section } = shown.passage;
    return joinLines(words.tooLongToShow, `— ${cite(document, section)}`);
  });
  return frameBlocks([head, ...blocks], view);
}

/** Where the answer may stand, when it is not sure which passage gives it: places to pick from, nothing quoted; public. */
export function renderDoubt({ question, passages }: Answer, view: View): Message {
  const places = passages.map(({ passage }) => `- ${cite(passage.document, passage.section)}`);
  const head = joinLines(writeQuestion(question), view.words.notSure);
  const message = frameBlocks([head, joinLines(...new Set(places))], view);
  return { ...message, hasQuestion: true, isPrivate: false };
}
