import { cite, citeWithDate } from './cite.ts';
import { echoText } from './escape.ts';
import { limits, shares } from './limits.ts';
import { frameBlocks, type Message, type View } from './message.ts';
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
    const quote = quoteExcerpt(shown, share - citation.length - 1, words);
    if (quote !== null) return `${quote.markdown}\n${citation}`;
    const place = cite(shown.passage.document, shown.passage.section);
    return `${words.tooLongToShow}\n— ${place}`;
  });
  return frameBlocks([head, ...blocks], view);
}
