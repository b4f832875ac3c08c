import type { Answer } from '../answer/answer.ts';
import type { Comparison } from '../answer/comparison.ts';
import type { Engine } from '../answer/engine.ts';
import { frameBlocks, joinLines } from '../message/message.ts';
import { renderAbstention } from '../message/render-abstention.ts';
import { nameUnanswered, renderAnswer, renderPassages } from '../message/render-answer.ts';
import { pageComparison, renderComparison } from '../message/render-comparison.ts';
import { catalogue } from '../message/words.ts';
import { printMessage } from './print-markdown.ts';
import type { Style } from './terminal.ts';

const words = catalogue.en;

export function printAnswer(answer: Answer, { corpus, subjects }: Engine, style: Style): string {
  const { question, comparison, status, sure, unanswered } = answer;
  const [best, ...others] = answer.passages;
  if (comparison !== null) return printComparison(comparison, style, false);
  if (status === 'abstained' || best === undefined) {
    return printMessage(renderAbstention(answer, words, corpus.settings), style);
  }
  if (!sure) {
    // Nothing can be picked here.
    const unmarked = answer.passages.map((passage) => ({ ...passage, highlights: [] }));
    const [, ...quoted] = renderPassages(question, unmarked, words).blocks;
    const head = joinLines(nameUnanswered(unanswered, words), words.notSure);
    return printMessage(frameBlocks(head, ...quoted), style);
  }
  const names = subjects.otherNames(question, best.excerpt);
  const shown = { ...answer, names, passages: [best, ...others] as const, signature: null };
  return printMessage(renderAnswer(shown, words), style);
}

export function printComparison(comparison: Comparison, style: Style, isWhole: boolean): string {
  const [head = '', ...others] = renderComparison(comparison, words).blocks;
  const [first, ...further] = comparison.status === 'answered' ? pageComparison(comparison, words) : [];
  const more = further.flat();
  const { a, b, aspect } = comparison;
  const options = aspect === null ? '--all' : `--all --aspect "${aspect}"`;
  const note = `-# More rows: ${more.length}, shown by: virtbot compare ${options} "${a.asked}" "${b.asked}"`;
  const rest = isWhole || more.length === 0 ? more : [note];
  return printMessage(frameBlocks(head, ...(first ?? others), ...rest), style);
}
